package org.ticconnect.admin.file;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** What was sent along as JSON. */
final class JsonBody {
  private static final ObjectMapper JSON = new ObjectMapper();

  private JsonBody() {}

  /**
   * @throws IllegalArgumentException when it is no object, with the place of the mistake
   */
  static JsonNode object(Asked asked) {
    try {
      JsonNode root = JSON.readTree(asked.text());
      if (root.isObject()) {
        return root;
      }
    } catch (JsonProcessingException broken) {
      throw new IllegalArgumentException(
          "the body is no JSON: line %d, column %d"
              .formatted(broken.getLocation().getLineNr(), broken.getLocation().getColumnNr()),
          broken);
    }
    throw new IllegalArgumentException("the body must be a JSON object");
  }
}
