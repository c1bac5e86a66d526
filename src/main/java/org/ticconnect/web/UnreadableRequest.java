package org.ticconnect.web;

import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import org.ticconnect.words.French;

/** What is no request of HTTP, or too long for one: answered, and the connection closed. */
final class UnreadableRequest implements Handler<HttpServerRequest> {
  private static final int WRONG = 400;
  private static final int LONG_LINE = 414;
  private static final int LONG_HEADERS = 431;

  @Override
  public void handle(HttpServerRequest request) {
    Throwable cause = request.decoderResult().cause();
    int status =
        cause instanceof TooLongHttpLineException
            ? LONG_LINE
            : cause instanceof TooLongHttpHeaderException ? LONG_HEADERS : WRONG;
    SecurityHeaders.put(request.response().headers());
    request
        .response()
        .setStatusCode(status)
        .putHeader("Content-Type", "application/json")
        .end(JsonAnswer.text(French.error(ErrorAnswers.sentence(status))))
        .onComplete(sent -> request.connection().close());
  }
}
