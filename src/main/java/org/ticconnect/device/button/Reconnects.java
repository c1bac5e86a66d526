package org.ticconnect.device.button;

import java.time.Duration;
import java.util.OptionalLong;

/** Lets the device connect anew at most once in five seconds. */
public final class Reconnects {
  /** Between two of them. */
  public static final Duration APART = Duration.ofSeconds(5);

  private OptionalLong last = OptionalLong.empty();

  /**
   * Takes the turn, when it is time.
   *
   * @param now on the monotonic clock, in nanoseconds
   * @return how long to wait when it is not; zero when the turn was taken
   */
  synchronized Duration turn(long now) {
    if (last.isPresent() && now - last.getAsLong() < APART.toNanos()) {
      return APART.minusNanos(now - last.getAsLong());
    }
    last = OptionalLong.of(now);
    return Duration.ZERO;
  }
}
