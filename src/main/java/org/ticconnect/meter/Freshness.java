package org.ticconnect.meter;

import java.time.Duration;

/**
 * The one rule that says when a measurement is too old to be served; registers, topics, status and
 * page all ask it.
 *
 * @param limit age from which what is measured all the time is stale, 5 to 60 s; what stays true
 *     for longer has the limit of its {@link Lasting}
 */
public record Freshness(Duration limit) {

  /**
   * @param nanos when something was last confirmed, on the monotonic clock
   * @param now on the same clock
   */
  public boolean fresh(long nanos, long now) {
    return now - freshUntil(nanos) < 0;
  }

  /** Time of the monotonic clock from which something that was confirmed then is stale. */
  public long freshUntil(long nanos) {
    return nanos + limit.toNanos();
  }

  /** Whether a measurement may be served at that time of the monotonic clock. */
  public boolean fresh(Measurement measurement, long now) {
    return now - freshUntil(measurement) < 0;
  }

  /** Time of the monotonic clock from which the measurement is stale. */
  public long freshUntil(Measurement measurement) {
    Duration lasting = measurement.quantity().lasting().longest().orElse(limit);
    // That a meter does not send something is confirmed by each frame.
    boolean sent = measurement.value().isPresent();
    return measurement.nanos() + (sent && lasting.compareTo(limit) > 0 ? lasting : limit).toNanos();
  }
}
