package org.ticconnect.source.simulator;

import java.time.ZonedDateTime;

/** The day's greatest filtered power and the previous day's, as SMAXSN and SMAXSN-1 tell them. */
final class DailyMaximum {
  /** Weight of a second in the filter (specification 7). */
  private static final double WEIGHT = 0.008;

  /**
   * @param voltAmperes greatest filtered power
   * @param time when it was, in legal time
   */
  record Peak(long voltAmperes, ZonedDateTime time) {}

  private double filteredSquare;
  private Peak today;
  private Peak yesterday;

  DailyMaximum(double voltAmperes, ZonedDateTime time) {
    filteredSquare = voltAmperes * voltAmperes;
    today = new Peak(Math.round(voltAmperes), time);
    yesterday = new Peak(Math.round(voltAmperes), time.minusDays(1));
  }

  /** One second goes by. */
  void measure(double voltAmperes, ZonedDateTime time) {
    filteredSquare += WEIGHT * (voltAmperes * voltAmperes - filteredSquare);
    if (!time.toLocalDate().equals(today.time().toLocalDate())) {
      yesterday = today;
      today = new Peak(0, time.toLocalDate().atStartOfDay(time.getZone()));
    }
    long filtered = Math.round(Math.sqrt(filteredSquare));
    if (filtered > today.voltAmperes()) {
      today = new Peak(filtered, time);
    }
  }

  Peak today() {
    return today;
  }

  Peak yesterday() {
    return yesterday;
  }
}
