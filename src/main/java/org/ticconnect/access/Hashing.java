package org.ticconnect.access;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Works on passwords, which is slow by intention: two at a time on threads of their own, and few
 * wait, so that neither the processor nor who waits is theirs for long.
 */
final class Hashing {
  private static final int AT_ONCE = 2;
  private static final int WAITING = 4;
  private static final long IDLE_SECONDS = 10;

  private final ThreadPoolExecutor threads;

  Hashing() {
    threads =
        new ThreadPoolExecutor(
            AT_ONCE,
            AT_ONCE,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(WAITING),
            Hashing::thread);
    threads.allowCoreThreadTimeOut(true);
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "password");
    thread.setDaemon(true);
    return thread;
  }

  /**
   * @throws RejectedExecutionException when enough wait already
   */
  <T> CompletableFuture<T> submit(Supplier<T> work) {
    return CompletableFuture.supplyAsync(work, threads);
  }
}
