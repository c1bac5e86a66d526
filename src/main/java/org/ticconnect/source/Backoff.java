package org.ticconnect.source;

import java.time.Duration;

/**
 * Growing pauses between attempts: doubled each time up to a limit, the first again after success.
 */
final class Backoff {
  private final Duration first;
  private final Duration longest;
  private Duration next;

  Backoff(Duration first, Duration longest) {
    this.first = first;
    this.longest = longest;
    this.next = first;
  }

  /**
   * Waits.
   *
   * @throws InterruptedException when the consumer stops
   */
  void pause() throws InterruptedException {
    Pace.sleep(next);
    Duration doubled = next.multipliedBy(2);
    next = doubled.compareTo(longest) < 0 ? doubled : longest;
  }

  void succeeded() {
    next = first;
  }
}
