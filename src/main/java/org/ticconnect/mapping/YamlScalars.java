package org.ticconnect.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.constructor.StandardConstructor;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** What a single value of a YAML file means. */
final class YamlScalars {
  // Addresses of meters are written so in their manuals.
  private static final Pattern HEXADECIMAL = Pattern.compile("0x[0-9A-Fa-f]{1,8}");
  private static final Set<String> NOTHING = Set.of("", "~", "null");
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private YamlScalars() {}

  /** Numbers, yes and no, texts. */
  static Function<ScalarNode, JsonNode> typed(LoadSettings settings) {
    StandardConstructor constructor = new StandardConstructor(settings);
    return node -> typed(node, constructor);
  }

  /** The text itself, as readers see it that do not care for types: 010 is not 10. */
  static JsonNode asWritten(ScalarNode node) {
    return node.isPlain() && NOTHING.contains(node.getValue())
        ? NODES.nullNode()
        : NODES.textNode(node.getValue());
  }

  private static JsonNode typed(ScalarNode node, StandardConstructor constructor) {
    if (node.isPlain() && HEXADECIMAL.matcher(node.getValue()).matches()) {
      return NODES.numberNode(Long.decode(node.getValue()));
    }
    Object value = constructor.constructSingleDocument(Optional.of(node));
    if (value instanceof Integer number) {
      return NODES.numberNode(number.longValue());
    }
    if (value instanceof Long number) {
      return NODES.numberNode(number);
    }
    if (value instanceof Double number && !Double.isFinite(number)) {
      throw new YamlMistake(node.getStartMark(), node.getValue() + " is no number");
    }
    if (value instanceof Double number) {
      return NODES.numberNode(number);
    }
    if (value instanceof Boolean flag) {
      return NODES.booleanNode(flag);
    }
    return value == null ? NODES.nullNode() : NODES.textNode(node.getValue());
  }
}
