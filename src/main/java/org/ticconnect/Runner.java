package org.ticconnect;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ticconnect.files.Starts;
import org.ticconnect.life.Progress;
import org.ticconnect.life.Proof;
import org.ticconnect.settings.Settings;
import org.ticconnect.web.gate.Entrance;

/**
 * Has an application run, and after it another one with the settings as they are then, without a
 * new process. Where an application does not come up with new settings, those before count again.
 * After factory defaults the next one knows nothing of what was.
 */
final class Runner implements Keeper, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Runner.class);

  /** So that who asked for it gets his answer. */
  private static final Duration GRACE = Duration.ofMillis(200);

  /** For a start or restart that is under way when all is to end. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** One ends and another one begins, on a slow board. */
  private static final Duration LONGEST_RESTART = Duration.ofSeconds(90);

  private final Installation where;
  private final Consumer<Settings> settled;
  private final Ownership ownership;
  private final GoodSettings settings;
  private final ReentrantLock changing = new ReentrantLock();
  private final AtomicBoolean asked = new AtomicBoolean();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final AtomicLong made = new AtomicLong();
  private final CompletableFuture<Exception> failure = new CompletableFuture<>();
  private volatile Optional<Application> present = Optional.empty();

  /** Asked by one thread. */
  private final Proof restart =
      new Proof(
          "restart", new Progress(made::get, this::between, LONGEST_RESTART, System::nanoTime));

  /**
   * @param settled told of the settings of each application before it starts
   */
  Runner(Installation where, Consumer<Settings> settled) {
    this.where = where;
    this.settled = settled;
    this.ownership = new Ownership(where);
    this.settings = new GoodSettings(where.home(), where.data());
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
      ownership.begin();
      Application first = made(Starts.begin(where.data()));
      present = Optional.of(first);
      first.start();
      settings.cameUp(settings.wanted());
    } finally {
      changing.unlock();
    }
  }

  private Application made(Starts starts) throws Exception {
    Application next = new ApplicationMaker(where, this).make(starts);
    made.incrementAndGet();
    settled.accept(next.settings());
    return next;
  }

  @Override
  public Entrance entrance() {
    return ownership.entrance();
  }

  @Override
  public List<Map<String, String>> notices() {
    return ownership.notices();
  }

  @Override
  public void factoryDefaults() throws IOException {
    ownership.giveUp();
    LOG.warn("Factory defaults: everything that this device knows is removed");
    restart();
  }

  @Override
  public boolean restart() {
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
        replaceAlone();
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private void replaceAlone() {
    changing.lock();
    try {
      if (!ending()) {
        replace();
      }
    } catch (RuntimeException | Error broken) {
      // Nothing runs now, so that the program is to end, and whoever watches it starts it anew.
      fails(new IllegalStateException("the restart broke off", broken));
    } finally {
      changing.unlock();
    }
  }

  private void replace() {
    long begun = System.nanoTime();
    LOG.info("Restart");
    present.ifPresent(ownership.leaving() ? Ownership::end : Runner::ended);
    present = Optional.empty();
    asked.set(false);
    // Perhaps since a moment only: who asked meanwhile was told that a restart is under way.
    if (ownership.leaving()) {
      ownership.leave();
      settings.cameUp(Optional.empty());
    }
    try {
      begin();
      LOG.info(
          "TIC Connect runs again after {} ms",
          TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun));
    } catch (Exception refused) {
      if (ending()) {
        LOG.debug("The restart broke off, for all is to end", refused);
        return;
      }
      LOG.warn("The restart failed, what ran before comes back", refused);
      beginAsBefore(refused);
    }
  }

  private boolean ending() {
    return closing.getCount() == 0;
  }

  /** While all is to end, nothing that breaks off is a failure. */
  private void fails(Exception reason) {
    if (!ending()) {
      failure.complete(reason);
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
      settings.comeBack(Objects.requireNonNullElse(refused.getMessage(), refused.toString()));
      begin();
    } catch (Exception both) {
      both.addSuppressed(refused);
      fails(both);
    }
  }

  /**
   * @throws Exception when it did not come up; nothing of it runs then
   */
  private void begin() throws Exception {
    Optional<Integer> wanted = settings.wanted();
    Starts starts = Starts.begin(where.data());
    try {
      begin(made(starts), wanted);
    } catch (Exception refused) {
      // It is known why, and mended: no crash.
      starts.ended();
      throw refused;
    }
  }

  private void begin(Application next, Optional<Integer> wanted) throws Exception {
    try {
      if (!settings.wanted().equals(wanted)) {
        throw new IllegalStateException(settings.refusal().orElse("the settings cannot be used"));
      }
      next.start();
      Optional<String> missing = next.missingPort();
      if (!settings.knows(wanted) && missing.isPresent()) {
        throw new IllegalStateException(missing.get());
      }
    } catch (Exception refused) {
      next.close();
      throw refused;
    }
    present = Optional.of(next);
    settings.cameUp(wanted);
  }

  /** The one that runs; empty between two. */
  Optional<Application> application() {
    return present;
  }

  /** What shows that it lives; between two applications the next one must come soon. */
  List<Proof> proofs() {
    List<Proof> all = new ArrayList<>(List.of(restart));
    application().map(Application::proofs).ifPresent(all::addAll);
    return all;
  }

  private boolean between() {
    return application().map(Application::proofs).filter(any -> !any.isEmpty()).isEmpty();
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
      ownership.close();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } finally {
      if (alone) {
        changing.unlock();
      }
    }
  }
}
