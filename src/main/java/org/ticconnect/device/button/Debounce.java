package org.ticconnect.device.button;

import java.time.Duration;
import java.util.Optional;

/**
 * Makes the levels of a contact that bounces into changes: a level counts when it was seen for 30
 * ms without another one, and from when it was first seen. Times are on the monotonic clock, in
 * nanoseconds.
 */
final class Debounce {
  static final Duration STEADY = Duration.ofMillis(30);

  private Optional<Boolean> accepted = Optional.empty();
  private boolean level;
  private long since;
  private long lastDown;
  private boolean blind = true;

  /**
   * @param first nobody knows what was before it
   * @param at when it began to be seen
   * @param lastDown when the other level was seen for the last time, when this one is up
   */
  record Change(boolean down, boolean first, long at, long lastDown) {}

  /** At most one change: what is short comes to light only when it is over. */
  Optional<Change> see(boolean down, long now) {
    Optional<Change> change = blind ? Optional.empty() : steady(now);
    if (blind || down != level) {
      blind = false;
      level = down;
      since = now;
    }
    if (down) {
      lastDown = now;
    }
    return change;
  }

  private Optional<Change> steady(long now) {
    if (now - since < STEADY.toNanos() || accepted.equals(Optional.of(level))) {
      return Optional.empty();
    }
    Change change = new Change(level, accepted.isEmpty(), since, lastDown);
    accepted = Optional.of(level);
    return Optional.of(change);
  }

  /** Nothing is known any more. */
  void forget() {
    blind = true;
    accepted = Optional.empty();
  }
}
