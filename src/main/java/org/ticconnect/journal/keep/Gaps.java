package org.ticconnect.journal.keep;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Times without a whole frame, told by the frame that ends them. */
final class Gaps implements Rule {
  private static final Duration LONGEST = Duration.ofDays(3650);

  private final Duration shortest;
  private final CompletableFuture<Optional<LastHeard>> before;
  private Optional<Instant> firstHeard = Optional.empty();
  private Optional<Instant> lastHeard = Optional.empty();
  private long lastNanos;
  private boolean toldOfStart;

  /**
   * @param shortest silence that is worth an entry
   * @param before when the meter was heard last before this start, once it is known
   */
  Gaps(Duration shortest, CompletableFuture<Optional<LastHeard>> before) {
    this.shortest = shortest;
    this.before = before;
  }

  @Override
  public void look(Look frame) {
    Instant now = frame.reading().received();
    firstHeard = firstHeard.or(() -> Optional.of(now));
    if (!toldOfStart && before.isDone()) {
      toldOfStart = true;
      before.join().ifPresent(then -> notRunning(then, frame));
    }
    lastHeard.ifPresent(then -> notHeard(then, frame));
    lastHeard = Optional.of(now);
    lastNanos = frame.nanos();
  }

  private void notRunning(LastHeard then, Look frame) {
    Duration gap = Duration.between(then.at(), firstHeard.orElseThrow());
    // A clock that was not set yet would tell of decades.
    if (gap.compareTo(shortest) >= 0 && gap.compareTo(LONGEST) < 0) {
      frame.keep(
          Kind.GAP,
          new KeptValues()
              .put(then.exact() ? "seconds" : "seconds_at_most", gap.toSeconds())
              .put("since", then.at().toString())
              .put("cause", "not_running"));
    }
  }

  private void notHeard(Instant then, Look frame) {
    // Within a run the monotonic clock tells how long it was, whatever is done to the other one.
    Duration gap = Duration.ofNanos(frame.nanos() - lastNanos);
    if (gap.compareTo(shortest) >= 0) {
      frame.keep(
          Kind.GAP,
          new KeptValues()
              .put("seconds", gap.toSeconds())
              .put("since", then.toString())
              .put("cause", "not_heard"));
    }
  }
}
