package org.ticconnect.source;

import java.io.ByteArrayOutputStream;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Collects bytes and hands them over at each CR or ETX, when {@link #LARGEST} is reached, or after
 * a silence; so single characters never become messages. The timer sleeps while nothing waits.
 */
final class Handover implements AutoCloseable {
  static final int LARGEST = 1024;
  private static final byte ETX = 0x03;
  private static final byte CR = 0x0D;

  private final Consumer<byte[]> receiver;
  private final ScheduledExecutorService timer;
  private final long silenceNanos;
  private final ByteArrayOutputStream waiting = new ByteArrayOutputStream(LARGEST);
  private long lastByte;
  private boolean watching;
  private boolean closed;

  /**
   * @param receiver gets the bytes, never from two threads at once
   * @param silenceMillis after which an unfinished group is handed over too
   */
  Handover(Consumer<byte[]> receiver, ScheduledExecutorService timer, long silenceMillis) {
    this.receiver = receiver;
    this.timer = timer;
    this.silenceNanos = TimeUnit.MILLISECONDS.toNanos(silenceMillis);
  }

  synchronized void append(byte[] bytes, int count) {
    lastByte = System.nanoTime();
    int from = 0;
    for (int i = 0; i < count; i++) {
      if (bytes[i] == CR || bytes[i] == ETX || waiting.size() + i - from + 1 >= LARGEST) {
        waiting.write(bytes, from, i + 1 - from);
        from = i + 1;
        flush();
      }
    }
    waiting.write(bytes, from, count - from);
    if (waiting.size() > 0 && !watching && !closed) {
      watching = true;
      timer.schedule(this::flushIfSilent, silenceNanos, TimeUnit.NANOSECONDS);
    }
  }

  private synchronized void flushIfSilent() {
    watching = false;
    if (closed || waiting.size() == 0) {
      return;
    }
    long left = silenceNanos - (System.nanoTime() - lastByte);
    if (left <= 0) {
      flush();
    } else {
      watching = true;
      timer.schedule(this::flushIfSilent, left, TimeUnit.NANOSECONDS);
    }
  }

  /** Hands over what is left, at the end of a file. */
  synchronized void flushNow() {
    if (waiting.size() > 0) {
      flush();
    }
  }

  private void flush() {
    byte[] bytes = waiting.toByteArray();
    waiting.reset();
    receiver.accept(bytes);
  }

  @Override
  public synchronized void close() {
    closed = true;
  }
}
