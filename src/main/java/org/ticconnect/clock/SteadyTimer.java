package org.ticconnect.clock;

import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * A timer of Java's, on threads that measure time by the monotonic clock. Java's own stands still
 * for as long as the clock of the device is set back, and fires at once when it is set forward.
 */
final class SteadyTimer extends Timer {
  private final ScheduledExecutorService thread;

  /**
   * @param thread a single one, which ends with this timer
   */
  SteadyTimer(ScheduledExecutorService thread) {
    super(true);
    // Its own thread is not needed.
    super.cancel();
    this.thread = thread;
  }

  @Override
  public void schedule(TimerTask task, long delay) {
    thread.schedule(task, delay, TimeUnit.MILLISECONDS);
  }

  @Override
  public void schedule(TimerTask task, long delay, long period) {
    thread.scheduleWithFixedDelay(task, delay, period, TimeUnit.MILLISECONDS);
  }

  @Override
  public void scheduleAtFixedRate(TimerTask task, long delay, long period) {
    thread.scheduleAtFixedRate(task, delay, period, TimeUnit.MILLISECONDS);
  }

  @Override
  public void cancel() {
    thread.shutdownNow();
  }
}
