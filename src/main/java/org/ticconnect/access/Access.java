package org.ticconnect.access;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who may do what on this device. It outlives a restart inside the process, so sessions do; those
 * of a process that ended count no more.
 */
public final class Access implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Access.class);
  private static final long LOOK_AGAIN = Duration.ofSeconds(1).toNanos();
  private static final long END_SECONDS = 5;

  private final LongSupplier monotonic;
  private final AtomicLong looked;
  private final AtomicInteger foreignWrites = new AtomicInteger();
  private final ScheduledExecutorService writer;
  private final RollFile file;
  private final KeptRoll roll;
  private final Sessions sessions;
  private final Claims claims;
  private final Throttle throttle;
  private final SecurityLog log;
  private final Claiming claiming;
  private final Logins logins;
  private final Passwords passwords;
  private final Tokens tokens;

  /**
   * @param data the folder that the program writes to
   * @param monotonic clock in nanoseconds
   * @param wall clock for stamps
   */
  public Access(Path data, LongSupplier monotonic, Clock wall) {
    this.monotonic = monotonic;
    this.looked = new AtomicLong(monotonic.getAsLong());
    this.writer = writer();
    this.file = new RollFile(data);
    this.roll = new KeptRoll(file);
    this.sessions = new Sessions(monotonic);
    this.claims = new Claims(monotonic);
    this.throttle = new Throttle(monotonic);
    this.log = new SecurityLog(data, wall, writer);
    Checks checks = new Checks(throttle, new Hashing(), log);
    PasswordRules rules = new PasswordRules();
    this.claiming = new Claiming(roll, claims, sessions, checks, rules, log);
    this.logins = new Logins(roll, sessions, checks, log);
    this.passwords = new Passwords(roll, sessions, checks, rules, log);
    this.tokens = new Tokens(roll, log, wall, writer);
  }

  /** With the clocks of this machine. */
  public static Access in(Path data) {
    return new Access(data, System::nanoTime, Clock.systemUTC());
  }

  private static ScheduledExecutorService writer() {
    ScheduledThreadPoolExecutor one = new ScheduledThreadPoolExecutor(1, Access::thread);
    // What waits is written by the end itself, at once.
    one.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    return one;
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "access-log");
    thread.setDaemon(true);
    return thread;
  }

  /** Whether the device has an owner. */
  public boolean claimed() {
    return roll.claimed();
  }

  /**
   * Who asks; this counts as use.
   *
   * @param token that came with the question; it counts before a session
   * @param session id of a session
   */
  public Caller caller(Optional<String> token, Optional<String> session) {
    refresh();
    if (token.isPresent()) {
      return token.flatMap(tokens::used).<Caller>map(Caller.Program::new).orElse(stranger());
    }
    return session.flatMap(sessions::used).<Caller>map(person -> person).orElse(stranger());
  }

  private static Caller stranger() {
    return new Caller.Stranger();
  }

  /**
   * Whether who asked may still be answered, where the answer takes long; this counts as use.
   *
   * @param caller as {@link #caller} told
   */
  public boolean lasts(Caller caller) {
    refresh();
    if (caller instanceof Caller.Person person) {
      return sessions.continued(person.session()).isPresent();
    }
    return !(caller instanceof Caller.Program program) || tokens.exists(program.token());
  }

  /** The owner of the machine may have set a password meanwhile, as another process. */
  private void refresh() {
    long now = monotonic.getAsLong();
    long before = looked.get();
    if (now - before < LOOK_AGAIN || !looked.compareAndSet(before, now)) {
      return;
    }
    int writes = roll.refresh();
    if (foreignWrites.getAndSet(writes) != writes) {
      sessions.endAll(role -> true);
      claims.clear();
      log.add("changed_on_disk", "who owns the machine", "", "");
    }
  }

  /**
   * A click of the button: whoever was made to wait for too many passwords may try again.
   *
   * @return whether it was about claiming the device, and so about nothing else
   */
  public boolean click() {
    throttle.clear();
    return claiming.click();
  }

  public Claiming claiming() {
    return claiming;
  }

  public Logins logins() {
    return logins;
  }

  public Passwords passwords() {
    return passwords;
  }

  public Tokens tokens() {
    return tokens;
  }

  public SecurityLog log() {
    return log;
  }

  /** Where root has written for a program that runs as another user; to be called when closed. */
  public void giveToOwnerOfFolder() throws IOException {
    file.giveToOwnerOfFolder();
    log.giveToOwnerOfFolder();
  }

  /** Writes what is not written yet; nothing is written any more when this returns. */
  @Override
  public void close() {
    writer.shutdown();
    try {
      if (!writer.awaitTermination(END_SECONDS, TimeUnit.SECONDS)) {
        writer.shutdownNow();
      }
      tokens.writeUse();
    } catch (AccessRefusedException unwritable) {
      LOG.warn("The last use of tokens is lost: {}", unwritable.getMessage());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    roll.close();
    log.close();
  }
}
