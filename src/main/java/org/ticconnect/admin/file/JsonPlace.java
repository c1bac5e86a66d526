package org.ticconnect.admin.file;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.Optional;

/** Where a text stops being JSON. */
public final class JsonPlace {
  private JsonPlace() {}

  /** A sentence; one that is nested too deep or too long has no place. */
  public static String sentence(JsonProcessingException broken) {
    return Optional.<JsonLocation>ofNullable(broken.getLocation())
        .map(
            at ->
                "the body is no JSON: line %d, column %d"
                    .formatted(at.getLineNr(), at.getColumnNr()))
        .orElse("the body is JSON that is nested too deep or has too long a text or number");
  }
}
