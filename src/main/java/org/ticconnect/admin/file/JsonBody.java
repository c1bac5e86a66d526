package org.ticconnect.admin.file;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** What was sent along as JSON. */
public final class JsonBody {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private JsonBody() {}

  /**
   * @throws IllegalArgumentException when it is no object, with the place of the mistake
   */
  public static JsonNode object(Asked asked) {
    try {
      JsonNode root = JSON.readTree(asked.text());
      if (root.isObject()) {
        return root;
      }
    } catch (JsonProcessingException broken) {
      throw new IllegalArgumentException(JsonPlace.sentence(broken), broken);
    }
    throw new IllegalArgumentException("the body must be a JSON object");
  }

  /**
   * @throws IllegalArgumentException when it is missing or no whole number of that range
   */
  public static int number(JsonNode body, String name, int least, int most) {
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
