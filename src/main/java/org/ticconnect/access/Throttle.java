package org.ticconnect.access;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.LongSupplier;

/**
 * How many passwords are looked at. A source has ten a minute and all have sixty, of which those
 * that tried within the last ten minutes share nine: who attacks from fifty addresses still leaves
 * room for the owner's first try. Nothing is locked for longer than that.
 */
final class Throttle {
  static final int MOST_OF_A_SOURCE = 10;
  static final int MOST_OF_ALL = 60;
  private static final int MOST_REPEATED = 9;
  private static final int MOST_SOURCES = 1024;
  private static final long MINUTE = Duration.ofMinutes(1).toNanos();
  private static final long REMEMBERED = Duration.ofMinutes(10).toNanos();

  /** One look at a password. */
  record Check(String source, long at, boolean repeated) {}

  private final LongSupplier monotonic;
  private final Deque<Check> minute = new ArrayDeque<>();
  private final Map<String, Long> lastBySource = new LinkedHashMap<>();

  /**
   * @param monotonic clock in nanoseconds
   */
  Throttle(LongSupplier monotonic) {
    this.monotonic = monotonic;
  }

  /** A look at a password, if one more is allowed now. */
  synchronized Optional<Check> admit(String source) {
    long now = monotonic.getAsLong();
    forget(now);
    Check check = new Check(source, now, lastBySource.containsKey(source));
    if (full(check)) {
      return Optional.empty();
    }
    minute.addLast(check);
    lastBySource.remove(source);
    lastBySource.put(source, now);
    if (lastBySource.size() > MOST_SOURCES) {
      lastBySource.remove(lastBySource.keySet().iterator().next());
    }
    return Optional.of(check);
  }

  private boolean full(Check check) {
    long own = minute.stream().filter(one -> one.source().equals(check.source())).count();
    long repeated = minute.stream().filter(Check::repeated).count();
    return minute.size() >= MOST_OF_ALL
        || own >= MOST_OF_A_SOURCE
        || check.repeated() && repeated >= MOST_REPEATED;
  }

  /** Seconds until the oldest look of this minute counts no more; empty when there is none. */
  synchronized OptionalInt secondsToWait() {
    long now = monotonic.getAsLong();
    return minute.stream()
        .mapToInt(one -> (int) Duration.ofNanos(one.at() + MINUTE - now).toSeconds() + 1)
        .min();
  }

  /** The password was right, or was not looked at in the end: that look does not count. */
  synchronized void takeBack(Check check) {
    minute.remove(check);
    if (minute.stream().noneMatch(one -> one.source().equals(check.source()))
        && !check.repeated()) {
      lastBySource.remove(check.source());
    }
  }

  /** All may try as if nobody had. */
  synchronized void clear() {
    minute.clear();
    lastBySource.clear();
  }

  private void forget(long now) {
    minute.removeIf(one -> now - one.at() >= MINUTE);
    lastBySource.values().removeIf(at -> now - at >= REMEMBERED);
  }
}
