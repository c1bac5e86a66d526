package org.ticconnect.network;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the log when the device gets another address, or loses one; whoever sets the network. */
public final class AddressWatch {
  private static final Logger LOG = LoggerFactory.getLogger(AddressWatch.class);
  private static final Duration ROUND = Duration.ofSeconds(2);

  private final Supplier<Set<Addresses.Owned>> addresses;
  private Set<Addresses.Owned> before;

  /**
   * @param addresses those of now
   */
  public AddressWatch(Supplier<Set<Addresses.Owned>> addresses) {
    this.addresses = addresses;
    this.before = addresses.get();
  }

  /** Looks every two seconds, until the threads end. */
  public void begin(ScheduledExecutorService threads) {
    threads.scheduleWithFixedDelay(
        this::look, ROUND.toMillis(), ROUND.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Looks once; to be called by one thread at a time. */
  void look() {
    Set<Addresses.Owned> now = addresses.get();
    if (!now.equals(before)) {
      LOG.info("The addresses are now {}, before {}", now, before);
      before = now;
    }
  }
}
