package org.ticconnect.mapping;

import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** The JSON Schema of one kind of mapping file. */
final class FileSchema {
  private final JsonSchema schema;

  /**
   * @param kind such as {@code modbus}; the schema is {@code /schema/KIND.json} on the class path
   */
  FileSchema(String kind) {
    SchemaValidatorsConfig config =
        SchemaValidatorsConfig.builder().preloadJsonSchema(false).locale(Locale.ENGLISH).build();
    try (InputStream text = FileSchema.class.getResourceAsStream("/schema/" + kind + ".json")) {
      schema =
          JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
              .getSchema(Objects.requireNonNull(text, kind), config);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** All mistakes that the schema finds, in the order of the file. */
  List<Mistake> mistakes(YamlFile file) {
    return schema.validate(file.tree()).stream()
        .map(message -> mistake(file, message))
        .distinct()
        .sorted(Comparator.comparingInt(Mistake::line))
        .toList();
  }

  private static Mistake mistake(YamlFile file, ValidationMessage message) {
    String pointer =
        message.getInstanceLocation().toString().replace("$", "").replaceAll("[.\\[]", "/");
    String problem = message.getMessage().replaceFirst("^[^:]*: ", "");
    return file.mistake(pointer.replace("]", ""), problem);
  }
}
