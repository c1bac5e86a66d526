package org.ticconnect.meter.line;

import java.time.Duration;
import java.util.Arrays;

/** Counts of the last five minutes in slices of ten seconds; of fixed size. Any thread. */
final class RecentSigns {
  private static final long SLICE_NANOS = Duration.ofSeconds(10).toNanos();
  private static final int SLICES = 30;
  private static final int SIGNS = Sign.values().length;

  private final long[][] counts = new long[SLICES][SIGNS];
  private final long start;
  private long newest;

  /**
   * @param start on the monotonic clock
   */
  RecentSigns(long start) {
    this.start = start;
  }

  synchronized void count(Sign sign, long number, long now) {
    advance(now);
    counts[place(newest)][sign.ordinal()] += number;
  }

  /**
   * @param time how far back, in whole slices and the one that has begun
   */
  synchronized long sum(Sign sign, Duration time, long now) {
    advance(now);
    long slices = Math.min(SLICES, time.toNanos() / SLICE_NANOS + 1);
    long sum = 0;
    for (long slice = newest; slice > newest - slices; slice--) {
      sum += counts[place(slice)][sign.ordinal()];
    }
    return sum;
  }

  private void advance(long now) {
    long slice = (now - start) / SLICE_NANOS;
    for (long next = Math.max(newest + 1, slice - SLICES + 1); next <= slice; next++) {
      Arrays.fill(counts[place(next)], 0);
    }
    newest = Math.max(newest, slice);
  }

  private static int place(long slice) {
    return (int) Math.floorMod(slice, (long) SLICES);
  }
}
