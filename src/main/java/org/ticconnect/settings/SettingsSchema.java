package org.ticconnect.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.SpecVersion;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.ticconnect.mapping.FileSchema;

/** The one text that says which keys there are, what they may be and how they are explained. */
final class SettingsSchema {
  static final SettingsSchema SHIPPED =
      new SettingsSchema(FileSchema.resource("/schema/settings.json"));

  private static final String FOR_FORMS = "x-";

  private final JsonNode source;
  private final FileSchema schema;
  private final Map<String, SettingRule> rules = new LinkedHashMap<>();

  SettingsSchema(JsonNode source) {
    this.source = source;
    // The validator would complain of words that are not its own.
    this.schema = new FileSchema(forValidator(source), SpecVersion.VersionFlag.V202012);
    source
        .path("properties")
        .properties()
        .forEach(entry -> rules.put(entry.getKey(), rule(entry.getKey(), entry.getValue())));
  }

  private static JsonNode forValidator(JsonNode node) {
    JsonNode copy = node.deepCopy();
    strip(copy);
    return copy;
  }

  private static void strip(JsonNode node) {
    if (node instanceof ObjectNode object) {
      new TreeSet<>(object.properties().stream().map(Map.Entry::getKey).toList())
          .stream().filter(name -> name.startsWith(FOR_FORMS)).forEach(object::remove);
    }
    node.forEach(SettingsSchema::strip);
  }

  private SettingRule rule(String key, JsonNode part) {
    ObjectNode whole = part.deepCopy();
    JsonNode reference = whole.remove("$ref");
    if (reference != null) {
      String pointer = reference.asText().substring(1);
      source.at(pointer).properties().forEach(entry -> whole.set(entry.getKey(), entry.getValue()));
    }
    return new SettingRule(key, whole, schema::allows);
  }

  /** Empty when there is no such key. */
  Optional<SettingRule> rule(String key) {
    return Optional.ofNullable(rules.get(key)).or(() -> patterned(key));
  }

  private Optional<SettingRule> patterned(String key) {
    return source.path("patternProperties").properties().stream()
        .filter(entry -> Pattern.compile(entry.getKey()).matcher(key).find())
        .map(entry -> rule(key, entry.getValue()))
        .findFirst();
  }

  /** Those of all keys that have a name of their own, in the order of the schema. */
  Collection<SettingRule> rules() {
    return Collections.unmodifiableCollection(rules.values());
  }

  /** What the groups of the form are called. */
  ArrayNode groups() {
    return source.withArray("/x-groups").deepCopy();
  }
}
