package org.ticconnect.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The table of units as rows to be edited one by one, not judged yet.
 *
 * @param head what stands before the rows, with its remarks
 * @param json the rows, as the file has them
 */
public record UnitRows(List<String> head, JsonNode json) {
  private static final String BEGIN = "units:";
  private static final Pattern ROW = Pattern.compile("units\\[([0-9]+)\\].*");
  private static final Pattern FIELD = Pattern.compile("(?:units\\[[0-9]+\\]\\.)?([a-z]+).*");

  public UnitRows {
    head = List.copyOf(head);
  }

  /**
   * @param text of {@link UnitTable#FILE}
   * @throws MappingException when it is no table
   */
  public static UnitRows read(String text) throws MappingException {
    YamlFile file = YamlFile.parse(text, UnitTable.FILE);
    List<Mistake> mistakes = new FileSchema("units").mistakes(file);
    if (!mistakes.isEmpty()) {
      throw new MappingException(mistakes);
    }
    return new UnitRows(head(text), file.tree().get("units"));
  }

  /**
   * Other rows in the place of those of a text.
   *
   * @param before a text of {@link UnitTable#FILE}, of which the remarks before the rows stay
   * @param rows a list; fields that are empty are left out
   */
  public static UnitRows of(String before, JsonNode rows) {
    ArrayNode kept = JsonNodeFactory.instance.arrayNode();
    rows.forEach(row -> kept.add(withoutEmpty(row)));
    return new UnitRows(head(before), kept);
  }

  private static List<String> head(String text) {
    return text.lines().takeWhile(line -> !line.startsWith(BEGIN)).toList();
  }

  private static JsonNode withoutEmpty(JsonNode row) {
    if (!(row instanceof ObjectNode)) {
      return row;
    }
    ObjectNode kept = row.deepCopy();
    row.properties().stream()
        .filter(field -> empty(field.getValue()))
        .map(Map.Entry::getKey)
        .forEach(kept::remove);
    return kept;
  }

  private static boolean empty(JsonNode value) {
    return value.isNull()
        || value.isTextual() && value.asText().isBlank()
        || value.isArray() && value.isEmpty();
  }

  /** The text of the file, with a line for each row. */
  public String text() {
    String begin = head.stream().map(line -> line + "\n").collect(Collectors.joining()) + BEGIN;
    if (json.isEmpty()) {
      return begin + " []\n";
    }
    StringBuilder text = new StringBuilder(begin).append('\n');
    // JSON is YAML too.
    json.forEach(row -> text.append("  - ").append(row).append('\n'));
    return text.toString();
  }

  /** Which row of {@link #text} a mistake is about, 0 for the first; -1 when it is about none. */
  public int row(Mistake mistake) {
    Matcher named = ROW.matcher(mistake.field());
    if (named.matches()) {
      return Integer.parseInt(named.group(1));
    }
    int row = mistake.line() - head.size() - 2;
    return row >= 0 && row < json.size() ? row : -1;
  }

  /** Which field of a row a mistake is about; empty when it is about the whole row. */
  public static String field(Mistake mistake) {
    Matcher named = FIELD.matcher(mistake.field());
    return named.matches() && !named.group(1).equals("units") ? named.group(1) : "";
  }
}
