package org.ticconnect.owner.check;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ticconnect.owner.check.EndpointRules.Use;

/** Where a file names endpoints: {@code to: URI}, or {@code uri} and {@code parameters}. */
final class EndpointFields {
  private static final String DIRECT = "direct";

  private final EndpointRules rules;
  private final LabelRules labels;
  private final DirectRoutes calls;

  EndpointFields(EndpointRules rules, LabelRules labels, DirectRoutes calls) {
    this.rules = rules;
    this.labels = labels;
    this.calls = calls;
  }

  void check(Place place, Use use) {
    if (place.node().isTextual()) {
      place.text().ifPresent(uri -> allowed(place, use, uri, rules.problem(use, uri)));
      return;
    }
    if (!place.hasOptions("\"'mqtt-out:a/topic'\"")) {
      return;
    }
    if (use == Use.TO) {
      place.allowOnly("to", List.of("uri", "parameters", "id", "description"));
      labels.check(place);
    }
    place
        .needed("uri")
        .ifPresent(uri -> uri.text().ifPresent(text -> apart(place, uri, use, text)));
  }

  private void apart(Place place, Place at, Use use, String uri) {
    Optional<Place> parameters = place.option("parameters");
    if (parameters.isEmpty()) {
      allowed(at, use, uri, rules.problem(use, uri));
      return;
    }
    Place options = parameters.get();
    if (options.hasOptions("'parameters:' with one 'name: value' in each line")) {
      values(options).ifPresent(values -> allowed(at, use, uri, rules.problem(use, uri, values)));
    }
  }

  private static Optional<Map<String, String>> values(Place options) {
    Map<String, String> values = new LinkedHashMap<>();
    for (String name : options.names()) {
      options.option(name).flatMap(Place::text).ifPresent(value -> values.put(name, value));
    }
    return values.size() == options.names().size() ? Optional.of(values) : Optional.empty();
  }

  private void allowed(Place at, Use use, String text, Optional<String> problem) {
    if (problem.isPresent()) {
      at.wrong(problem.get());
      return;
    }
    EndpointUri uri = EndpointUri.of(text);
    if (uri.scheme().equals(DIRECT) && use == Use.FROM) {
      calls.answers(uri.path(), at);
    } else if (uri.scheme().equals(DIRECT)) {
      calls.calls(uri.path(), at);
    }
  }
}
