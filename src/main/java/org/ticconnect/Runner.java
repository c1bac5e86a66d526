package org.ticconnect;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ticconnect.files.FileName;
import org.ticconnect.files.Library;
import org.ticconnect.files.OwnFile;
import org.ticconnect.files.Starts;
import org.ticconnect.mapping.FileTree;
import org.ticconnect.settings.Settings;

/**
 * Has an application run, and after it another one with the settings as they are then, without a
 * new process. Where an application does not come up with new settings, those before count again.
 */
final class Runner implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Runner.class);

  /** So that who asked for it gets his answer. */
  private static final Duration GRACE = Duration.ofMillis(200);

  /** For a start or restart that is under way when all is to end. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Installation where;
  private final Consumer<Settings> settled;
  private final ReentrantLock changing = new ReentrantLock();
  private final AtomicBoolean asked = new AtomicBoolean();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final CompletableFuture<Exception> failure = new CompletableFuture<>();
  private volatile Optional<Application> present = Optional.empty();
  private Optional<Integer> good = Optional.empty();

  /**
   * @param settled told of the settings of each application before it starts
   */
  Runner(Installation where, Consumer<Settings> settled) {
    this.where = where;
    this.settled = settled;
  }

  /**
   * Starts the first application; returns when its sources are being read.
   *
   * @throws org.ticconnect.settings.SettingException when the shipped settings are wrong
   * @throws org.ticconnect.mapping.MappingException when the shipped maps or routes are wrong
   * @throws Exception when it cannot start for another reason
   */
  void start() throws Exception {
    changing.lock();
    try {
      Application first = made();
      present = Optional.of(first);
      first.start();
      good = settingsVersion();
    } finally {
      changing.unlock();
    }
  }

  private Application made() throws Exception {
    Application next = Application.of(where, Starts.begin(where.data()), this::restartSoon);
    settled.accept(next.settings());
    return next;
  }

  /**
   * Asks for a restart.
   *
   * @return false when one was asked for already
   */
  boolean restartSoon() {
    if (!asked.compareAndSet(false, true)) {
      return false;
    }
    Thread thread = new Thread(this::restartAfterGrace, "restart");
    thread.setDaemon(true);
    thread.start();
    return true;
  }

  private void restartAfterGrace() {
    try {
      if (!closing.await(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
        restart();
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private void restart() {
    changing.lock();
    try {
      if (closing.getCount() > 0) {
        replace();
      }
    } catch (RuntimeException | Error broken) {
      // Nothing runs now, so that the program is to end, and whoever watches it starts it anew.
      failure.complete(new IllegalStateException("the restart broke off", broken));
    } finally {
      changing.unlock();
    }
  }

  private void replace() {
    long begun = System.nanoTime();
    LOG.info("Restart");
    present.ifPresent(Runner::ended);
    present = Optional.empty();
    asked.set(false);
    try {
      begin();
      LOG.info(
          "TIC Connect runs again after {} ms",
          TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun));
    } catch (Exception refused) {
      LOG.warn("The restart failed, what ran before comes back", refused);
      beginAsBefore(refused);
    }
  }

  /** What cannot be closed well must not keep the device from coming back. */
  private static void ended(Application application) {
    try {
      application.close();
    } catch (RuntimeException unclean) {
      LOG.warn("What ran did not end cleanly", unclean);
    }
  }

  private void beginAsBefore(Exception refused) {
    try {
      settingsAsBefore(Objects.requireNonNullElse(refused.getMessage(), refused.toString()));
      begin();
    } catch (Exception both) {
      both.addSuppressed(refused);
      failure.complete(both);
    }
  }

  /**
   * @throws Exception when it did not come up; nothing of it runs then
   */
  private void begin() throws Exception {
    Optional<Integer> wanted = settingsVersion();
    Application next = made();
    try {
      if (!settingsVersion().equals(wanted)) {
        throw new IllegalStateException(refusal().orElse("the settings cannot be used"));
      }
      next.start();
      Optional<String> missing = next.missingPort();
      if (!wanted.equals(good) && missing.isPresent()) {
        throw new IllegalStateException(missing.get());
      }
    } catch (Exception refused) {
      next.close();
      throw refused;
    }
    present = Optional.of(next);
    good = wanted;
  }

  private Library library() {
    return new Library(where.data(), FileTree.of(where.home()), Clock.systemUTC());
  }

  private Optional<Integer> settingsVersion() {
    return library().own(FileName.SETTINGS).flatMap(OwnFile::active);
  }

  private Optional<String> refusal() {
    return library().own(FileName.SETTINGS).flatMap(OwnFile::refusal);
  }

  private void settingsAsBefore(String reason) throws Exception {
    Library library = library();
    Optional<Integer> now = library.own(FileName.SETTINGS).flatMap(OwnFile::active);
    if (now.equals(good)) {
      return;
    }
    if (now.isPresent()) {
      library.failed(FileName.SETTINGS, now.get(), reason, good);
    } else {
      library.run(Map.of(FileName.SETTINGS, good));
    }
  }

  /** The one that runs; empty between two. */
  Optional<Application> application() {
    return present;
  }

  /** Waits until nothing can run any more, for which it tells the reason. */
  Exception failure() throws Exception {
    return failure.get();
  }

  /** Ends what runs, for good. */
  @Override
  public void close() {
    closing.countDown();
    boolean alone = false;
    try {
      alone = changing.tryLock(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      present.ifPresent(Application::close);
      present = Optional.empty();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } finally {
      if (alone) {
        changing.unlock();
      }
    }
  }
}
