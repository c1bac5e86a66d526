package org.ticconnect.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.ext.web.RoutingContext;
import org.ticconnect.words.French;

/** Answers in JSON. */
public final class JsonAnswer {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int DONE = 200;

  private JsonAnswer() {}

  /**
   * Ends the request with what went wrong.
   *
   * @param status of HTTP, 400 or more
   * @param sentence says what is wrong, where, and how to mend it
   */
  public static void error(RoutingContext context, int status, String sentence) {
    send(context, status, French.error(sentence));
  }

  /** Ends the request with maps, lists, texts and numbers. */
  public static void of(RoutingContext context, Object content) {
    send(context, DONE, content);
  }

  /** Ends the request with any status. */
  public static void send(RoutingContext context, int status, Object content) {
    if (context.response().ended() || context.response().headWritten()) {
      return;
    }
    context
        .response()
        .setStatusCode(status)
        .putHeader("Content-Type", "application/json")
        .end(text(content));
  }

  /**
   * @param content maps, lists, texts and numbers
   */
  static String text(Object content) {
    try {
      return JSON.writeValueAsString(content);
    } catch (JsonProcessingException notJson) {
      throw new IllegalArgumentException(notJson);
    }
  }
}
