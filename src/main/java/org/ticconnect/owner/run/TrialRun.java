package org.ticconnect.owner.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.ticconnect.mapping.MappingException;
import org.ticconnect.mapping.Mistake;
import org.ticconnect.owner.endpoint.Surroundings;

/** Tries a file: its routes are told a sample, and what they would send is kept and not sent. */
public final class TrialRun {
  private static final Duration LONGEST = Duration.ofSeconds(3);
  private static final Duration TIMERS_FIRE = Duration.ofMillis(150);
  private static final Duration LOOK_EVERY = Duration.ofMillis(10);

  private final TextCheck check;
  private final SimpleRule rule;
  private final Surroundings around;

  /**
   * @param around of which the world is left out; its freshness must hold for the sample
   */
  public TrialRun(TextCheck check, SimpleRule rule, Surroundings around) {
    this.check = check;
    this.rule = rule;
    this.around = around.with(new NoWorld());
  }

  /**
   * Runs a file for at most three seconds, and waits for it.
   *
   * @param name of the file, for messages
   */
  public TrialReport of(String name, String text, Sample sample) {
    List<Mistake> mistakes = check.mistakes(name, text);
    if (!mistakes.isEmpty()) {
      return new TrialReport(List.of(), List.of(), mistakes);
    }
    try {
      FileRun run = FileRun.made(name, text, rule, around, FileRun.Keeping.TRIAL);
      run.start();
      try {
        return tried(run, sample);
      } finally {
        run.halt();
        run.stop();
      }
    } catch (MappingException refused) {
      return new TrialReport(List.of(), List.of(), refused.mistakes());
    }
  }

  private TrialReport tried(FileRun run, Sample sample) {
    sample.updates().forEach(run.inlet()::live);
    sample.readings().forEach(run.inlet()::reading);
    sample.events().forEach(run.inlet()::event);
    long begin = System.nanoTime();
    boolean done = false;
    while (!done && System.nanoTime() - begin < LONGEST.toNanos()) {
      LockSupport.parkNanos(LOOK_EVERY.toNanos());
      done = System.nanoTime() - begin > TIMERS_FIRE.toNanos() && run.idle();
    }
    return new TrialReport(run.sent().all(), run.lines().last(), mistakes(run, done));
  }

  private static List<Mistake> mistakes(FileRun run, boolean done) {
    List<Mistake> mistakes = new ArrayList<>();
    run.tally()
        .routes()
        .forEach(
            (id, route) ->
                route
                    .last()
                    .ifPresent(
                        failure ->
                            mistakes.add(
                                new Mistake(run.name(), 0, "route " + id, failure.reason()))));
    if (!done) {
      mistakes.add(
          new Mistake(run.name(), 0, "", "was not done after " + LONGEST.toSeconds() + " s"));
    }
    return mistakes;
  }
}
