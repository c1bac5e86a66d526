package org.ticconnect.mqtt.topic;

import java.time.Duration;
import java.util.Optional;

/** Mean, least and greatest of a number over a window of time; of one topic. */
final class Window {

  /**
   * @param mean of the values as they came
   * @param count at least 1
   */
  record Statistics(double mean, double least, double greatest, long count) {}

  private final Duration length;
  private long begin;
  private long last;
  private double sum;
  private double least;
  private double greatest;
  private long count;

  Window(Duration length) {
    this.length = length;
  }

  /**
   * @param now monotonic clock in nanoseconds
   * @return the window that ended before this value, which is the first of the next; a window in
   *     which nothing was heard for longer than its length is forgotten, for it would be told as if
   *     it had just ended
   */
  Optional<Statistics> add(double number, long now) {
    Optional<Statistics> ended = Optional.empty();
    if (count > 0 && now - last > length.toNanos()) {
      count = 0;
    } else if (count > 0 && now - begin >= length.toNanos()) {
      ended = Optional.of(new Statistics(sum / count, least, greatest, count));
      count = 0;
    }
    if (count == 0) {
      begin = now;
      sum = 0;
      least = number;
      greatest = number;
    }
    last = now;
    sum += number;
    least = Math.min(least, number);
    greatest = Math.max(greatest, number);
    count++;
    return ended;
  }
}
