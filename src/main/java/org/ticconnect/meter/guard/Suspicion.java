package org.ticconnect.meter.guard;

import java.util.Locale;

/** Why a value is not believed. */
public enum Suspicion {
  /** An index is lower than it was. */
  INDEX_FELL("the index is lower than it was", "l’index est plus bas qu’avant"),
  /** An index grew by more than the meter can measure in the time that its clock tells. */
  INDEX_ROSE_TOO_FAST(
      "the index grew by more than this meter can measure in the time passed",
      "l’index a augmenté de plus que ce compteur ne peut mesurer dans le temps écoulé"),
  /** Volts, amperes or powers that cannot be. */
  BEYOND_PHYSICS(
      "the value is greater than this meter can measure",
      "la valeur dépasse ce que ce compteur peut mesurer"),
  /** The power of a phase has nothing to do with its volts times its amperes. */
  NOT_VOLTS_TIMES_AMPERES(
      "the power does not fit voltage times current of its phase",
      "la puissance ne correspond pas à la tension multipliée par le courant de sa phase"),
  /** The time of a value lies where the meter's own clock does not allow it. */
  TIME_IMPLAUSIBLE(
      "the time does not fit the meter's clock",
      "l’heure ne correspond pas à l’horloge du compteur");

  private final String sentence;
  private final String french;

  Suspicion(String sentence, String french) {
    this.sentence = sentence;
    this.french = french;
  }

  /** For people, without a full stop. */
  public String sentence() {
    return sentence;
  }

  /** The same in French. */
  public String french() {
    return french;
  }

  /** Lower-case name. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
