package org.ticconnect.owner.check;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.ticconnect.owner.OwnerEvent;

/**
 * What an editor needs to know of a file of routes: a JSON Schema made of the rules by which files
 * are checked, with what can stand in the texts that no schema describes, for completion, under
 * {@code x-endpoints}, {@code x-headers} and {@code x-functions}. What it lets through is still
 * checked by the rules.
 */
public final class RouteEditorSchema {
  private static final Map<String, Object> STRING = Map.of("type", "string");

  private final OwnerRules rules;
  private final Set<String> quantities;
  private final EndpointRules endpoints;

  /**
   * @param rules where routes may send to
   * @param quantityNames the names of all
   * @param sourceNames the names of the meters
   */
  public RouteEditorSchema(OwnerRules rules, Set<String> quantityNames, Set<String> sourceNames) {
    this.rules = rules;
    this.quantities = new TreeSet<>(quantityNames);
    this.endpoints = new EndpointRules(rules, quantityNames, sourceNames);
  }

  /** Maps, lists, texts and numbers. */
  public Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    json.put("title", "Routes of the owner");
    json.put("type", "array");
    json.put("items", object(Map.of("route", ref("route")), List.of("route")));
    json.put("$defs", definitions());
    json.put(
        "x-endpoints",
        Map.of(
            "from", told(EndpointRules.Use.FROM, sources()),
            "to", told(EndpointRules.Use.TO, targets())));
    json.put("x-headers", new HeaderNames(quantities).all());
    json.put("x-functions", List.of(SimpleFunctions.ALL.split(", ")));
    return json;
  }

  private Map<String, Object> definitions() {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("id", pattern(Names.ID.pattern(), Names.ID_IN_WORDS));
    all.put("header", pattern(Names.HEADER, Names.HEADER_IN_WORDS));
    all.put("from-uri", uri(EndpointRules.Use.FROM));
    all.put("to-uri", uri(EndpointRules.Use.TO));
    all.put("parameters", Map.of("type", "object", "additionalProperties", true));
    all.put(
        "expression", anyOf(STRING, object(Map.of("expression", STRING), List.of("expression"))));
    all.put("steps", list(ref("step"), StepRules.MOST_STEPS));
    all.put("route", route());
    all.put("step", step());
    return all;
  }

  private static Map<String, Object> route() {
    Map<String, Object> from = new LinkedHashMap<>();
    from.put("uri", ref("from-uri"));
    from.put("parameters", ref("parameters"));
    from.put("steps", ref("steps"));
    from.putAll(common());
    Map<String, Object> route = new LinkedHashMap<>(common());
    route.put("from", object(from, List.of("uri", "steps")));
    route.keySet().retainAll(RouteRules.OPTIONS);
    return object(route, List.of("from"));
  }

  private static Map<String, Object> step() {
    Map<String, Object> steps = new LinkedHashMap<>();
    StepRules.STEPS.forEach(name -> steps.put(name, body(name)));
    Map<String, Object> json = object(steps, List.of());
    json.put("minProperties", 1);
    json.put("maxProperties", 1);
    return json;
  }

  private static Map<String, Object> body(String step) {
    return switch (step) {
      case "setBody" -> expression(Map.of(), List.of());
      case "setHeader" -> expression(Map.of("name", ref("header")), List.of("name"));
      case "removeHeader" -> textOr("name", ref("header"));
      case "removeHeaders" -> textOr("pattern", STRING);
      case "choice" -> choice();
      case "filter" -> expression(Map.of("steps", ref("steps")), List.of("steps"));
      case "to" -> to();
      case "log" -> log();
      default -> object(common(), List.of());
    };
  }

  private static Map<String, Object> choice() {
    Map<String, Object> when = expression(Map.of("steps", ref("steps")), List.of("steps"));
    Map<String, Object> otherwise = new LinkedHashMap<>(common());
    otherwise.put("steps", ref("steps"));
    Map<String, Object> all = new LinkedHashMap<>(common());
    all.put("when", list(when, StepRules.MOST_STEPS));
    all.put("otherwise", object(otherwise, List.of("steps")));
    return object(all, List.of("when"));
  }

  private static Map<String, Object> to() {
    Map<String, Object> all = new LinkedHashMap<>(common());
    all.put("uri", ref("to-uri"));
    all.put("parameters", ref("parameters"));
    return anyOf(ref("to-uri"), object(all, List.of("uri")));
  }

  private static Map<String, Object> log() {
    Map<String, Object> all = new LinkedHashMap<>(common());
    all.put("message", STRING);
    all.put("loggingLevel", Map.of("enum", List.of("ERROR", "WARN", "INFO", "DEBUG")));
    return anyOf(STRING, object(all, List.of("message")));
  }

  private static Map<String, Object> textOr(String option, Map<String, Object> text) {
    Map<String, Object> all = new LinkedHashMap<>(common());
    all.put(option, text);
    return anyOf(text, object(all, List.of(option)));
  }

  private static Map<String, Object> expression(Map<String, Object> own, List<String> required) {
    Map<String, Object> all = new LinkedHashMap<>(own);
    all.putAll(common());
    Map<String, Object> languages = new LinkedHashMap<>();
    ExpressionRules.LANGUAGES.forEach(name -> languages.put(name, ref("expression")));
    all.putAll(languages);
    all.put("expression", object(languages, List.of()));
    Map<String, Object> json = object(all, required);
    json.put(
        "oneOf",
        ExpressionRules.optionsWith(List.of()).stream()
            .map(name -> Map.of("required", List.of(name)))
            .toList());
    return json;
  }

  private static Map<String, Object> common() {
    Map<String, Object> common = new LinkedHashMap<>();
    common.put("id", ref("id"));
    common.put("description", STRING);
    return common;
  }

  private Map<String, Object> uri(EndpointRules.Use use) {
    String names = String.join("|", endpoints.options(use).keySet());
    return pattern("(?:" + names + "):.*", "one of " + names.replace("|", ":, ") + ":");
  }

  private Map<String, List<String>> sources() {
    List<String> events = Arrays.stream(OwnerEvent.Kind.values()).map(one -> one.text()).toList();
    return Map.of("reading", List.of("*"), "live", List.copyOf(quantities), "events", events);
  }

  private Map<String, List<String>> targets() {
    return Map.of(
        "mqtt-out", rules.topics(), "lamp", EndpointRules.COLOURS, "push", rules.pushes());
  }

  private Map<String, Object> told(EndpointRules.Use use, Map<String, List<String>> paths) {
    Map<String, Object> json = new LinkedHashMap<>();
    endpoints
        .options(use)
        .forEach(
            (name, options) ->
                json.put(
                    name,
                    Map.of("paths", paths.getOrDefault(name, List.of()), "options", options)));
    return json;
  }

  private static Map<String, Object> object(Map<String, Object> properties, List<String> required) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("type", "object");
    json.put("additionalProperties", false);
    if (!required.isEmpty()) {
      json.put("required", required);
    }
    json.put("properties", properties);
    return json;
  }

  private static Map<String, Object> list(Map<String, Object> items, int most) {
    return Map.of("type", "array", "maxItems", most, "items", items);
  }

  private static Map<String, Object> pattern(String pattern, String inWords) {
    return Map.of("type", "string", "pattern", "^(?:" + pattern + ")$", "description", inWords);
  }

  private static Map<String, Object> ref(String name) {
    return Map.of("$ref", "#/$defs/" + name);
  }

  private static Map<String, Object> anyOf(Map<String, Object> one, Map<String, Object> other) {
    return Map.of("anyOf", List.of(one, other));
  }
}
