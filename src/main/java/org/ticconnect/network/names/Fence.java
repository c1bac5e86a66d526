package org.ticconnect.network.names;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/** How much processor time may be used within a while. For one thread. */
final class Fence {
  private final long window;
  private final long allowed;
  private final Deque<Sample> samples = new ArrayDeque<>();

  private record Sample(long at, long used) {}

  /**
   * @param percent of one core
   */
  Fence(Duration window, int percent) {
    this.window = window.toNanos();
    this.allowed = this.window / 100 * percent;
  }

  /** Begins to count anew. */
  void reset() {
    samples.clear();
  }

  /**
   * Whether more was used than is allowed.
   *
   * @param now nanoseconds
   * @param used processor time up to now in nanoseconds
   */
  boolean isPassed(long now, long used) {
    samples.addLast(new Sample(now, used));
    while (now - samples.getFirst().at() > window) {
      samples.removeFirst();
    }
    return used - samples.getFirst().used() > allowed;
  }
}
