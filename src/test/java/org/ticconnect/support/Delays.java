package org.ticconnect.support;

import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * A Modbus master that reads the age of the last group all the time, and remembers the longest
 * answer and the oldest age: whoever holds up the meter or the registers is seen here.
 */
public final class Delays implements AutoCloseable {
  private static final int NATIVE = 240;
  private static final int AGE = 540;
  private static final int EVERY_MILLIS = 5;

  private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
  private final Master master;
  private final Future<?> watching;
  private volatile long longestAnswerMillis;
  private volatile long oldestMillis;

  /**
   * @param port of Modbus TCP, where at least one group was received
   */
  public Delays(int port) throws Exception {
    master = new Master(port);
    watching = thread.scheduleWithFixedDelay(this::look, 0, EVERY_MILLIS, TimeUnit.MILLISECONDS);
  }

  private void look() {
    try {
      long start = System.nanoTime();
      int[] age = master.holding(NATIVE, AGE, 2);
      long answer = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
      longestAnswerMillis = Math.max(longestAnswerMillis, answer);
      oldestMillis = Math.max(oldestMillis, ((long) age[0] << Short.SIZE) + age[1]);
    } catch (Exception refused) {
      throw new IllegalStateException("the registers cannot be read", refused);
    }
  }

  /** Longest time that an answer took. */
  public long longestAnswerMillis() {
    return longestAnswerMillis;
  }

  /** Oldest age of the newest group. */
  public long oldestMillis() {
    return oldestMillis;
  }

  /**
   * @throws AssertionError when the registers could not always be read
   */
  @Override
  public void close() throws Exception {
    boolean failed = watching.isDone();
    thread.shutdown();
    thread.awaitTermination(5, TimeUnit.SECONDS);
    master.close();
    if (failed) {
      throw new AssertionError("the registers could not be read all the time");
    }
  }
}
