package org.ticconnect.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.NoSuchFileException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.constructor.StandardConstructor;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** A YAML file as a tree that remembers the line of each field. */
final class YamlFile {
  // Addresses of meters are written so in their manuals.
  private static final Pattern HEXADECIMAL = Pattern.compile("0x[0-9A-Fa-f]{1,8}");
  private static final int DEEPEST_NESTING = 50;

  private final String name;
  private final JsonNode tree;
  private final Map<String, Integer> lines;

  private YamlFile(String name, JsonNode tree, Map<String, Integer> lines) {
    this.name = name;
    this.tree = tree;
    this.lines = lines;
  }

  /**
   * @param name its whole name in the tree
   * @throws MappingException when it cannot be read or is not YAML
   */
  static YamlFile read(FileTree files, String name) throws MappingException {
    try {
      return parse(files.read(name), name);
    } catch (IOException unreadable) {
      throw mistake(name, 0, reason(unreadable));
    }
  }

  static YamlFile parse(String text, String name) throws MappingException {
    try {
      LoadSettings settings =
          LoadSettings.builder().setLabel(name).setMaxAliasesForCollections(10).build();
      Optional<Node> root = new Compose(settings).composeString(text);
      if (root.isEmpty()) {
        throw mistake(name, 0, "is empty");
      }
      Map<String, Integer> lines = new HashMap<>();
      StandardConstructor scalars = new StandardConstructor(settings);
      JsonNode tree = new Converter(scalars, lines).convert(root.get(), "", 0);
      return new YamlFile(name, tree, lines);
    } catch (MarkedYamlEngineException wrong) {
      int line = wrong.getProblemMark().map(mark -> mark.getLine() + 1).orElse(0);
      throw mistake(name, line, wrong.getProblem());
    } catch (YamlEngineException wrong) {
      throw mistake(name, 0, wrong.getMessage());
    } catch (StackOverflowError tooDeep) {
      // The parser itself has no limit and calls itself for each level.
      throw mistake(name, 0, "is nested deeper than " + DEEPEST_NESTING);
    }
  }

  private static String reason(IOException unreadable) {
    if (unreadable instanceof NoSuchFileException) {
      return "there is no such file";
    }
    return unreadable instanceof CharacterCodingException
        ? "is not written in UTF-8"
        : "cannot be read: " + unreadable.getMessage();
  }

  private static MappingException mistake(String name, int line, String problem) {
    return new MappingException(List.of(new Mistake(name, line, "", problem)));
  }

  String name() {
    return name;
  }

  JsonNode tree() {
    return tree;
  }

  /**
   * @param pointer such as {@code /registers/3/type}
   * @return the line of that field, or of the nearest one around it
   */
  int line(String pointer) {
    String at = pointer;
    while (!lines.containsKey(at) && !at.isEmpty()) {
      at = at.substring(0, at.lastIndexOf('/'));
    }
    return lines.getOrDefault(at, 1);
  }

  /** A mistake at a field of this file. */
  Mistake mistake(String pointer, String problem) {
    return new Mistake(name, line(pointer), field(pointer), problem);
  }

  private static String field(String pointer) {
    return pointer.replaceAll("/([0-9]+)(?=/|$)", "[$1]").replaceFirst("^/", "").replace('/', '.');
  }

  private record Converter(StandardConstructor scalars, Map<String, Integer> lines) {
    JsonNode convert(Node node, String pointer, int depth) {
      if (depth > DEEPEST_NESTING) {
        throw new YamlEngineException("is nested deeper than " + DEEPEST_NESTING);
      }
      lines.putIfAbsent(pointer, node.getStartMark().map(Mark::getLine).orElse(0) + 1);
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
      return scalar((ScalarNode) node);
    }

    private ObjectNode object(MappingNode mapping, String pointer, int depth) {
      ObjectNode object = JsonNodeFactory.instance.objectNode();
      for (NodeTuple entry : mapping.getValue()) {
        String key = ((ScalarNode) entry.getKeyNode()).getValue();
        String at = pointer + "/" + key;
        lines.put(at, entry.getKeyNode().getStartMark().map(Mark::getLine).orElse(0) + 1);
        if (object.has(key)) {
          throw new YamlEngineException("line " + lines.get(at) + ": '" + key + "' stands twice");
        }
        object.set(key, convert(entry.getValueNode(), at, depth + 1));
      }
      return object;
    }

    private JsonNode scalar(ScalarNode node) {
      if (node.isPlain() && HEXADECIMAL.matcher(node.getValue()).matches()) {
        return JsonNodeFactory.instance.numberNode(Long.decode(node.getValue()));
      }
      Object value = scalars.constructSingleDocument(Optional.of(node));
      if (value instanceof Integer number) {
        return JsonNodeFactory.instance.numberNode(number.longValue());
      }
      if (value instanceof Long number) {
        return JsonNodeFactory.instance.numberNode(number);
      }
      if (value instanceof Double number && !Double.isFinite(number)) {
        int line = node.getStartMark().map(Mark::getLine).orElse(0) + 1;
        throw new YamlEngineException("line " + line + ": " + node.getValue() + " is no number");
      }
      if (value instanceof Double number) {
        return JsonNodeFactory.instance.numberNode(number);
      }
      if (value instanceof Boolean flag) {
        return JsonNodeFactory.instance.booleanNode(flag);
      }
      return value == null
          ? JsonNodeFactory.instance.nullNode()
          : JsonNodeFactory.instance.textNode(node.getValue());
    }
  }
}
