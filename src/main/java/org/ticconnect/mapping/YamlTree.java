package org.ticconnect.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Turns the nodes of a YAML file into a tree and notes the line of each. */
final class YamlTree {
  /** More levels than any file of ours has. */
  static final int DEEPEST_NESTING = 50;

  private static final int LONGEST_NAME = 200;
  private static final int MOST_NODES = 60_000;

  /** The way to each field is kept, so long names above many fields would fill the memory. */
  private static final int MOST_CHARACTERS_OF_WAYS = 4_000_000;

  private final Function<ScalarNode, JsonNode> scalars;
  private int nodes;
  private int charactersOfWays;
  private final Map<String, Integer> lines = new HashMap<>();

  /**
   * @param scalars what a single value means
   */
  YamlTree(Function<ScalarNode, JsonNode> scalars) {
    this.scalars = scalars;
  }

  /**
   * @throws YamlMistake when it is nested too deep, there is too much in it, or a key stands twice,
   *     is too long or no text
   */
  JsonNode of(Node root) {
    return convert(root, "", 0);
  }

  /** The lines of all fields met so far, by their pointers; 1 for the first. */
  Map<String, Integer> lines() {
    return lines;
  }

  private JsonNode convert(Node node, String pointer, int depth) {
    if (depth > DEEPEST_NESTING) {
      throw new YamlMistake(node.getStartMark(), "is nested deeper than " + DEEPEST_NESTING);
    }
    charactersOfWays += pointer.length();
    if (++nodes > MOST_NODES || charactersOfWays > MOST_CHARACTERS_OF_WAYS) {
      throw new YamlMistake(node.getStartMark(), "there is too much in this file up to here");
    }
    lines.putIfAbsent(pointer, line(node));
    if (node instanceof MappingNode mapping) {
      return object(mapping, pointer, depth);
    }
    if (node instanceof SequenceNode sequence) {
      ArrayNode array = JsonNodeFactory.instance.arrayNode();
      for (Node element : sequence.getValue()) {
        array.add(convert(element, pointer + "/" + array.size(), depth + 1));
      }
      return array;
    }
    return scalars.apply((ScalarNode) node);
  }

  private ObjectNode object(MappingNode mapping, String pointer, int depth) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    for (NodeTuple entry : mapping.getValue()) {
      if (!(entry.getKeyNode() instanceof ScalarNode keyNode)) {
        throw new YamlMistake(
            entry.getKeyNode().getStartMark(), "a name of a field must be a text");
      }
      String key = keyNode.getValue();
      if (key.length() > LONGEST_NAME) {
        throw new YamlMistake(
            keyNode.getStartMark(),
            "a name of a field has at most " + LONGEST_NAME + " characters");
      }
      String at = pointer + "/" + key;
      if (object.has(key)) {
        throw new YamlMistake(keyNode.getStartMark(), "'" + key + "' stands twice");
      }
      lines.put(at, line(keyNode));
      object.set(key, convert(entry.getValueNode(), at, depth + 1));
    }
    return object;
  }

  private static int line(Node node) {
    return node.getStartMark().map(Mark::getLine).orElse(0) + 1;
  }
}
