package org.ticconnect.web.gate;

import io.vertx.ext.web.RoutingContext;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ticconnect.access.AccessRefusedException;
import org.ticconnect.web.JsonAnswer;
import org.ticconnect.words.French;

/** Tells who asked why it is not done. */
final class Refusal {
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
  private static final Logger LOG = LoggerFactory.getLogger(Refusal.class);

  private Refusal() {}

  static void tell(RoutingContext context, int status, String error, Map<String, Object> more) {
    Map<String, Object> content = new LinkedHashMap<>(French.error(error));
    content.putAll(more);
    JsonAnswer.send(context, status, content);
  }

  /** Without what a thread that worked for another one has put around it. */
  static Throwable cause(Throwable failed) {
    return failed instanceof CompletionException ? failed.getCause() : failed;
  }

  /** Tells why something failed. */
  static void tell(RoutingContext context, Throwable failed) {
    Throwable cause = cause(failed);
    if (cause instanceof AccessRefusedException refused) {
      tell(context, refused);
    } else if (cause instanceof IllegalArgumentException wrong) {
      tell(context, BAD_REQUEST, wrong.getMessage(), Map.of());
    } else {
      LOG.warn("A question about access cannot be answered", cause);
      tell(context, FAILED, "this went wrong in the device: see its log", Map.of());
    }
  }

  private static void tell(RoutingContext context, AccessRefusedException refused) {
    String error = refused.getMessage();
    switch (refused.reason()) {
      case WRONG -> tell(context, FORBIDDEN, error, Map.of("need", "password"));
      case NOT_IN_ORDER -> tell(context, UNPROCESSABLE, error, Map.of());
      case NOT_PROVEN -> tell(context, FORBIDDEN, error, Map.of("need", "proof"));
      case NOT_NOW -> tell(context, CONFLICT, error, Map.of());
      case NONE -> tell(context, NOT_FOUND, error, Map.of());
      case UNWRITABLE -> tell(context, NO_ROOM, error, Map.of());
      case TOO_MANY -> {
        context.response().putHeader("Retry-After", Integer.toString(refused.seconds()));
        tell(context, TOO_MANY, error, Map.of("need", "time", "seconds", refused.seconds()));
      }
    }
  }
}
