package org.ticconnect.network.manager;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.exceptions.DBusExecutionException;
import org.freedesktop.dbus.interfaces.DBus;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The bus over which services of the system are asked. It is connected to when somebody first asks,
 * and anew when it was lost; all is asked on one thread of its own, and nobody waits for it longer
 * than he can bear.
 */
final class SystemBus implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SystemBus.class);
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** Who asks while that many wait is told that nobody answers. */
  private static final int MOST_WAITING = 16;

  /** A socket of the same machine takes a connection at once, or never. */
  private static final int CONNECTING_MILLIS = 500;

  private static final String BY_PATH = "unix:path=";
  private static final String ABSENT =
      "there is no NetworkManager on this machine: its system bus cannot be reached";
  private static final String SILENT = "NetworkManager does not answer";
  private static final String STOPPING = "the device is being stopped";
  private static final String UID = "unix:uid";

  private final String address;
  private final Duration patience;
  private final ThreadPoolExecutor thread;
  private final AtomicBoolean stuck = new AtomicBoolean();
  private Optional<DBusConnection> connection = Optional.empty();

  /** Something that is asked over the bus. */
  interface Question<T> {
    T ask(DBusConnection bus) throws DBusException, UnavailableException;
  }

  /**
   * @param address as D-Bus writes it, such as unix:path=/run/dbus/system_bus_socket
   */
  SystemBus(String address) {
    this(address, PATIENCE);
  }

  /**
   * @param patience with who does not answer
   */
  SystemBus(String address, Duration patience) {
    this.address = address;
    this.patience = patience;
    this.thread =
        new ThreadPoolExecutor(
            0,
            1,
            10,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(MOST_WAITING),
            task -> {
              Thread made = new Thread(task, "system-bus");
              made.setDaemon(true);
              return made;
            });
  }

  /**
   * The answer.
   *
   * @throws UnavailableException when there is no bus, nobody answers in time, or it is refused
   */
  <T> T ask(Question<T> question) throws UnavailableException {
    AtomicBoolean awaited = new AtomicBoolean(true);
    Future<T> answer = submitted(question, awaited);
    try {
      return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException slow) {
      awaited.set(false);
      answer.cancel(false);
      stuck.set(true);
      throw new UnavailableException(SILENT, slow);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new UnavailableException(STOPPING, stopped);
    } catch (ExecutionException failed) {
      throw failure(failed.getCause());
    }
  }

  private <T> Future<T> submitted(Question<T> question, AtomicBoolean awaited)
      throws UnavailableException {
    if (stuck.get()) {
      // Nobody is to wait behind a question that is not answered.
      throw new UnavailableException(SILENT);
    }
    try {
      return thread.submit(() -> answer(question, awaited));
    } catch (RejectedExecutionException busy) {
      throw new UnavailableException(thread.isShutdown() ? STOPPING : SILENT, busy);
    }
  }

  private static UnavailableException failure(Throwable cause) {
    if (cause instanceof UnavailableException told) {
      return told;
    }
    LOG.debug("The system bus refuses", cause);
    return new UnavailableException(
        "NetworkManager refuses: " + String.valueOf(cause.getMessage()).strip(), cause);
  }

  private <T> T answer(Question<T> question, AtomicBoolean awaited)
      throws DBusException, UnavailableException {
    try {
      return askedTwice(question, awaited);
    } finally {
      stuck.set(false);
    }
  }

  /**
   * The bus may have been started anew since it was last asked. What nobody waits for any more is
   * not asked again: it would be done behind his back.
   */
  private <T> T askedTwice(Question<T> question, AtomicBoolean awaited)
      throws DBusException, UnavailableException {
    DBusConnection bus = connected();
    try {
      return question.ask(bus);
    } catch (DBusException | DBusExecutionException failed) {
      if (isAlive(bus)) {
        throw failed;
      }
      hangUp();
      if (!awaited.get()) {
        throw failed;
      }
      return question.ask(connected());
    }
  }

  /** A lost connection says of itself that it is connected, for a moment. */
  private static boolean isAlive(DBusConnection bus) {
    try {
      return bus.isConnected() && !daemon(bus).GetId().isEmpty();
    } catch (DBusException | DBusExecutionException lost) {
      LOG.debug("The system bus is lost", lost);
      return false;
    }
  }

  /** Who carries the messages. */
  static DBus daemon(DBusConnection bus) throws DBusException {
    return bus.getRemoteObject("org.freedesktop.DBus", "/org/freedesktop/DBus", DBus.class, false);
  }

  private DBusConnection connected() throws UnavailableException {
    Optional<DBusConnection> usable = connection.filter(DBusConnection::isConnected);
    if (usable.isPresent()) {
      return usable.get();
    }
    hangUp();
    if (address.startsWith(BY_PATH)
        && !Files.exists(Path.of(address.substring(BY_PATH.length()).replaceFirst(",.*", "")))) {
      throw new UnavailableException(ABSENT);
    }
    try {
      DBusConnectionBuilder builder = DBusConnectionBuilder.forAddress(address).withShared(false);
      builder.transportConfig().withTimeout(CONNECTING_MILLIS).configureSasl().withSaslUid(user());
      DBusConnection made = builder.build();
      connection = Optional.of(made);
      return made;
    } catch (DBusException | RuntimeException absent) {
      // Where a socket may not be opened the library stumbles over itself.
      LOG.debug("No system bus at {}", address, absent);
      throw new UnavailableException(ABSENT, absent);
    }
  }

  /** Asking Java for it would need a module more. */
  private static Long user() throws UnavailableException {
    try {
      return ((Number) Files.getAttribute(Path.of("/proc/self"), UID)).longValue();
    } catch (IOException | UnsupportedOperationException notLinux) {
      throw new UnavailableException("there is no NetworkManager on this machine", notLinux);
    }
  }

  private void hangUp() {
    connection.ifPresent(
        old -> {
          try {
            old.close();
          } catch (IOException | RuntimeException gone) {
            LOG.debug("The system bus was gone already", gone);
          }
        });
    connection = Optional.empty();
  }

  @Override
  public void close() {
    try {
      thread.submit(this::hangUp).get(1, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException | RejectedExecutionException stuck) {
      LOG.debug("The system bus is left as it is", stuck);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    thread.shutdownNow();
  }
}
