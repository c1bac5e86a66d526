package org.ticconnect.web.gate;

import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ticconnect.access.AccessRefusedException;

/** Answers in JSON. */
final class JsonAnswer {
  static final int OK = 200;
  static final int BAD_REQUEST = 400;
  static final int UNAUTHORIZED = 401;
  static final int FORBIDDEN = 403;
  static final int NOT_FOUND = 404;
  static final int WRONG_METHOD = 405;
  private static final int CONFLICT = 409;
  private static final int UNPROCESSABLE = 422;
  private static final int TOO_MANY = 429;
  private static final int FAILED = 500;
  private static final int NO_ROOM = 507;
  private static final Logger LOG = LoggerFactory.getLogger(JsonAnswer.class);

  private JsonAnswer() {}

  static void send(RoutingContext context, int status, Map<String, Object> content) {
    HttpServerResponse response = context.response();
    if (response.ended() || response.closed()) {
      return;
    }
    response
        .setStatusCode(status)
        .putHeader("Content-Type", "application/json")
        .end(new JsonObject(content).toBuffer());
  }

  static void refuse(RoutingContext context, int status, String error, Map<String, Object> more) {
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("error", error);
    content.putAll(more);
    send(context, status, content);
  }

  /** Without what a thread that worked for another one has put around it. */
  static Throwable cause(Throwable failed) {
    return failed instanceof CompletionException ? failed.getCause() : failed;
  }

  /** Tells why something failed. */
  static void refuse(RoutingContext context, Throwable failed) {
    Throwable cause = cause(failed);
    if (cause instanceof AccessRefusedException refused) {
      refuse(context, refused);
    } else if (cause instanceof IllegalArgumentException wrong) {
      refuse(context, BAD_REQUEST, wrong.getMessage(), Map.of());
    } else {
      LOG.warn("A question about access cannot be answered", cause);
      refuse(context, FAILED, "this went wrong in the device: see its log", Map.of());
    }
  }

  private static void refuse(RoutingContext context, AccessRefusedException refused) {
    String error = refused.getMessage();
    switch (refused.reason()) {
      case WRONG -> refuse(context, FORBIDDEN, error, Map.of("need", "password"));
      case NOT_IN_ORDER -> refuse(context, UNPROCESSABLE, error, Map.of());
      case NOT_PROVEN -> refuse(context, FORBIDDEN, error, Map.of("need", "proof"));
      case NOT_NOW -> refuse(context, CONFLICT, error, Map.of());
      case NONE -> refuse(context, NOT_FOUND, error, Map.of());
      case UNWRITABLE -> refuse(context, NO_ROOM, error, Map.of());
      case TOO_MANY -> {
        context.response().putHeader("Retry-After", Integer.toString(refused.seconds()));
        refuse(context, TOO_MANY, error, Map.of("need", "time", "seconds", refused.seconds()));
      }
    }
  }
}
