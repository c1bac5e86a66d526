package org.ticconnect.source.simulator;

import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;

/** Means over periods of some minutes, as the load curve and UMOY tell them. */
final class PeriodMean {
  /**
   * @param mean of a complete period
   * @param end of that period, in legal time
   */
  record Point(long mean, ZonedDateTime end) {}

  private final int minutes;
  private double sum;
  private int seconds;
  private Point last;
  private Point previous;

  PeriodMean(int minutes, double first, ZonedDateTime time) {
    this.minutes = minutes;
    this.last = new Point(Math.round(first), floor(time));
    this.previous = new Point(Math.round(first), floor(time).minusMinutes(minutes));
  }

  /** One second goes by. */
  void measure(double value, ZonedDateTime time) {
    sum += value;
    seconds++;
    ZonedDateTime end = floor(time);
    if (end.isAfter(last.end())) {
      previous = last;
      last = new Point(Math.round(sum / seconds), end);
      sum = 0;
      seconds = 0;
    }
  }

  private ZonedDateTime floor(ZonedDateTime time) {
    ZonedDateTime hour = time.truncatedTo(ChronoUnit.HOURS);
    return hour.plusMinutes((long) (time.getMinute() / minutes) * minutes);
  }

  Point last() {
    return last;
  }

  Point previous() {
    return previous;
  }
}
