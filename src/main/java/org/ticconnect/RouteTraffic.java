package org.ticconnect;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Route;
import org.apache.camel.spi.RoutePolicy;
import org.apache.camel.spi.RoutePolicyFactory;
import org.apache.camel.support.RoutePolicySupport;

/** Counts what goes into each route and what comes out of it. */
final class RouteTraffic implements RoutePolicyFactory {
  private final Map<String, Count> routes = new ConcurrentHashMap<>();

  /** Of one route. */
  static final class Count extends RoutePolicySupport {
    private final AtomicLong begun = new AtomicLong();
    private final AtomicLong done = new AtomicLong();

    @Override
    public void onExchangeBegin(Route route, Exchange exchange) {
      begun.incrementAndGet();
    }

    @Override
    public void onExchangeDone(Route route, Exchange exchange) {
      done.incrementAndGet();
    }

    /** Whatever begins or ends makes it another number. */
    long steps() {
      return begun.get() + done.get();
    }

    /** Whether something is inside. */
    boolean inside() {
      return done.get() < begun.get();
    }
  }

  @Override
  public RoutePolicy createRoutePolicy(CamelContext context, String routeId, NamedNode route) {
    return of(routeId);
  }

  Count of(String routeId) {
    return routes.computeIfAbsent(routeId, any -> new Count());
  }
}
