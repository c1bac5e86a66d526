package org.ticconnect.owner.run;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Judges once a second whether all files together take too much of the processor. Asked by one
 * thread at a time.
 */
final class CoreShare {
  static final double MOST_OF_A_CORE = 0.8;
  static final String REASON =
      "all own files together took more than 80 % of a processor core for 4 s, and this one the"
          + " most of it";
  private static final Duration BUSY_FOR = Duration.ofSeconds(4);

  private final double most;
  private final Map<String, Long> takenWhileBusy = new HashMap<>();
  private long lastLook;
  private Duration busy = Duration.ZERO;

  /**
   * @param most share of a core, 1 for all of it
   * @param now on the monotonic clock, in nanoseconds
   */
  CoreShare(double most, long now) {
    this.most = most;
    this.lastLook = now;
  }

  /**
   * @param taken processor time of each file since this was last asked, in nanoseconds
   * @param now on the monotonic clock, in nanoseconds
   * @return the file that has to be stopped, which took the most; empty while they behave
   */
  Optional<String> hungriest(Map<String, Long> taken, long now) {
    long elapsed = Math.max(1, now - lastLook);
    lastLook = now;
    long all = taken.values().stream().mapToLong(Long::longValue).sum();
    if (all <= most * elapsed) {
      calm();
      return Optional.empty();
    }
    busy = busy.plusNanos(elapsed);
    taken.forEach((name, nanos) -> takenWhileBusy.merge(name, nanos, Long::sum));
    takenWhileBusy.keySet().retainAll(taken.keySet());
    if (busy.compareTo(BUSY_FOR) < 0) {
      return Optional.empty();
    }
    Optional<String> hungriest =
        takenWhileBusy.entrySet().stream().max(Map.Entry.comparingByValue()).map(Map.Entry::getKey);
    calm();
    return hungriest;
  }

  private void calm() {
    busy = Duration.ZERO;
    takenWhileBusy.clear();
  }
}
