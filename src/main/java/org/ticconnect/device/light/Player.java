package org.ticconnect.device.light;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.ticconnect.device.Troubles;

/**
 * Plays a pattern on a lamp, on a thread of its own, which sleeps between two changes. Where a
 * colour knows only on and off and is to shine with a part of its strength, it is switched 125
 * times a second, which eyes take for a weaker light; nothing is switched so while nothing needs
 * it. Changes follow the clock and not each other, so that a late one delays no other.
 */
public final class Player implements Runnable {
  /** Of software dimming. */
  static final Duration CYCLE = Duration.ofMillis(8);

  private static final int WHOLE = 100;

  private record Playing(Pattern pattern, long begun) {}

  private final Bulb bulb;
  private final LongSupplier monotonic;
  private final CountDownLatch dark = new CountDownLatch(1);
  private volatile Playing playing;
  private volatile Optional<Thread> thread = Optional.empty();
  private volatile boolean ended;

  /**
   * @param monotonic clock in nanoseconds
   */
  public Player(Bulb bulb, LongSupplier monotonic) {
    this.bulb = bulb;
    this.monotonic = monotonic;
    this.playing = new Playing(Pattern.steady(Light.DARK), monotonic.getAsLong());
  }

  /** Plays another pattern from now on; the same one goes on as it is. Any thread may call it. */
  public synchronized void play(Pattern next) {
    if (!next.equals(playing.pattern())) {
      playing = new Playing(next, monotonic.getAsLong());
      thread.ifPresent(LockSupport::unpark);
    }
  }

  /** Why a colour cannot be reached; empty while all can. */
  public Optional<String> trouble() {
    return bulb.trouble();
  }

  /** Plays until it is ended or interrupted; then the lamp is dark. */
  @Override
  public void run() {
    thread = Optional.of(Thread.currentThread());
    boolean interrupted = false;
    try {
      while (!ended && !interrupted) {
        LockSupport.parkNanos(this, Math.min(step(playing), Troubles.AGAIN.toNanos()));
        interrupted = Thread.interrupted();
      }
    } finally {
      // With the interruption still to be told, files could not be written.
      bulb.end();
      dark.countDown();
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Shows what is due, and tells for how long: nanoseconds. */
  private long step(Playing now) {
    long since = monotonic.getAsLong() - now.begun();
    Pattern.Moment moment = now.pattern().at(since);
    Light light = moment.light();
    if (bulb.shows(light)) {
      bulb.shine(light, 0);
      return moment.nanosLeft();
    }
    long into = since % CYCLE.toNanos();
    int percent = (int) (into * WHOLE / CYCLE.toNanos());
    bulb.shine(light, percent);
    return Math.min(moment.nanosLeft(), untilNext(light, percent, into));
  }

  private static long untilNext(Light light, int percent, long into) {
    int next = WHOLE;
    for (int level : new int[] {light.red(), light.green(), light.blue()}) {
      if (level > percent && level < next) {
        next = level;
      }
    }
    // Rounded up: a step that comes a moment early would find nothing changed and come again.
    return (CYCLE.toNanos() * next + WHOLE - 1) / WHOLE - into;
  }

  /**
   * Ends playing. What was never played is dark.
   *
   * @param patience for the lamp to go dark
   * @return whether it is dark
   */
  public boolean end(Duration patience) {
    ended = true;
    if (thread.isEmpty()) {
      return true;
    }
    thread.ifPresent(LockSupport::unpark);
    try {
      return dark.await(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
