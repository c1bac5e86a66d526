package org.ticconnect.pipeline;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Route step: counts a failed message and tells the log of it, at most once a minute for each
 * route.
 */
public final class FailureCount implements Processor {
  private static final Logger LOG = LoggerFactory.getLogger(FailureCount.class);
  private static final long QUIET_NANOS = TimeUnit.MINUTES.toNanos(1);

  private final LongSupplier monotonic;
  private final LongAdder failures = new LongAdder();
  private final Map<String, Long> lastTold = new ConcurrentHashMap<>();

  public FailureCount(LongSupplier monotonic) {
    this.monotonic = monotonic;
  }

  @Override
  public void process(Exchange exchange) {
    failures.increment();
    String route = exchange.getProperty(Exchange.FAILURE_ROUTE_ID, "unknown", String.class);
    Throwable cause = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
    long now = monotonic.getAsLong();
    Long told = lastTold.get(route);
    if (told == null || now - told >= QUIET_NANOS) {
      lastTold.put(route, now);
      LOG.warn("Route {} dropped a message: {}", route, String.valueOf(cause));
      LOG.debug("Route {} failed", route, cause);
    }
  }

  /** Messages dropped since the start. */
  public long failures() {
    return failures.sum();
  }
}
