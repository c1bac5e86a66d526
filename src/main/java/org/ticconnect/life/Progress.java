package org.ticconnect.life;

import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * The check of something that gets on: while there is work for it, what it has done must become
 * more within a bound. Asked by one thread.
 */
public final class Progress implements Supplier<Optional<String>> {
  private static final long NANOS_PER_SECOND = 1_000_000_000L;

  private final LongSupplier done;
  private final BooleanSupplier owing;
  private final Duration bound;
  private final LongSupplier monotonic;
  private long last;
  private long since;

  /**
   * @param done any number that is another one once it got on
   * @param owing whether there is work for it now
   * @param monotonic clock in nanoseconds
   */
  public Progress(
      LongSupplier done, BooleanSupplier owing, Duration bound, LongSupplier monotonic) {
    this.done = done;
    this.owing = owing;
    this.bound = bound;
    this.monotonic = monotonic;
    this.last = done.getAsLong();
    this.since = monotonic.getAsLong();
  }

  @Override
  public Optional<String> get() {
    long now = monotonic.getAsLong();
    long present = done.getAsLong();
    if (present != last || !owing.getAsBoolean()) {
      last = present;
      since = now;
    }
    long still = now - since;
    return still > bound.toNanos()
        ? Optional.of("has not moved for " + still / NANOS_PER_SECOND + " s")
        : Optional.empty();
  }
}
