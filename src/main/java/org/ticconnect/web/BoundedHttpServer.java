package org.ticconnect.web;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpRouter;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServerConfiguration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Camel's server has no bound on connections, their idle time and their headers, and gives up when
 * its port is taken; this one has bounds and asks for the port again.
 */
final class BoundedHttpServer extends VertxPlatformHttpServer {
  private static final Logger LOG = LoggerFactory.getLogger(BoundedHttpServer.class);
  private static final int MOST_CONNECTIONS = 64;
  private static final int IDLE_SECONDS = 15;
  private static final int LARGEST_HEADERS = 8 * 1024;
  private static final int LONGEST_REQUEST_LINE = 2 * 1024;
  private static final long RETRY_MILLIS = TimeUnit.SECONDS.toMillis(30);
  private static final long PATIENCE_SECONDS = 5;

  private final VertxPlatformHttpServerConfiguration configuration;
  private final Optional<Duration> openFor;
  private final AtomicInteger connections = new AtomicInteger();
  private volatile Optional<HttpServer> listening = Optional.empty();
  private volatile boolean stopping;
  private long closing;

  /**
   * @param openFor after which nobody is listened to any more; empty for always
   */
  BoundedHttpServer(
      VertxPlatformHttpServerConfiguration configuration, Optional<Duration> openFor) {
    super(configuration);
    this.configuration = configuration;
    this.openFor = openFor;
  }

  @Override
  protected void startServer() throws Exception {
    stopping = false;
    listen();
  }

  /** By one thread at a time: two servers could share a port, and one would never be closed. */
  private synchronized void listen() throws InterruptedException {
    if (stopping || listening.isPresent()) {
      return;
    }
    Handler<HttpServerRequest> router =
        VertxPlatformHttpRouter.lookup(
            getCamelContext(),
            VertxPlatformHttpRouter.getRouterNameFromPort(configuration.getPort()));
    HttpServerOptions bounds =
        new HttpServerOptions()
            .setIdleTimeout(IDLE_SECONDS)
            .setIdleTimeoutUnit(TimeUnit.SECONDS)
            // With it, a connection would not count before its first whole request.
            .setHttp2ClearTextEnabled(false)
            .setMaxHeaderSize(LARGEST_HEADERS)
            .setMaxInitialLineLength(LONGEST_REQUEST_LINE);
    HttpServer server =
        getVertx()
            .createHttpServer(bounds)
            .connectionHandler(this::connected)
            .requestHandler(router);
    try {
      server
          .listen(configuration.getBindPort(), configuration.getBindHost())
          .toCompletionStage()
          .toCompletableFuture()
          .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      listening = Optional.of(server);
      LOG.info("Web page listens on {} port {}", configuration.getBindHost(), server.actualPort());
      closeLater();
    } catch (ExecutionException | TimeoutException taken) {
      LOG.warn(
          "Web page is off: {} port {}: {}; tried again in {} s",
          configuration.getBindHost(),
          configuration.getBindPort(),
          String.valueOf(taken.getCause()),
          TimeUnit.MILLISECONDS.toSeconds(RETRY_MILLIS));
      getVertx().setTimer(RETRY_MILLIS, timer -> getVertx().executeBlocking(this::listenAgain));
    }
  }

  private synchronized void closeLater() {
    getVertx().cancelTimer(closing);
    openFor.ifPresent(
        time ->
            closing =
                getVertx()
                    .setTimer(
                        time.toMillis(),
                        timer -> {
                          LOG.info("Web page is closed until the next start or click");
                          stopListening();
                        }));
  }

  /** Listens again, or for as long again. */
  void open() {
    if (listening.isPresent()) {
      closeLater();
    } else {
      getVertx().executeBlocking(this::listenAgain);
    }
  }

  private synchronized void stopListening() {
    listening.ifPresent(HttpServer::close);
    listening = Optional.empty();
  }

  private Void listenAgain() throws InterruptedException {
    listen();
    return null;
  }

  private void connected(HttpConnection connection) {
    if (connections.incrementAndGet() > MOST_CONNECTIONS) {
      connection.close();
    }
    connection.closeHandler(nothing -> connections.decrementAndGet());
  }

  @Override
  protected void stopServer() {
    stopping = true;
    stopListening();
  }

  @Override
  protected void stopVertx() {
    try {
      getVertx()
          .close()
          .toCompletionStage()
          .toCompletableFuture()
          .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException stubborn) {
      LOG.debug("The web server's threads did not end", stubborn);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public HttpServer getServer() {
    return listening.orElse(null);
  }

  @Override
  public int getPort() {
    return listening.map(HttpServer::actualPort).orElse(configuration.getBindPort());
  }
}
