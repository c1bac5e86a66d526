package org.ticconnect.owner.run;

import java.util.HashMap;
import java.util.Map;
import org.apache.camel.Exchange;

/** How far a message came: steps taken, and how many of them lie within each other. */
final class Journey {
  static final int MOST_STEPS = 10_000;

  /** More than a file may nest, and far from the end of a thread's stack. */
  static final int DEEPEST = 60;

  private static final String PROPERTY = "owner.journey";

  private int steps;
  private int depth;
  private final Map<String, Integer> routes = new HashMap<>();

  /** Of the message; copies of it that Camel makes share it. */
  static Journey of(Exchange exchange) {
    Journey known = exchange.getProperty(PROPERTY, Journey.class);
    if (known != null) {
      return known;
    }
    Journey begun = new Journey();
    exchange.setProperty(PROPERTY, begun);
    return begun;
  }

  /**
   * @throws IllegalStateException when it is one step too many
   */
  synchronized void enter() {
    if (++steps > MOST_STEPS) {
      throw new IllegalStateException("a message took more than " + MOST_STEPS + " steps");
    }
    if (depth >= DEEPEST) {
      throw new IllegalStateException("routes call each other without end");
    }
    depth++;
  }

  synchronized void leave() {
    depth--;
  }

  synchronized void enterRoute(String id) {
    routes.merge(id, 1, Integer::sum);
  }

  /** Whether the message is out of the route, however often that called itself. */
  synchronized boolean leaveRoute(String id) {
    return routes.merge(id, -1, Integer::sum) <= 0;
  }
}
