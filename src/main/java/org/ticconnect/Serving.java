package org.ticconnect;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ticconnect.life.Life;
import org.ticconnect.life.Overseer;
import org.ticconnect.life.Systemd;

/** The process while it serves: whoever watches over it is told how it does, and ends it. */
final class Serving {
  private static final Logger LOG = LoggerFactory.getLogger(Serving.class);

  /** Whoever asked for the end waits ten seconds. */
  private static final Duration LONGEST_STOP = Duration.ofSeconds(9);

  private final Runner runner;
  private final Map<String, String> environment;
  private final Overseer overseer;
  private final Life life;

  /**
   * @param environment of the process
   */
  Serving(Installation where, Runner runner, Map<String, String> environment) {
    this.runner = runner;
    this.environment = environment;
    this.overseer = Systemd.of(environment).<Overseer>map(it -> it).orElse(Overseer.NONE);
    this.life = new Life(where.run(), Version.text(), where.vitals(), overseer, Clock.systemUTC());
  }

  /**
   * Starts; returns when the sources are being read.
   *
   * @param stopped exit code when it is asked to stop by a signal: that is no failure
   * @throws Exception when it cannot start
   */
  void start(int stopped) throws Exception {
    life.begin();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(stopped), "stop"));
    runner.start();
    LOG.info("TIC Connect {} runs", Version.text());
    life.started(runner::proofs, Systemd.interval(environment, Life.INTERVAL));
  }

  private void stop(int code) {
    CountDownLatch never = new CountDownLatch(1);
    Thread last =
        new Thread(
            () -> {
              try {
                if (!never.await(LONGEST_STOP.toMillis(), TimeUnit.MILLISECONDS)) {
                  LOG.warn("Something does not end: it is left behind");
                }
              } catch (InterruptedException ignored) {
                Thread.currentThread().interrupt();
              }
              Runtime.getRuntime().halt(code);
            },
            "stop-at-last");
    last.setDaemon(true);
    last.start();
    life.stopping();
    runner.close();
    overseer.close();
    Runtime.getRuntime().halt(code);
  }
}
