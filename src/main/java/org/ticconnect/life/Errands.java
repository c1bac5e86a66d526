package org.ticconnect.life;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * The check of threads that others give work to: they get an errand in each round, which must be
 * done within a bound. There is never more than one under way.
 */
public final class Errands implements Supplier<Optional<String>> {
  private final Executor threads;
  private final AtomicLong sent = new AtomicLong();
  private final AtomicLong done = new AtomicLong();
  private final Progress progress;

  /**
   * @param monotonic clock in nanoseconds
   */
  public Errands(Executor threads, Duration bound, LongSupplier monotonic) {
    this.threads = threads;
    this.progress = new Progress(done::get, () -> sent.get() > done.get(), bound, monotonic);
  }

  @Override
  public Optional<String> get() {
    Optional<String> flaw = progress.get();
    if (sent.get() == done.get()) {
      sent.incrementAndGet();
      try {
        threads.execute(done::incrementAndGet);
      } catch (RejectedExecutionException ended) {
        return Optional.of("takes no work any more");
      }
    }
    return flaw;
  }
}
