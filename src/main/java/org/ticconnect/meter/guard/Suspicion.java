package org.ticconnect.meter.guard;

import java.util.Locale;

/** Why a value is not believed. */
public enum Suspicion {
  /** An index is lower than it was. */
  INDEX_FELL("the index is lower than it was"),
  /** An index grew by more than the meter can measure in the time that its clock tells. */
  INDEX_ROSE_TOO_FAST("the index grew by more than this meter can measure in the time passed"),
  /** Volts, amperes or powers that cannot be. */
  BEYOND_PHYSICS("the value is greater than this meter can measure"),
  /** The power of a phase has nothing to do with its volts times its amperes. */
  NOT_VOLTS_TIMES_AMPERES("the power does not fit voltage times current of its phase"),
  /** The time of a value lies where the meter's own clock does not allow it. */
  TIME_IMPLAUSIBLE("the time does not fit the meter's clock");

  private final String sentence;

  Suspicion(String sentence) {
    this.sentence = sentence;
  }

  /** For people, without a full stop. */
  public String sentence() {
    return sentence;
  }

  /** Lower-case name. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
