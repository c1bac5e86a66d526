package org.ticconnect.owner.run;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Judges once a second whether the routes of a file misbehave. Asked by one thread at a time. */
final class FileGuard {
  private static final int MOST_A_SECOND = 500;
  private static final int LOOKS_TOO_MANY = 2;
  private static final int FAILURES_IN_ROW = 5;
  private static final Duration LONGEST_FLIGHT = Duration.ofSeconds(5);
  private static final double MOST_OF_A_CORE = 0.5;
  private static final Duration BUSY_FOR = Duration.ofSeconds(4);

  private final FileTally tally;
  private final WorkingThreads threads;
  private long lastLook;
  private long begunThen;
  private int looksTooMany;
  private Duration busy = Duration.ZERO;
  private long taken;

  /**
   * @param now on the monotonic clock, in nanoseconds
   */
  FileGuard(FileTally tally, WorkingThreads threads, long now) {
    this.tally = tally;
    this.threads = threads;
    this.lastLook = now;
  }

  /**
   * @param now on the monotonic clock, in nanoseconds
   * @return why the file has to be stopped; empty while it behaves
   */
  Optional<String> verdict(long now) {
    long elapsed = Math.max(1, now - lastLook);
    lastLook = now;
    taken = threads.taken();
    return failing().or(() -> stuck(now)).or(() -> flooding(elapsed)).or(() -> burning(elapsed));
  }

  /** Processor time that the file took before the last verdict, in nanoseconds. */
  long taken() {
    return taken;
  }

  private Optional<String> failing() {
    return tally.routes().entrySet().stream()
        .filter(route -> route.getValue().failuresInRow() >= FAILURES_IN_ROW)
        .findFirst()
        .map(FileGuard::failing);
  }

  private static String failing(Map.Entry<String, RouteTally> route) {
    String last = route.getValue().last().map(failure -> ": " + failure.reason()).orElse("");
    return "route %s failed %d times in a row%s"
        .formatted(route.getKey(), route.getValue().failuresInRow(), last);
  }

  private Optional<String> stuck(long now) {
    OptionalLong oldest = tally.oldest();
    return oldest.isPresent() && now - oldest.getAsLong() > LONGEST_FLIGHT.toNanos()
        ? Optional.of("a message was under way for more than " + LONGEST_FLIGHT.toSeconds() + " s")
        : Optional.empty();
  }

  private Optional<String> flooding(long elapsed) {
    long begun = tally.begun();
    double rate = (begun - begunThen) * (double) Duration.ofSeconds(1).toNanos() / elapsed;
    begunThen = begun;
    looksTooMany = rate > MOST_A_SECOND ? looksTooMany + 1 : 0;
    return looksTooMany >= LOOKS_TOO_MANY
        ? Optional.of("more than " + MOST_A_SECOND + " messages a second")
        : Optional.empty();
  }

  private Optional<String> burning(long elapsed) {
    boolean much = taken > MOST_OF_A_CORE * elapsed;
    busy = much ? busy.plusNanos(elapsed) : Duration.ZERO;
    return busy.compareTo(BUSY_FOR) >= 0
        ? Optional.of("more than half of a processor core for " + BUSY_FOR.toSeconds() + " s")
        : Optional.empty();
  }
}
