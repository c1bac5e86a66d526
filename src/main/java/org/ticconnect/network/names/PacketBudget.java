package org.ticconnect.network.names;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/**
 * How many packets are looked at and heeded; the rest of a flood stays with the kernel, which drops
 * it. For one thread.
 */
final class PacketBudget {
  private static final long WINDOW = TimeUnit.MILLISECONDS.toNanos(250);

  /** 400 a second. */
  static final int LOOKS = 100;

  /** 40 a second, and as many answers at most. */
  static final int HEEDED = 10;

  private final LongSupplier monotonic;
  private long begun;
  private int looks;
  private int heeded;

  PacketBudget(LongSupplier monotonic) {
    this.monotonic = monotonic;
    this.begun = monotonic.getAsLong();
  }

  /** Waits until another packet may be looked at, for a quarter of a second at most. */
  void awaitLook() {
    long left = WINDOW - (monotonic.getAsLong() - begun);
    if (left > 0 && looks >= LOOKS) {
      LockSupport.parkNanos(left);
      left = WINDOW - (monotonic.getAsLong() - begun);
    }
    if (left <= 0) {
      begun = monotonic.getAsLong();
      looks = 0;
      heeded = 0;
    }
    looks++;
  }

  /** Whether one more may be heeded. */
  boolean heeds() {
    return heeded++ < HEEDED;
  }
}
