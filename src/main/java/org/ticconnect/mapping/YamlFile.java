package org.ticconnect.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** A YAML file as a tree that remembers the line of each field. */
public final class YamlFile {
  private static final char BYTE_ORDER_MARK = '\uFEFF';

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
      throw unusable(name, reason(unreadable));
    }
  }

  static YamlFile parse(String text, String name) throws MappingException {
    LoadSettings settings = settings(name);
    return parse(text, name, settings, new YamlGate(false), YamlScalars.typed(settings));
  }

  /**
   * A file of a stranger: no tags, anchors, aliases and invisible characters; each single value of
   * the tree is a text as it was written, or null.
   *
   * @param text at most 256 KiB in UTF-8
   * @param name how messages call it
   * @throws MappingException with line and column when it is not such a file
   */
  public static YamlFile ofStranger(String text, String name) throws MappingException {
    boolean marked = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK;
    return parse(
        marked ? text.substring(1) : text,
        name,
        settings(name),
        new YamlGate(true),
        YamlScalars::asWritten);
  }

  private static YamlFile parse(
      String text,
      String name,
      LoadSettings settings,
      YamlGate gate,
      Function<ScalarNode, JsonNode> scalars)
      throws MappingException {
    if (text.length() > FileTree.LARGEST_FILE
        || text.getBytes(StandardCharsets.UTF_8).length > FileTree.LARGEST_FILE) {
      throw unusable(name, "is larger than " + FileTree.LARGEST_FILE / 1024 + " KiB");
    }
    try {
      gate.inspect(text, settings);
      Node root =
          new Compose(settings)
              .composeString(text)
              .orElseThrow(() -> new YamlMistake(0, 0, "is empty"));
      YamlTree tree = new YamlTree(scalars);
      return new YamlFile(name, tree.of(root), tree.lines());
    } catch (YamlMistake refused) {
      throw new MappingException(List.of(refused.in(name)));
    } catch (MarkedYamlEngineException wrong) {
      throw new MappingException(List.of(new YamlComplaint(text).of(wrong).in(name)));
    } catch (YamlEngineException wrong) {
      throw unusable(name, wrong.getMessage());
    }
  }

  private static LoadSettings settings(String name) {
    // Keys that are no texts are refused with their place when the tree is made.
    return LoadSettings.builder()
        .setLabel(name)
        .setMaxAliasesForCollections(10)
        .setAllowNonScalarKeys(true)
        .build();
  }

  private static String reason(IOException unreadable) {
    if (unreadable instanceof NoSuchFileException) {
      return "there is no such file";
    }
    return unreadable instanceof CharacterCodingException
        ? "is not written in UTF-8"
        : "cannot be read: " + unreadable.getMessage();
  }

  private static MappingException unusable(String name, String problem) {
    return new MappingException(List.of(new Mistake(name, 0, "", problem)));
  }

  String name() {
    return name;
  }

  /** The whole file. */
  public JsonNode tree() {
    return tree;
  }

  /**
   * @param pointer such as {@code /registers/3/type}
   * @return the line of that field, or of the nearest one around it
   */
  public int line(String pointer) {
    String at = pointer;
    while (!lines.containsKey(at) && !at.isEmpty()) {
      at = at.substring(0, Math.max(0, at.lastIndexOf('/')));
    }
    return lines.getOrDefault(at, 1);
  }

  /** A mistake at a field of this file. */
  public Mistake mistake(String pointer, String problem) {
    return new Mistake(name, line(pointer), field(pointer), problem);
  }

  private static String field(String pointer) {
    return pointer.replaceAll("/([0-9]+)(?=/|$)", "[$1]").replaceFirst("^/", "").replace('/', '.');
  }
}
