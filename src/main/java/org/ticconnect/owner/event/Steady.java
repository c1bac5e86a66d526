package org.ticconnect.owner.event;

import java.time.Duration;

/** Good or bad, where a change counts only after it has lasted. Good until it is seen otherwise. */
final class Steady {
  private final long worse;
  private final long better;
  private boolean good = true;
  private boolean changing;
  private long since;

  /**
   * @param worse how long it has to be bad
   * @param better how long it has to be good again
   */
  Steady(Duration worse, Duration better) {
    this.worse = worse.toNanos();
    this.better = better.toNanos();
  }

  /**
   * @param goodNow as it looks
   * @param now on the monotonic clock
   * @return whether this look changed what counts
   */
  boolean changed(boolean goodNow, long now) {
    if (goodNow == good) {
      changing = false;
      return false;
    }
    if (!changing) {
      changing = true;
      since = now;
    }
    if (now - since < (good ? worse : better)) {
      return false;
    }
    good = goodNow;
    changing = false;
    return true;
  }

  boolean good() {
    return good;
  }
}
