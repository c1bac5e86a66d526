package org.ticconnect.web;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.KeyCertOptions;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One port that is listened on; asked for again while somebody else has it. */
final class Listener {
  private static final Logger LOG = LoggerFactory.getLogger(Listener.class);
  private static final long RETRY_MILLIS = TimeUnit.SECONDS.toMillis(30);
  private static final long PATIENCE_SECONDS = 5;

  private final Vertx vertx;
  private final String name;
  private final HttpServerOptions options;
  private final Handler<HttpConnection> connected;
  private final Handler<HttpServerRequest> requests;
  private volatile Optional<HttpServer> listening = Optional.empty();
  private volatile boolean wanted;

  /**
   * @param name for the log
   * @param options with port and host
   */
  Listener(
      Vertx vertx,
      String name,
      HttpServerOptions options,
      Handler<HttpConnection> connected,
      Handler<HttpServerRequest> requests) {
    this.vertx = vertx;
    this.name = name;
    this.options = options;
    this.connected = connected;
    this.requests = requests;
  }

  /** Listens, now or as soon as the port can be had; waits for the first try. */
  void open() throws InterruptedException {
    wanted = true;
    listen();
  }

  /** By one thread at a time: two servers could share a port, and one would never be closed. */
  private synchronized void listen() throws InterruptedException {
    if (!wanted || listening.isPresent()) {
      return;
    }
    HttpServer server =
        vertx
            .createHttpServer(options)
            .connectionHandler(connected)
            .invalidRequestHandler(new UnreadableRequest())
            .requestHandler(requests);
    try {
      server
          .listen()
          .toCompletionStage()
          .toCompletableFuture()
          .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      listening = Optional.of(server);
      LOG.info("{} listens on {} port {}", name, options.getHost(), server.actualPort());
    } catch (ExecutionException | TimeoutException taken) {
      LOG.warn(
          "{} is off: {} port {}: {}; tried again in {} s",
          name,
          options.getHost(),
          options.getPort(),
          String.valueOf(taken.getCause()),
          TimeUnit.MILLISECONDS.toSeconds(RETRY_MILLIS));
      vertx.setTimer(RETRY_MILLIS, timer -> retry());
    }
  }

  /** The same without waiting. */
  void openLater() {
    wanted = true;
    retry();
  }

  private void retry() {
    vertx.executeBlocking(
        () -> {
          listen();
          return true;
        });
  }

  /** Has new connections served with another certificate. */
  synchronized Future<Boolean> serve(KeyCertOptions certificate) {
    options.setKeyCertOptions(certificate);
    return listening
        .map(server -> server.updateSSLOptions(options.getSslOptions(), true))
        .orElse(Future.succeededFuture(false));
  }

  synchronized void close() {
    wanted = false;
    listening.ifPresent(HttpServer::close);
    listening = Optional.empty();
  }

  /** Of the listening one. */
  Optional<HttpServer> server() {
    return listening;
  }

  /** In use; empty while it is somebody else's. */
  Optional<Integer> port() {
    return listening.map(HttpServer::actualPort).filter(port -> port > 0);
  }
}
