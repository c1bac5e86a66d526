package org.ticconnect.owner.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which routes of a file call which: each call must be answered, none may come back. */
final class DirectRoutes {
  // Without a bound, twenty routes that call each other ten times make a number of twenty digits.
  private static final long MOST_STEPS_PER_MESSAGE = 1000;

  private final List<Route> routes = new ArrayList<>();
  private final Map<String, Route> byName = new HashMap<>();

  /** A route with what it does. */
  private static final class Route {
    private final Place at;
    private final List<Call> calls = new ArrayList<>();
    private int steps;

    Route(Place at) {
      this.at = at;
    }
  }

  private record Call(String name, Place at) {}

  /** From now on calls and steps belong to this route. */
  void begin(Place route) {
    routes.add(new Route(route));
  }

  /** The present route answers calls of that name. */
  void answers(String name, Place at) {
    if (byName.putIfAbsent(name, last()) != null) {
      at.wrong("direct:" + name + " begins two routes");
    }
  }

  /** The present route calls that name. */
  void calls(String name, Place at) {
    last().calls.add(new Call(name, at));
  }

  /** The present route has one more step. */
  void step() {
    last().steps++;
  }

  /** Notes calls that nobody answers, that come back, and that multiply. */
  void check() {
    for (Route route : routes) {
      for (Call call : route.calls) {
        if (!byName.containsKey(call.name())) {
          call.at().wrong("no route of this file begins with direct:" + call.name());
        }
      }
    }
    Map<Route, Long> known = new HashMap<>();
    for (Route route : routes) {
      if (steps(route, new HashSet<>(), known) > MOST_STEPS_PER_MESSAGE) {
        route.at.wrong(
            "one message could take more than %d steps, with those of the routes it calls"
                .formatted(MOST_STEPS_PER_MESSAGE));
        return;
      }
    }
  }

  private Route last() {
    return routes.get(routes.size() - 1);
  }

  private long steps(Route route, Set<Route> callers, Map<Route, Long> known) {
    Long before = known.get(route);
    if (before != null) {
      return before;
    }
    callers.add(route);
    long all = route.steps;
    for (Call call : route.calls) {
      Route called = byName.get(call.name());
      if (called != null && callers.contains(called)) {
        call.at().wrong("direct:" + call.name() + " comes back to its own route in a circle");
      } else if (called != null) {
        all = Math.min(MOST_STEPS_PER_MESSAGE + 1, all + steps(called, callers, known));
      }
    }
    callers.remove(route);
    known.put(route, all);
    return all;
  }
}
