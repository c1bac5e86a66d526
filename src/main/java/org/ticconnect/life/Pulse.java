package org.ticconnect.life;

import java.util.concurrent.atomic.AtomicLong;

/** Beaten by a thread each time that it comes round, whether it had something to do or waited. */
public final class Pulse {
  private final AtomicLong beats = new AtomicLong();
  private volatile boolean ended;

  /** It came round. */
  public void beat() {
    beats.incrementAndGet();
    ended = false;
  }

  /** It has done all that there was to do, and does not come round any more. */
  public void end() {
    ended = true;
  }

  /** How often it came round. */
  public long beats() {
    return beats.get();
  }

  /** Whether it is to come round again. */
  public boolean goesOn() {
    return !ended;
  }
}
