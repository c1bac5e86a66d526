package org.ticconnect.meter.guard;

/**
 * When a group came, on two clocks that only go forward.
 *
 * @param meterMillis time that went by on the meter's own clock; what it may be behind by, because
 *     DATE comes once a frame or was damaged, is added
 * @param nanos the monotonic clock
 */
record Moment(long meterMillis, long nanos) {
  private static final long NANOS_PER_MILLI = 1_000_000;

  /** The longer of both, for a recording is played faster than it was made. */
  long millisSince(Moment earlier) {
    return Math.max(meterMillis - earlier.meterMillis, (nanos - earlier.nanos) / NANOS_PER_MILLI);
  }
}
