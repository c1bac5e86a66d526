package org.ticconnect.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/**
 * What the schema says of one key.
 *
 * @param key as owners write it
 * @param schema its part of the schema, without references
 * @param valid the whole schema, for an object with this key alone
 */
record SettingRule(String key, JsonNode schema, Predicate<JsonNode> valid) {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final String WHOLE_NUMBER = "[0-9]{1,9}";

  /** How it is asked for in a form. */
  enum Type {
    TEXT,
    NUMBER,
    CHOICE,
    BOOLEAN,
    SECRET,
    LIST
  }

  Type type() {
    if (schema.path("writeOnly").asBoolean()) {
      return Type.SECRET;
    }
    if (schema.has("enum") || schema.has("x-choices-from")) {
      return Type.CHOICE;
    }
    List<String> types = types();
    if (types.contains("integer")) {
      return Type.NUMBER;
    }
    if (types.contains("boolean")) {
      return Type.BOOLEAN;
    }
    return types.contains("array") ? Type.LIST : Type.TEXT;
  }

  private List<String> types() {
    List<String> types = new ArrayList<>();
    JsonNode type = schema.path("type");
    if (type.isArray()) {
      type.forEach(one -> types.add(one.asText()));
    } else {
      types.add(type.asText());
    }
    return types;
  }

  /** Whether it is shown to nobody. */
  boolean secret() {
    return type() == Type.SECRET;
  }

  /** Whether only who has the device itself may say it. */
  boolean deviceOnly() {
    return schema.path("x-device-only").asBoolean();
  }

  /** What counts where nothing is said, as it is written in a file. */
  String standard() {
    return text(schema.path("default"));
  }

  boolean allows(String text) {
    return valid.test(JSON.objectNode().set(key, json(text)));
  }

  /** What is allowed, in words. */
  Wording allowed() {
    return new Wording(
        filled(schema.path("x-allowed").asText()), filled(french("allowed").asText()));
  }

  private String filled(String sentence) {
    return sentence
        .replace("{minimum}", schema.path("minimum").asText())
        .replace("{maximum}", schema.path("maximum").asText());
  }

  /** A part of what it says in French. */
  JsonNode french(String part) {
    return schema.path("x-fr").path(part);
  }

  /** What is written in a file, as the schema knows it; as a text where it cannot be. */
  JsonNode json(String text) {
    if (text.isEmpty() && types().contains("null")) {
      return JSON.nullNode();
    }
    return switch (type()) {
      case NUMBER ->
          text.matches(WHOLE_NUMBER)
              ? JSON.numberNode(Integer.parseInt(text))
              : JSON.textNode(text);
      case BOOLEAN ->
          text.equals("true") || text.equals("false")
              ? JSON.booleanNode(Boolean.parseBoolean(text))
              : JSON.textNode(text);
      case LIST -> list(text);
      default -> JSON.textNode(text);
    };
  }

  private static ArrayNode list(String text) {
    ArrayNode all = JSON.arrayNode();
    Arrays.stream(text.split(",", -1)).map(String::trim).forEach(all::add);
    return all;
  }

  /** The other way round. */
  static String text(JsonNode value) {
    if (value.isArray()) {
      List<String> all = new ArrayList<>();
      value.forEach(one -> all.add(one.asText()));
      return String.join(", ", all);
    }
    return value.isNull() ? "" : value.asText().trim();
  }

  /** One way to write it, so that two can be compared. */
  String normal(String text) {
    return text(json(text));
  }
}
