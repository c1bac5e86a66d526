package org.ticconnect.owner.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.SpecVersion;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.ticconnect.mapping.FileSchema;
import org.ticconnect.mapping.Mistake;
import org.ticconnect.mapping.YamlFile;

/**
 * The schema that the route framework publishes for its files, cut down to what owners have. All of
 * it would cost seconds and hundreds of megabytes.
 */
final class RouteSchema {
  private static final String WHOLE = "/schema/camelYamlDsl.json";
  private static final String DEFINITIONS = "#/items/definitions/";
  private static final String MODEL = "org.apache.camel.model.";

  private RouteSchema() {}

  /** Made at the first question, kept for all. */
  private static final class Kept {
    static final FileSchema SCHEMA =
        new FileSchema(cut(FileSchema.resource(WHOLE)), SpecVersion.VersionFlag.V4);
  }

  static List<Mistake> mistakes(YamlFile file) {
    return Kept.SCHEMA.mistakes(file);
  }

  /** Changes the schema it is given. */
  static JsonNode cut(JsonNode whole) {
    ObjectNode items = (ObjectNode) whole.path("items");
    ObjectNode definitions = (ObjectNode) items.path("definitions");
    keep(items.path("properties"), List.of("route"));
    keep(definitions.at("/" + MODEL + "ProcessorDefinition/properties"), StepRules.STEPS);
    keep(definitions.at("/" + MODEL + "RouteDefinition/properties"), RouteRules.OPTIONS);
    withoutLanguages(whole, refusedLanguages(definitions));
    definitions.retain(reachable(items, definitions));
    return whole;
  }

  private static void keep(JsonNode properties, Collection<String> names) {
    if (!names.stream().allMatch(properties::has)) {
      throw new IllegalStateException("the schema of routes does not know all of " + names);
    }
    ((ObjectNode) properties).retain(names);
  }

  private static Set<String> refusedLanguages(JsonNode definitions) {
    Set<String> languages = new TreeSet<>();
    definitions
        .at("/" + MODEL + "language.ExpressionDefinition/properties")
        .fieldNames()
        .forEachRemaining(languages::add);
    ExpressionRules.optionsWith(List.of()).forEach(languages::remove);
    return languages;
  }

  // They stand as properties, and as alternatives that require exactly one property.
  private static void withoutLanguages(JsonNode node, Set<String> refused) {
    if (node.path("properties") instanceof ObjectNode properties
        && properties.has("simple")
        && properties.has("groovy")) {
      properties.remove(refused);
    }
    if (node instanceof ArrayNode alternatives) {
      for (Iterator<JsonNode> each = alternatives.iterator(); each.hasNext(); ) {
        JsonNode required = each.next().path("required");
        if (required.size() == 1 && refused.contains(required.get(0).asText())) {
          each.remove();
        }
      }
    }
    node.forEach(child -> withoutLanguages(child, refused));
  }

  private static Set<String> reachable(ObjectNode items, JsonNode definitions) {
    Set<String> met = new HashSet<>();
    Deque<JsonNode> open = new ArrayDeque<>(List.of(items.path("properties")));
    while (!open.isEmpty()) {
      for (JsonNode reference : open.pop().findValues("$ref")) {
        String name = reference.asText().replace(DEFINITIONS, "");
        if (met.add(name)) {
          open.push(definitions.path(name));
        }
      }
    }
    return met;
  }
}
