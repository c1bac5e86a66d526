package org.ticconnect.web;

import io.vertx.core.http.HttpClosedException;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is told when nothing else tells what went wrong: a sentence in JSON. */
final class ErrorAnswers {
  private static final Logger LOG = LoggerFactory.getLogger(ErrorAnswers.class);
  private static final int BROKEN = 500;
  private static final Map<Integer, String> SENTENCES =
      Map.ofEntries(
          Map.entry(400, "this is no request that can be read: look at its form"),
          Map.entry(401, "log in first"),
          Map.entry(403, "this is not allowed"),
          Map.entry(404, "there is nothing here: look at GET /api/openapi.json for what there is"),
          Map.entry(405, "this cannot be done here: look at GET /api/openapi.json for the methods"),
          Map.entry(408, "the request took too long: send it again"),
          Map.entry(413, "this is more than is taken: at most 1 MiB"),
          Map.entry(414, "the path and its parameters are too long: at most 2 KiB"),
          Map.entry(415, "the content type is not one that is read here: send application/json"),
          Map.entry(431, "the headers are too long: at most 8 KiB in all"),
          Map.entry(BROKEN, "this failed inside the device: its log tells more"),
          Map.entry(503, "the device is busy: try again in a few seconds"));

  private ErrorAnswers() {}

  static void register(Router router) {
    SENTENCES.keySet().forEach(status -> router.errorHandler(status, one -> tell(one, status)));
  }

  private static void tell(RoutingContext context, int status) {
    if (context.failure() instanceof HttpClosedException) {
      LOG.debug("Who asked for {} has gone", context.request().path());
      return;
    }
    if (status == BROKEN && context.failure() != null) {
      LOG.warn("A request failed: {}", context.failure().toString());
      LOG.debug("{} failed", context.request().path(), context.failure());
    }
    JsonAnswer.error(context, status, sentence(status));
  }

  static String sentence(int status) {
    return SENTENCES.getOrDefault(status, SENTENCES.get(BROKEN));
  }
}
