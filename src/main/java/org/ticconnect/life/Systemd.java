package org.ticconnect.life;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells systemd by its own program, for Java has no datagram sockets of the kind that systemd
 * listens on, and a native library would have to be unpacked somewhere. One call takes some
 * milliseconds of a processor.
 */
public final class Systemd implements Overseer {
  private static final Logger LOG = LoggerFactory.getLogger(Systemd.class);
  private static final String PROGRAM = "/usr/bin/systemd-notify";
  private static final String SOCKET = "NOTIFY_SOCKET";
  private static final String WATCHDOG = "WATCHDOG_USEC";
  private static final long PATIENCE_SECONDS = 5;
  private static final int MOST_WAITING = 4;
  private static final int ROUNDS_PER_WATCHDOG = 3;
  private static final int MICROS_PER_MILLI = 1000;

  private final String socket;
  private final ThreadPoolExecutor thread =
      new ThreadPoolExecutor(
          1,
          1,
          0,
          TimeUnit.SECONDS,
          new ArrayBlockingQueue<>(MOST_WAITING),
          Systemd::thread,
          new ThreadPoolExecutor.DiscardOldestPolicy());
  private boolean failing;

  private Systemd(String socket) {
    this.socket = socket;
  }

  /**
   * @param environment of the process
   * @return empty when systemd did not start it or does not listen
   */
  public static Optional<Systemd> of(Map<String, String> environment) {
    return Optional.ofNullable(environment.get(SOCKET))
        .filter(socket -> !socket.isEmpty())
        .map(Systemd::new);
  }

  /**
   * How often systemd is to be told that the program lives.
   *
   * @param environment of the process
   * @param otherwise when it does not watch
   */
  public static Duration interval(Map<String, String> environment, Duration otherwise) {
    return Optional.ofNullable(environment.get(WATCHDOG))
        .filter(text -> text.matches("[1-9][0-9]{3,15}"))
        .map(text -> Long.parseLong(text) / MICROS_PER_MILLI / ROUNDS_PER_WATCHDOG)
        .map(Duration::ofMillis)
        .filter(often -> often.compareTo(otherwise) < 0)
        .orElse(otherwise);
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "life-systemd");
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public void tell(String... lines) {
    List<String> command = new ArrayList<>(List.of(PROGRAM));
    for (String line : lines) {
      command.add(line.replaceAll("\\p{Cntrl}", " "));
    }
    thread.execute(() -> call(command));
  }

  private void call(List<String> command) {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().clear();
    builder.environment().put(SOCKET, socket);
    builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
    try {
      Process process = builder.start();
      boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
      told(ended && process.exitValue() == 0, ended ? "it refuses" : "it does not end");
      process.destroyForcibly();
    } catch (IOException absent) {
      told(false, absent.getMessage());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private void told(boolean well, String why) {
    if (!well && !failing) {
      LOG.warn("systemd cannot be told that the program lives: {}: {}", PROGRAM, why);
    }
    failing = !well;
  }

  @Override
  public void close() {
    thread.shutdown();
    try {
      if (!thread.awaitTermination(1, TimeUnit.SECONDS)) {
        thread.shutdownNow();
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
