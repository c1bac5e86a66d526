package org.ticconnect.owner.run;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A file that runs, or that was stopped because it misbehaved; then only what it did is kept, and
 * nothing of what ran it.
 */
final class ServedFile {
  private static final Logger LOG = LoggerFactory.getLogger(ServedFile.class);
  private static final Duration TELL_EVERY = Duration.ofMinutes(1);

  private final Clock wall;
  private long lastTold;
  private volatile State state;

  private sealed interface State {}

  private record Running(String text, FileRun run, FileGuard guard, Instant since)
      implements State {}

  private record Stopped(RunningFile report) implements State {}

  /**
   * @param run which was started
   * @param now on the monotonic clock, in nanoseconds
   */
  ServedFile(String text, FileRun run, long now, Clock wall) {
    this.wall = wall;
    this.lastTold = now;
    this.state = new Running(text, run, run.guard(now), wall.instant());
  }

  boolean running() {
    return state instanceof Running;
  }

  /** Whether it runs with that text. */
  boolean runs(String wanted) {
    return state instanceof Running running && running.text().equals(wanted);
  }

  /** Empty once it was stopped. */
  Optional<FileRun> run() {
    return state instanceof Running running ? Optional.of(running.run()) : Optional.empty();
  }

  /**
   * @param now on the monotonic clock, in nanoseconds
   * @return why it was stopped just now
   */
  Optional<String> watch(long now) {
    if (!(state instanceof Running running)) {
      return Optional.empty();
    }
    tell(running.run(), now);
    Optional<String> reason = running.guard().verdict(now);
    reason.ifPresent(this::stop);
    return reason;
  }

  /** Processor time it took until it was last watched, in nanoseconds; empty once stopped. */
  OptionalLong taken() {
    return state instanceof Running running
        ? OptionalLong.of(running.guard().taken())
        : OptionalLong.empty();
  }

  /** Stops it if it runs; does not wait. By the thread that watches. */
  void stop(String reason) {
    if (!(state instanceof Running running)) {
      return;
    }
    FileRun run = running.run();
    run.halt();
    state = new Stopped(report(run, Optional.of(reason), wall.instant()));
    LOG.warn("{} was stopped: {}. Change it, or start it again", run.name(), reason);
    // Stopping waits for messages that are under way, and who watches must not.
    Thread stopping = new Thread(run::stop, "stop " + run.name());
    stopping.setDaemon(true);
    stopping.start();
  }

  private void tell(FileRun run, long now) {
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
    return now instanceof Running running
        ? report(running.run(), Optional.empty(), running.since())
        : ((Stopped) now).report();
  }

  private static RunningFile report(FileRun run, Optional<String> reason, Instant since) {
    return new RunningFile(
        run.name(),
        reason.isEmpty(),
        reason,
        since,
        run.routes(),
        run.sent().all(),
        run.lines().last());
  }
}
