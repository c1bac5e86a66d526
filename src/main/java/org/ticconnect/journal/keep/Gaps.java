package org.ticconnect.journal.keep;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/** Times without a whole frame, told by the frame that ends them. */
final class Gaps implements Rule {
  private final Duration shortest;
  private final Supplier<Optional<Instant>> before;
  private Optional<Instant> lastHeard = Optional.empty();
  private Optional<Long> lastNanos = Optional.empty();

  /**
   * @param shortest silence that is worth an entry
   * @param before when something was kept last before this start
   */
  Gaps(Duration shortest, Supplier<Optional<Instant>> before) {
    this.shortest = shortest;
    this.before = before;
  }

  @Override
  public void look(Look frame) {
    boolean restarted = lastNanos.isEmpty();
    if (restarted) {
      lastHeard = before.get();
    }
    Instant now = frame.reading().received();
    // Within a run the monotonic clock tells how long it was, whatever is done to the other one.
    Optional<Duration> silence =
        lastNanos
            .map(then -> Duration.ofNanos(frame.nanos() - then))
            .or(() -> lastHeard.map(then -> Duration.between(then, now)));
    silence
        .filter(gap -> gap.compareTo(shortest) >= 0)
        .ifPresent(
            gap ->
                frame.keep(
                    Kind.GAP,
                    new KeptValues()
                        .put("seconds", gap.toSeconds())
                        .put("since", lastHeard.map(Instant::toString).orElse(""))
                        .put("cause", restarted ? "not_running" : "not_heard")));
    lastHeard = Optional.of(now);
    lastNanos = Optional.of(frame.nanos());
  }
}
