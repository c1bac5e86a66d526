package org.ticconnect.life;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has all parts of the program prove again and again that they live. Only when all do, whoever
 * watches over the process is told so; a round that fails is told to the log once, with the reason.
 */
public final class Life implements AutoCloseable {
  /** How often, unless whoever watches wants to be told more often. */
  public static final Duration INTERVAL = Duration.ofSeconds(10);

  private static final Logger LOG = LoggerFactory.getLogger(Life.class);

  private final Vitals vitals;
  private final Notebook notebook;
  private final Overseer overseer;
  private final Clock wall;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(Life::thread);
  private String told = "";

  /**
   * @param run folder for what is gone after a reboot
   * @param version of the program
   */
  public Life(Path run, String version, Vitals vitals, Overseer overseer, Clock wall) {
    this.vitals = vitals;
    this.notebook = new Notebook(new RunFolder(run), version);
    this.overseer = overseer;
    this.wall = wall;
  }

  private static Thread thread(Runnable rounds) {
    Thread thread = new Thread(rounds, "life");
    thread.setDaemon(true);
    return thread;
  }

  /** A start begins: finds out how the program ended before. */
  public void begin() {
    LastEnd end = notebook.begin();
    vitals.ended(end);
    if (end.bad()) {
      LOG.warn(
          "Before this start the program ended by {}{}",
          end.kind().text(),
          end.detail().isEmpty() ? "" : ": " + end.detail());
    }
  }

  /**
   * The start is complete: has all parts prove that they live from now on.
   *
   * @param proofs of the parts that there are now
   */
  public void started(Supplier<List<Proof>> proofs, Duration interval) {
    overseer.tell("READY=1", "STATUS=runs");
    thread.scheduleWithFixedDelay(
        () -> round(proofs), 0, interval.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void round(Supplier<List<Proof>> proofs) {
    try {
      Map<String, Optional<String>> found = new LinkedHashMap<>();
      proofs.get().forEach(proof -> found.put(proof.name(), flaw(proof)));
      proved(new Round(wall.instant(), found));
    } catch (RuntimeException broken) {
      LOG.error("A round of proofs of life broke off", broken);
    }
  }

  private static Optional<String> flaw(Proof proof) {
    try {
      return proof.flaw().get();
    } catch (RuntimeException broken) {
      return Optional.of("cannot be asked: " + broken);
    }
  }

  private void proved(Round round) {
    vitals.proved(round);
    String flaws = round.flaws();
    if (round.passed()) {
      overseer.tell("WATCHDOG=1", "STATUS=runs");
      notebook.healthy();
      if (!told.isEmpty()) {
        LOG.info("All parts of the program live again");
      }
    } else {
      overseer.tell("STATUS=the watchdog is not fed: " + flaws);
      notebook.unhealthy(flaws);
      if (!parts(flaws).equals(parts(told))) {
        LOG.error("The watchdog is not fed: {}", flaws);
      }
    }
    told = flaws;
  }

  /** Without the seconds in it, which are others each time. */
  private static String parts(String flaws) {
    return flaws.replaceAll("[0-9]+ s", "");
  }

  /** Somebody wants the end. */
  public void stopping() {
    thread.shutdown();
    notebook.asked();
    overseer.tell("STOPPING=1", "STATUS=stops");
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
