package org.ticconnect.admin.inspect;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.ticconnect.admin.file.Asked;

/** A question that came as JSON. */
final class JsonBody {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private JsonBody() {}

  /**
   * @throws IllegalArgumentException when the body is no JSON object
   */
  static JsonNode of(Asked asked) {
    try {
      JsonNode body = JSON.readTree(asked.text());
      if (body.isObject()) {
        return body;
      }
    } catch (JsonProcessingException broken) {
      throw new IllegalArgumentException(
          "the body is no JSON: line " + broken.getLocation().getLineNr(), broken);
    }
    throw new IllegalArgumentException("the body must be a JSON object such as {\"unit\":1}");
  }

  /**
   * @throws IllegalArgumentException when it is missing or no whole number of that range
   */
  static int number(JsonNode body, String name, int least, int most) {
    JsonNode number = body.path(name);
    if (!number.isIntegralNumber()
        || !number.canConvertToInt()
        || number.asInt() < least
        || number.asInt() > most) {
      throw new IllegalArgumentException(
          "'" + name + "' must be a whole number from " + least + " to " + most);
    }
    return number.asInt();
  }
}
