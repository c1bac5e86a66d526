package org.ticconnect.source.simulator;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The kinds of meter that can be simulated. */
public enum Profile {
  /** Consumer, one phase, one price. */
  SINGLE_PHASE(1, false, false, Calendar.BASE, 9, 64),
  /** Consumer, three phases, peak and off-peak hours. */
  THREE_PHASE(3, false, false, Calendar.OFF_PEAK, 12, 76),
  /** Producer's contract, one phase, solar panels. */
  PRODUCER(1, true, true, Calendar.BASE, 9, 64),
  /** Consumer, one phase, Tempo with its coloured days. */
  TEMPO(1, false, false, Calendar.TEMPO, 9, 64),
  /** Solar panels without a producer's contract: injection shows only in STGE and the current. */
  SOLAR(1, true, false, Calendar.BASE, 6, 64);

  final int phases;
  final boolean roof;
  final boolean producer;
  final Calendar calendar;
  final int subscribedKva;
  final int meterType;

  Profile(
      int phases,
      boolean roof,
      boolean producer,
      Calendar calendar,
      int subscribedKva,
      int meterType) {
    this.phases = phases;
    this.roof = roof;
    this.producer = producer;
    this.calendar = calendar;
    this.subscribedKva = subscribedKva;
    this.meterType = meterType;
  }

  /**
   * @param text such as {@code three-phase}; empty for {@code single-phase}
   * @throws IllegalArgumentException when there is none of that name
   */
  public static Profile named(String text) {
    String wanted = text.isEmpty() ? SINGLE_PHASE.text() : text;
    return Arrays.stream(values())
        .filter(profile -> profile.text().equals(wanted))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("no profile '" + text + "': there are " + names()));
  }

  /** All names, for messages. */
  public static String names() {
    return Arrays.stream(values()).map(Profile::text).collect(Collectors.joining(", "));
  }

  private String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
