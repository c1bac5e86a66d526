package org.ticconnect.network.names;

import java.time.Duration;
import java.util.OptionalLong;

/** A rest after trouble, each longer than the one before until there was none for long. */
final class GrowingPause {
  private final long first;
  private final long longest;
  private long next;
  private OptionalLong until = OptionalLong.empty();

  /**
   * @param longest also how long it takes without trouble until the next rest is a short one again
   */
  GrowingPause(Duration first, Duration longest) {
    this.first = first.toNanos();
    this.longest = longest.toNanos();
    this.next = this.first;
  }

  /** Begins. */
  void begin(long now) {
    if (until.isPresent() && now - until.getAsLong() > longest) {
      next = first;
    }
    until = OptionalLong.of(now + next);
    next = Math.min(2 * next, longest);
  }

  /** Ends it at once; the next one is short again. */
  void end() {
    until = OptionalLong.empty();
    next = first;
  }

  /** Nanoseconds that are left; 0 outside of a rest. */
  long left(long now) {
    return until.isPresent() ? Math.max(0, until.getAsLong() - now) : 0;
  }
}
