package org.ticconnect.owner.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.ticconnect.mapping.MappingException;
import org.ticconnect.mapping.Mistake;
import org.ticconnect.meter.Measurement;
import org.ticconnect.owner.endpoint.Surroundings;

/** Tries a file: its routes are told a sample, and what they would send is kept and not sent. */
public final class TrialRun {
  private static final Duration LONGEST = Duration.ofSeconds(3);
  private static final Duration LOOK_EVERY = Duration.ofMillis(10);

  private final TextCheck check;
  private final SimpleRule rule;
  private final Surroundings around;

  /**
   * @param around of which the world is left out, and the clock stands still
   */
  public TrialRun(TextCheck check, SimpleRule rule, Surroundings around) {
    this.check = check;
    this.rule = rule;
    this.around = around;
  }

  /**
   * Starts a file and stops it again at once, before any of its timers fires.
   *
   * @return why it cannot run; empty when it can
   */
  public List<Mistake> mistakes(String name, String text) {
    List<Mistake> mistakes = check.mistakes(name, text);
    if (!mistakes.isEmpty()) {
      return mistakes;
    }
    try {
      Surroundings still = around.trial(new NoWorld(), around.monotonic().getAsLong());
      FileRun run = FileRun.made(name, text, rule, still, FileRun.Keeping.TRIAL);
      run.start();
      run.halt();
      run.stop();
      return List.of();
    } catch (MappingException refused) {
      return refused.mistakes();
    }
  }

  /**
   * Runs a file for at most three seconds, and waits for it.
   *
   * @param name of the file, for messages
   * @return at most 200 things sent and lines logged, the last ones, of which long ones are cut;
   *     128 KiB at most
   */
  public TrialReport of(String name, String text, Sample sample) {
    List<Mistake> mistakes = check.mistakes(name, text);
    if (!mistakes.isEmpty()) {
      return TrialReport.refused(mistakes);
    }
    try {
      Surroundings still = around.trial(new NoWorld(), time(sample));
      FileRun run = FileRun.made(name, text, rule, still, FileRun.Keeping.TRIAL);
      run.start();
      try {
        return tried(run, sample);
      } finally {
        run.halt();
        run.stop();
      }
    } catch (MappingException refused) {
      return TrialReport.refused(refused.mistakes());
    }
  }

  /** When the newest value of the sample was confirmed, so that none of it is too old. */
  private long time(Sample sample) {
    return Stream.concat(
            sample.readings().stream().flatMap(reading -> reading.measurements().stream()),
            sample.updates().stream().flatMap(update -> update.changes().stream()))
        .map(Measurement::nanos)
        .reduce((one, other) -> other - one > 0 ? other : one)
        .orElseGet(around.monotonic()::getAsLong);
  }

  private TrialReport tried(FileRun run, Sample sample) {
    sample.updates().forEach(run.inlet()::live);
    sample.readings().forEach(run.inlet()::reading);
    sample.events().forEach(run.inlet()::event);
    long begin = System.nanoTime();
    boolean done = false;
    while (!done && System.nanoTime() - begin < LONGEST.toNanos()) {
      LockSupport.parkNanos(LOOK_EVERY.toNanos());
      done = run.timersFired() && run.idle();
    }
    return new TrialReport(run.sent().all(), run.lines().last(), List.of(), failures(run, done));
  }

  private static List<Mistake> failures(FileRun run, boolean done) {
    List<Mistake> failures = new ArrayList<>();
    run.tally()
        .routes()
        .forEach(
            (id, route) ->
                route
                    .last()
                    .ifPresent(
                        failure ->
                            failures.add(
                                new Mistake(run.name(), 0, "route " + id, failure.reason()))));
    if (!done) {
      failures.add(
          new Mistake(run.name(), 0, "", "was not done after " + LONGEST.toSeconds() + " s"));
    }
    return failures;
  }
}
