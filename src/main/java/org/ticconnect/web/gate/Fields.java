package org.ticconnect.web.gate;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/** What was sent along as a JSON object. */
final class Fields {
  private final JsonObject object;

  private Fields(JsonObject object) {
    this.object = object;
  }

  /**
   * Nothing is an empty object.
   *
   * @throws IllegalArgumentException when it is no JSON object
   */
  static Fields of(RoutingContext context) {
    try {
      return new Fields(
          context.body() == null || context.body().length() <= 0
              ? new JsonObject()
              : Optional.ofNullable(context.body().asJsonObject()).orElseGet(JsonObject::new));
    } catch (DecodeException | ClassCastException wrong) {
      throw new IllegalArgumentException("what was sent is no JSON object", wrong);
    }
  }

  /**
   * Empty when it is not there.
   *
   * @throws IllegalArgumentException when it is no text
   */
  Optional<String> optional(String name) {
    Object value = object.getValue(name);
    if (value != null && !(value instanceof String)) {
      throw new IllegalArgumentException(name + ": must be a text");
    }
    return Optional.ofNullable((String) value);
  }

  /**
   * @throws IllegalArgumentException when it is not there or no text
   */
  String text(String name) {
    return optional(name).orElseThrow(() -> new IllegalArgumentException(name + ": is missing"));
  }
}
