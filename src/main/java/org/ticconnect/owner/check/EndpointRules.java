package org.ticconnect.owner.check;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.ticconnect.owner.OwnerEvent;

/** The endpoints that owners' routes may name: scheme, path and each option. */
public final class EndpointRules {
  // Not those that the framework of routes takes for itself at every endpoint.
  private static final String PARAMETER_OF_URL =
      "(?!(lazyStartProducer|bridgeErrorHandler|exceptionHandler|exchangePattern|synchronous"
          + "|autowiredEnabled|browseLimit)=)[A-Za-z0-9._-]{1,40}=[A-Za-z0-9._~,:@/-]{0,200}";
  static final List<String> COLOURS = List.of("blue", "white", "violet", "cyan", "off");

  private static final int DAY_IN_SECONDS = 86_400;
  private static final int DAY_IN_MILLISECONDS = 86_400_000;

  private final Map<Use, Map<String, Scheme>> schemes;

  /** What a route does with an endpoint. */
  public enum Use {
    /** It begins there. */
    FROM,
    /** It sends there. */
    TO
  }

  /**
   * @param rules where routes may send to
   * @param quantityNames the names that {@code live:} and {@code need} may hold
   * @param sourceNames the names that {@code source} may hold
   */
  public EndpointRules(OwnerRules rules, Set<String> quantityNames, Set<String> sourceNames) {
    schemes =
        Map.of(
            Use.FROM, sources(Set.copyOf(quantityNames), Set.copyOf(sourceNames)),
            Use.TO, targets(rules));
  }

  /**
   * @param uri as it stands in the file, with its options
   * @return what is not allowed, in words for owners; empty when all is
   */
  public Optional<String> problem(Use use, String uri) {
    return EndpointUri.problem(uri).or(() -> problem(use, EndpointUri.of(uri)));
  }

  /**
   * @param uri without options
   * @param options that stand apart, with their values as written
   * @return what is not allowed, in words for owners; empty when all is
   */
  public Optional<String> problem(Use use, String uri, Map<String, String> options) {
    if (uri.contains("?")) {
      return Optional.of(
          Shown.quoted(uri) + ": options stand either behind '?' or apart, not both");
    }
    for (Map.Entry<String, String> option : options.entrySet()) {
      String whole = option.getKey() + "=" + option.getValue();
      Optional<String> general = AnyText.problem(whole);
      if (general.isPresent()) {
        return general;
      }
      if (whole.matches("(?s).*([#%]|\\$\\{).*")) {
        return Optional.of(Shown.quoted(whole) + ": '#', '%' and '${' are not allowed in options");
      }
    }
    return EndpointUri.problem(uri)
        .or(
            () -> {
              EndpointUri bare = EndpointUri.of(uri);
              return problem(use, new EndpointUri(bare.scheme(), bare.path(), options));
            });
  }

  /** The options of each endpoint, as JSON Schemas by name. */
  Map<String, Map<String, Object>> options(Use use) {
    Map<String, Map<String, Object>> all = new LinkedHashMap<>();
    schemes
        .get(use)
        .forEach(
            (name, scheme) -> {
              Map<String, Object> options = new TreeMap<>();
              scheme.options().forEach((option, rule) -> options.put(option, rule.schema()));
              all.put(name, options);
            });
    return all;
  }

  private Optional<String> problem(Use use, EndpointUri uri) {
    Map<String, Scheme> known = schemes.get(use);
    Scheme scheme = known.get(uri.scheme());
    if (scheme == null) {
      return Optional.of(
          "there is no endpoint %s that your route can %s; %s"
              .formatted(
                  Shown.quoted(uri.scheme()),
                  use == Use.FROM ? "begin at" : "send to",
                  Nearest.orAll(uri.scheme(), "there", known.keySet())));
    }
    return scheme.problem(uri).map(problem -> uri.scheme() + ": " + problem);
  }

  private static Map<String, Scheme> sources(Set<String> quantities, Set<String> sources) {
    OptionRule source = OptionRule.oneOf(new TreeSet<>(sources));
    OptionRule known =
        OptionRule.listOf(
            quantities,
            "quantity",
            name ->
                Nearest.to(name, quantities)
                    .map(Nearest::question)
                    .orElse("quantities have the names that topics have"));
    Map<String, Scheme> all = new LinkedHashMap<>();
    all.put(
        "reading",
        new Scheme(
            path -> isAll(path) ? Optional.empty() : Optional.of("only '*' may follow the colon"),
            Map.of("source", source, "need", known)));
    all.put(
        "live",
        new Scheme(
            path -> path.equals("*") ? Optional.empty() : problemOf(known, path),
            Map.of("source", source)));
    all.put("events", new Scheme(EndpointRules::events, Map.of("source", source)));
    all.put(
        "timer",
        new Scheme(
            named("a name"),
            Map.of(
                "period", OptionRule.number(1000, DAY_IN_MILLISECONDS),
                "delay", OptionRule.number(0, DAY_IN_MILLISECONDS),
                "repeatCount", OptionRule.number(0, 999_999_999))));
    all.put("direct", new Scheme(named("a name"), Map.of()));
    return all;
  }

  private static Map<String, Scheme> targets(OwnerRules rules) {
    Map<String, Scheme> all = new LinkedHashMap<>();
    all.put(
        "mqtt-out",
        new Scheme(
            new TopicFilters(rules.topics())::problem,
            Map.of(
                "qos", OptionRule.oneOf("0", "1"),
                "retained", OptionRule.yesOrNo(),
                "changed", OptionRule.yesOrNo(),
                "everySeconds", OptionRule.number(1, DAY_IN_SECONDS))));
    all.put(
        "lamp",
        new Scheme(
            path(OptionRule.oneOf(COLOURS), "there is no colour"),
            Map.of(
                "blink", OptionRule.yesOrNo(),
                "seconds", OptionRule.number(1, DAY_IN_SECONDS))));
    all.put(
        "push",
        new Scheme(
            new PushTargets(rules.pushes())::problem,
            Map.of(
                "method", OptionRule.oneOf("POST", "PUT"),
                // Narrower than what the endpoint takes: nobody needs more, and it becomes a line
                // of a request.
                "contentType",
                    OptionRule.matching(
                        "[a-z]{1,20}/[a-z0-9.-]{1,60}(; ?charset=utf-8)?", "such as text/plain")),
            Optional.of(OptionRule.matching(PARAMETER_OF_URL, "a parameter of the URL"))));
    all.put("direct", new Scheme(named("a name"), Map.of()));
    return all;
  }

  private static boolean isAll(String path) {
    return path.isEmpty() || path.equals("*");
  }

  private static Optional<String> events(String path) {
    Set<String> kinds =
        Arrays.stream(OwnerEvent.Kind.values())
            .map(OwnerEvent.Kind::text)
            .collect(Collectors.toCollection(TreeSet::new));
    return isAll(path)
        ? Optional.empty()
        : problemOf(
            OptionRule.listOf(kinds, "event", name -> Nearest.orAll(name, "there", kinds)), path);
  }

  private static Function<String, Optional<String>> named(String what) {
    return path(
        new OptionRule(Names.ID.asMatchPredicate(), what + " of " + Names.ID_IN_WORDS),
        "no such name is allowed:");
  }

  private static Function<String, Optional<String>> path(OptionRule rule, String otherwise) {
    return path ->
        problemOf(rule, path)
            .map(instead -> "%s %s; %s".formatted(otherwise, Shown.quoted(path), instead));
  }

  private static Optional<String> problemOf(OptionRule rule, String path) {
    return rule.allowed().test(path) ? Optional.empty() : Optional.of(rule.instead().apply(path));
  }
}
