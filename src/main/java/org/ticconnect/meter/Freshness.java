package org.ticconnect.meter;

import java.time.Duration;

/**
 * The one rule that says when a measurement is too old to be served.
 *
 * @param limit age from which a measurement is stale, 5 to 60 s
 */
public record Freshness(Duration limit) {

  /**
   * @param nanos when something was last confirmed, on the monotonic clock
   * @param now on the same clock
   */
  public boolean fresh(long nanos, long now) {
    return now - nanos < limit.toNanos();
  }
}
