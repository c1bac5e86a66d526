package org.ticconnect.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The schema and what is set, as a page needs it to make a form. */
final class SettingsForm {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /** How the form calls all further meters together. */
  private static final String MORE_SOURCES = Key.sourceKey("NAME");

  private final SettingsSchema schema;
  private final SettingLayers layers;
  private final Map<String, List<String>> choices;

  /**
   * @param choices what there is to choose from, by the name that the schema has for it
   */
  SettingsForm(SettingsSchema schema, SettingLayers layers, Map<String, List<String>> choices) {
    this.schema = schema;
    this.layers = layers;
    this.choices = Map.copyOf(choices);
  }

  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("groups", groups());
    json.put("values", values());
    return json;
  }

  private ArrayNode groups() {
    ArrayNode groups = schema.groups();
    for (JsonNode group : groups) {
      ArrayNode keys = ((ObjectNode) group).putArray("keys");
      schema.rules().stream()
          .filter(rule -> belongs(rule, group))
          .forEach(rule -> keys.add(key(rule)));
      schema
          .rule(MORE_SOURCES)
          .filter(rule -> belongs(rule, group))
          .ifPresent(rule -> keys.add(key(rule).put("repeats", true)));
    }
    return groups;
  }

  private static boolean belongs(SettingRule rule, JsonNode group) {
    return rule.schema().path("x-group").equals(group.path("id"));
  }

  private ObjectNode key(SettingRule rule) {
    JsonNode said = rule.schema();
    ObjectNode key = JSON.objectNode();
    key.put("key", rule.key());
    key.put("type", rule.type().name().toLowerCase(Locale.ROOT));
    key.set("en", said.path("title"));
    key.set("fr", rule.french("title"));
    key.set("help_en", said.path("description"));
    key.set("help_fr", rule.french("description"));
    key.put("allowed_en", rule.allowed().en());
    key.put("allowed_fr", rule.allowed().fr());
    key.set("wrong_en", said.path("x-wrong"));
    key.set("wrong_fr", rule.french("wrong"));
    if (!rule.secret()) {
      key.set("default", shown(rule, rule.standard()));
    }
    List.of("minimum", "maximum", "maxLength", "pattern").forEach(part -> copy(said, part, key));
    copy(said.path("items"), "pattern", key);
    if (said.has("x-unit")) {
      key.set("unit", said.get("x-unit"));
    }
    if (rule.type() == SettingRule.Type.CHOICE) {
      key.set("choices", choices(rule));
    }
    fixedBy(rule, key);
    return key;
  }

  private static void copy(JsonNode from, String part, ObjectNode key) {
    if (from.has(part)) {
      key.set(part, from.get(part));
    }
  }

  private ArrayNode choices(SettingRule rule) {
    ArrayNode all = JSON.arrayNode();
    JsonNode named = rule.schema().path("x-choices");
    named
        .properties()
        .forEach(
            entry ->
                all.add(choice(entry.getKey(), entry.getValue().get(0), entry.getValue().get(1))));
    if (named.isMissingNode()) {
      Set<String> found =
          new TreeSet<>(
              choices.getOrDefault(rule.schema().path("x-choices-from").asText(), List.of()));
      found.add(layers.said(rule.key()).value());
      found.forEach(name -> all.add(choice(name, JSON.textNode(name), JSON.textNode(name))));
    }
    return all;
  }

  private static ObjectNode choice(String value, JsonNode english, JsonNode french) {
    ObjectNode choice = JSON.objectNode().put("value", value);
    choice.set("en", english);
    choice.set("fr", french);
    return choice;
  }

  private void fixedBy(SettingRule rule, ObjectNode key) {
    Origin origin = layers.said(rule.key()).origin();
    if (origin.fixed()) {
      key.put("fixed_by", origin.text());
    } else if (rule.deviceOnly()) {
      key.put("fixed_by", SettingLayers.FILE);
    }
  }

  private ObjectNode values() {
    ObjectNode values = JSON.objectNode();
    schema.rules().forEach(rule -> values.set(rule.key(), value(rule)));
    layers.keys().stream()
        .filter(key -> Key.sourceName(key).isPresent())
        .forEach(key -> values.set(key, value(schema.rule(key).orElseThrow())));
    return values;
  }

  private ObjectNode value(SettingRule rule) {
    SettingLayers.Said said = layers.said(rule.key());
    ObjectNode value = JSON.objectNode();
    if (rule.secret()) {
      value.put("set", !said.value().isEmpty());
    } else {
      value.set("value", shown(rule, said.value()));
    }
    return value.put("from", said.origin().text());
  }

  /** Nothing is an empty text, or an empty list. */
  private static JsonNode shown(SettingRule rule, String text) {
    if (text.isEmpty()) {
      return rule.type() == SettingRule.Type.LIST ? JSON.arrayNode() : JSON.textNode("");
    }
    return rule.json(text);
  }
}
