package org.ticconnect.owner.check;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * A kind of endpoint.
 *
 * @param path what is wrong with the part behind the colon
 * @param options by name
 * @param others the rule of {@code name=value} for all options with another name; empty when there
 *     are no others
 */
record Scheme(
    Function<String, Optional<String>> path,
    Map<String, OptionRule> options,
    Optional<OptionRule> others) {

  Scheme(Function<String, Optional<String>> path, Map<String, OptionRule> options) {
    this(path, options, Optional.empty());
  }

  /** What is wrong with an endpoint of this kind. */
  Optional<String> problem(EndpointUri uri) {
    return path.apply(uri.path())
        .or(
            () ->
                uri.options().entrySet().stream()
                    .flatMap(option -> problem(option.getKey(), option.getValue()).stream())
                    .findFirst());
  }

  private Optional<String> problem(String name, String value) {
    OptionRule rule = options.get(name);
    boolean otherwiseAllowed =
        others.isPresent() && others.get().allowed().test(name + "=" + value);
    if (rule == null && otherwiseAllowed) {
      return Optional.empty();
    }
    if (rule == null) {
      return Optional.of(
          "there is no option %s; %s"
              .formatted(
                  Shown.quoted(name),
                  Nearest.orAll(name, "there", new TreeMap<>(options).keySet())));
    }
    return rule.allowed().test(value)
        ? Optional.empty()
        : Optional.of(
            "option '%s' is %s; %s"
                .formatted(name, Shown.quoted(value), rule.instead().apply(value)));
  }
}
