package org.ticconnect.recording;

import java.time.Duration;

/** The last bytes of a line, as many as a meter sends in some minutes; any thread. */
public final class RawRing {
  private static final long CHARACTERS_PER_SECOND = 960;

  private final byte[] ring;
  private int next;
  private boolean full;

  /**
   * @param time 0 to 60 minutes of a line that is never silent
   */
  public RawRing(Duration time) {
    ring = new byte[Math.toIntExact(time.toSeconds() * CHARACTERS_PER_SECOND)];
  }

  /** Keeps bytes; the oldest give way. */
  synchronized void add(byte[] bytes) {
    for (int from = Math.max(0, bytes.length - ring.length); from < bytes.length; ) {
      int count = Math.min(bytes.length - from, ring.length - next);
      System.arraycopy(bytes, from, ring, next, count);
      from += count;
      next += count;
      if (next == ring.length) {
        next = 0;
        full = true;
      }
    }
  }

  /** What is kept, oldest first. */
  public synchronized byte[] bytes() {
    int size = full ? ring.length : next;
    int oldest = full ? next : 0;
    byte[] copy = new byte[size];
    int first = Math.min(size, ring.length - oldest);
    System.arraycopy(ring, oldest, copy, 0, first);
    System.arraycopy(ring, 0, copy, first, size - first);
    return copy;
  }
}
