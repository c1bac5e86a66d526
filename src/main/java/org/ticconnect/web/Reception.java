package org.ticconnect.web;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.AsyncFile;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;

/** Writes the body of one request to a file, up to a bound; used on the event loop. */
final class Reception {
  /** Of bytes, after which the sender is waited for anew. */
  private static final long STRIDE = 256 * 1024L;

  private final RoutingContext context;
  private final HttpServerRequest request;
  private final AsyncFile file;
  private final long most;
  private final Promise<Void> whole = Promise.promise();
  private long bytes;

  /** More came than is taken. */
  static final class TooMuchException extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /**
   * @param most bytes that are taken
   */
  Reception(RoutingContext context, AsyncFile file, long most) {
    this.context = context;
    this.request = context.request();
    this.file = file;
    this.most = most;
  }

  /** Done when all is written and the file is closed; failed with {@link TooMuchException}. */
  Future<Void> begin() {
    request.handler(this::part);
    request.endHandler(end -> whole.tryComplete());
    request.exceptionHandler(whole::tryFail);
    if ("100-continue".equalsIgnoreCase(request.getHeader("Expect"))) {
      context.response().writeContinue();
    }
    request.resume();
    return whole.future().eventually(() -> file.close());
  }

  private void part(Buffer part) {
    if (whole.future().isComplete()) {
      return;
    }
    if (bytes / STRIDE != (bytes + part.length()) / STRIDE) {
      Connections.goesOn(context);
    }
    bytes += part.length();
    if (bytes > most) {
      whole.tryFail(new TooMuchException());
      return;
    }
    file.write(part).onFailure(whole::tryFail);
    if (file.writeQueueFull()) {
      request.pause();
      file.drainHandler(drained -> request.resume());
    }
  }
}
