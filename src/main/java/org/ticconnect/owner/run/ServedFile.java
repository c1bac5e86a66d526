package org.ticconnect.owner.run;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A file that runs, or that was stopped because it misbehaved. */
final class ServedFile {
  private static final Logger LOG = LoggerFactory.getLogger(ServedFile.class);
  private static final Duration TELL_EVERY = Duration.ofMinutes(1);

  private final String text;
  private final FileRun run;
  private final FileGuard guard;
  private final Clock wall;
  private long lastTold;
  private volatile State state;

  /** Whether it runs; what was known of its routes stays when they are gone. */
  private record State(
      Optional<String> reason, Instant since, Optional<List<RunningFile.RouteState>> last) {}

  /**
   * @param run which was started
   * @param now on the monotonic clock, in nanoseconds
   */
  ServedFile(String text, FileRun run, long now, Clock wall) {
    this.text = text;
    this.run = run;
    this.guard = run.guard(now);
    this.wall = wall;
    this.lastTold = now;
    this.state = new State(Optional.empty(), wall.instant(), Optional.empty());
  }

  boolean running() {
    return state.reason().isEmpty();
  }

  /** Whether it runs with that text. */
  boolean runs(String wanted) {
    return running() && text.equals(wanted);
  }

  FileRun run() {
    return run;
  }

  /**
   * @param now on the monotonic clock, in nanoseconds
   * @return why it was stopped just now
   */
  Optional<String> watch(long now) {
    if (!running()) {
      return Optional.empty();
    }
    tell(now);
    Optional<String> reason = guard.verdict(now);
    reason.ifPresent(this::stop);
    return reason;
  }

  private void stop(String reason) {
    run.halt();
    state = new State(Optional.of(reason), wall.instant(), Optional.of(run.routes()));
    LOG.warn("{} was stopped: {}. Change it, or start it again", run.name(), reason);
    // Stopping waits for messages that are under way, and who watches must not.
    Thread stopping = new Thread(run::stop, "stop " + run.name());
    stopping.setDaemon(true);
    stopping.start();
  }

  private void tell(long now) {
    run.lines().turn();
    if (now - lastTold < TELL_EVERY.toNanos()) {
      return;
    }
    lastTold = now;
    run.tally()
        .routes()
        .forEach(
            (id, route) -> {
              long failures = route.untold();
              if (failures > 0) {
                LOG.warn(
                    "{}, route {}: {} messages failed within a minute; the last: {}",
                    run.name(),
                    id,
                    failures,
                    route.last().map(RunningFile.Failure::reason).orElse(""));
              }
            });
  }

  RunningFile state() {
    State now = state;
    return new RunningFile(
        run.name(),
        now.reason().isEmpty(),
        now.reason(),
        now.since(),
        now.last().orElseGet(run::routes),
        run.sent().all(),
        run.lines().last());
  }
}
