package org.ticconnect.admin.inspect;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.ticconnect.admin.file.Answer;
import org.ticconnect.admin.file.Asked;
import org.ticconnect.admin.file.NoSuchFileException;

/** What an editor needs to know of a kind of file. */
final class SchemaDoor {
  private final Map<String, Supplier<Object>> schemas;

  /**
   * @param schemas by kind of file, as JSON
   */
  SchemaDoor(Map<String, Supplier<Object>> schemas) {
    this.schemas = new TreeMap<>(schemas);
  }

  Answer answer(Asked asked) {
    String kind = asked.word("kind").orElse("");
    Supplier<Object> schema = schemas.get(kind);
    if (schema == null) {
      throw new NoSuchFileException(
          "there is no schema of that kind; there are " + schemas.keySet());
    }
    return Answer.of(schema.get());
  }
}
