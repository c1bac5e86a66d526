package org.ticconnect.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** What a JSON Schema says about a file. */
public final class FileSchema {
  private final JsonNode source;
  private final JsonSchema schema;

  /**
   * @param kind such as {@code modbus}; the schema is {@code /schema/KIND.json} on the class path
   */
  FileSchema(String kind) {
    this(resource("/schema/" + kind + ".json"), SpecVersion.VersionFlag.V202012);
  }

  /**
   * @param source the schema itself
   * @param version of JSON Schema that it is written in
   */
  public FileSchema(JsonNode source, SpecVersion.VersionFlag version) {
    this.source = source;
    SchemaValidatorsConfig config =
        SchemaValidatorsConfig.builder()
            .preloadJsonSchema(false)
            .pathType(PathType.JSON_POINTER)
            .locale(Locale.ENGLISH)
            .build();
    schema = JsonSchemaFactory.getInstance(version).getSchema(source, config);
  }

  /**
   * @param path of a JSON file on the class path
   */
  public static JsonNode resource(String path) {
    try (InputStream text = FileSchema.class.getResourceAsStream(path)) {
      return new ObjectMapper().readTree(Objects.requireNonNull(text, path));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** All mistakes that the schema finds, in the order of the file. */
  public List<Mistake> mistakes(YamlFile file) {
    return schema.validate(file.tree()).stream()
        .map(message -> mistake(file, message))
        .distinct()
        .sorted(Comparator.comparingInt(Mistake::line))
        .toList();
  }

  /** Whether it finds no mistake. */
  public boolean allows(JsonNode tree) {
    return schema.validate(tree).isEmpty();
  }

  private Mistake mistake(YamlFile file, ValidationMessage message) {
    // Files are addressed without the escapes of JSON pointers.
    String pointer = message.getInstanceLocation().toString().replace("~1", "/").replace("~0", "~");
    return file.mistake(pointer, problem(message));
  }

  /** In the words of owners where those of the validator are about schemas. */
  private String problem(ValidationMessage message) {
    JsonNode rule = around(message);
    return switch (message.getType()) {
      case "additionalProperties" ->
          "there is no '%s' here; there are %s"
              .formatted(message.getProperty(), names(rule.path("properties")));
      case "required" -> "'" + message.getProperty() + "' is missing";
      case "pattern" -> "must be " + rule.path("description").asText(plain(message));
      case "enum" ->
          "'%s' is not known; there are %s"
              .formatted(message.getInstanceNode().asText(), values(rule.path("enum")));
      default -> plain(message);
    };
  }

  private static String plain(ValidationMessage message) {
    return message.getMessage().replaceFirst("^[^:]*: ", "");
  }

  /** The part of the schema that the broken rule stands in. */
  private JsonNode around(ValidationMessage message) {
    String pointer = message.getSchemaLocation().getFragment().toString();
    int last = pointer.lastIndexOf('/');
    return last < 0 ? source : source.at(pointer.substring(0, last));
  }

  private static String values(JsonNode all) {
    List<String> values = new ArrayList<>();
    all.forEach(value -> values.add(value.asText()));
    return String.join(", ", values);
  }

  private static String names(JsonNode properties) {
    List<String> names = new ArrayList<>();
    properties.fieldNames().forEachRemaining(names::add);
    return names.isEmpty() ? "no others" : String.join(", ", names);
  }
}
