package org.ticconnect.owner.run;

import java.time.Clock;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Route;
import org.apache.camel.spi.RoutePolicy;
import org.apache.camel.spi.RoutePolicyFactory;
import org.apache.camel.support.RoutePolicySupport;

/**
 * Counts the messages of the routes of one file, from their begin to their end. While a context
 * stops, Camel tells of begins and no more of ends: what is counted ends with {@link #halt}.
 */
final class FileTally extends RoutePolicySupport implements RoutePolicyFactory {
  private final LongSupplier monotonic;
  private final Clock wall;
  private final Map<String, RouteTally> routes = new ConcurrentSkipListMap<>();
  private final Map<Exchange, Long> inFlight = new ConcurrentHashMap<>();
  private final AtomicLong begun = new AtomicLong();
  private volatile boolean halted;

  /**
   * @param monotonic clock in nanoseconds
   * @param wall clock for stamps
   */
  FileTally(LongSupplier monotonic, Clock wall) {
    this.monotonic = monotonic;
    this.wall = wall;
  }

  @Override
  public RoutePolicy createRoutePolicy(CamelContext context, String route, NamedNode definition) {
    return this;
  }

  @Override
  public void onExchangeBegin(Route route, Exchange exchange) {
    Journey.of(exchange).enterRoute(route.getRouteId());
    if (halted || !begins(route, exchange)) {
      return;
    }
    begun.incrementAndGet();
    inFlight.put(exchange, monotonic.getAsLong());
    if (halted) {
      // It was halted just now, and what it cleared came before this one.
      inFlight.remove(exchange);
    }
  }

  @Override
  public void onExchangeDone(Route route, Exchange exchange) {
    if (begins(route, exchange)) {
      inFlight.remove(exchange);
    }
    if (!Journey.of(exchange).leaveRoute(route.getRouteId()) || halted) {
      return;
    }
    RouteTally tally = of(route.getRouteId());
    if (exchange.getException() == null) {
      tally.succeeded();
    } else {
      tally.failed(Refusal.reason(exchange.getException()));
    }
  }

  /** A route that is called by another takes part in a message, but does not begin it. */
  private static boolean begins(Route route, Exchange exchange) {
    return route.getRouteId().equals(exchange.getFromRouteId());
  }

  RouteTally of(String route) {
    return routes.computeIfAbsent(route, id -> new RouteTally(wall));
  }

  Map<String, RouteTally> routes() {
    return routes;
  }

  /** How many messages were begun since the start. */
  long begun() {
    return begun.get();
  }

  /** Counts nothing more and lets go of the messages under way; what was counted stays. */
  void halt() {
    halted = true;
    inFlight.clear();
  }

  int inFlight() {
    return inFlight.size();
  }

  /** When the oldest message in flight began, on the monotonic clock. */
  OptionalLong oldest() {
    return inFlight.values().stream().mapToLong(Long::longValue).min();
  }
}
