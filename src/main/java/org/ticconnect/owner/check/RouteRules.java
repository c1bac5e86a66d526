package org.ticconnect.owner.check;

import java.util.List;

/** A file of an owner: nothing but routes. */
final class RouteRules {
  static final List<String> OPTIONS = List.of("id", "description", "from");
  private static final int MOST_ROUTES = 20;
  private static final String LIST_OF_ROUTES = "a list of '- route:'";

  private final LabelRules labels = new LabelRules();
  private final DirectRoutes calls = new DirectRoutes();
  private final HeaderNames headers;
  private final EndpointFields endpoints;
  private final StepRules steps;

  /**
   * @param headers none of which is read or set so far
   */
  RouteRules(EndpointRules rules, HeaderNames headers) {
    this.headers = headers;
    endpoints = new EndpointFields(rules, labels, calls);
    steps = new StepRules(labels, endpoints, calls, headers);
  }

  /**
   * @param root of one file; for the next file another object is needed
   */
  void check(Place root) {
    List<Place> items = root.elements(LIST_OF_ROUTES);
    if (items.size() > MOST_ROUTES) {
      items.get(MOST_ROUTES).wrong("the file has more than " + MOST_ROUTES + " routes");
      return;
    }
    items.stream().filter(item -> item.hasOptions(LIST_OF_ROUTES)).forEach(this::item);
    calls.check();
    headers.check();
  }

  private void item(Place item) {
    if (item.names().size() != 1) {
      item.wrong(
          "each '-' at the top needs one 'route:'; here are " + item.names().size() + " names");
    }
    for (String name : item.names()) {
      Place body = item.option(name).orElseThrow();
      if (name.equals("route")) {
        route(body);
      } else {
        body.wrong(
            "there is no %s at the top of your file; there is only 'route'"
                .formatted(Shown.quoted(name)));
      }
    }
  }

  private void route(Place route) {
    if (!route.hasOptions("'from:' with 'uri:' and 'steps:'")) {
      return;
    }
    calls.begin(route);
    route.allowOnly("route", OPTIONS);
    labels.check(route);
    route.needed("from").ifPresent(this::from);
  }

  private void from(Place from) {
    if (!from.hasOptions("'uri:' and 'steps:'")) {
      return;
    }
    from.allowOnly("from", List.of("uri", "parameters", "steps", "id", "description"));
    labels.check(from);
    endpoints.check(from, EndpointRules.Use.FROM);
    from.needed("steps").ifPresent(steps::check);
  }
}
