package org.ticconnect.web;

import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpRouter;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServerConfiguration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Camel's server has no bound on connections, their idle time and their headers, gives up when its
 * port is taken, and knows one port; this one leaves listening to others, and closes them again.
 */
final class BoundedHttpServer extends VertxPlatformHttpServer {
  private static final Logger LOG = LoggerFactory.getLogger(BoundedHttpServer.class);
  private static final long PATIENCE_SECONDS = 5;

  /** Timers are counted from 0 on: that one is somebody's. */
  private static final long NO_TIMER = -1;

  private final VertxPlatformHttpServerConfiguration configuration;
  private final Optional<Duration> openFor;
  private final Function<Router, List<Listener>> furnish;
  private volatile List<Listener> listeners = List.of();
  private long closing = NO_TIMER;

  /**
   * @param openFor after which nobody is listened to any more; empty for always
   * @param furnish makes the router ready, and tells who listens; the first one counts as the port
   */
  BoundedHttpServer(
      VertxPlatformHttpServerConfiguration configuration,
      Optional<Duration> openFor,
      Function<Router, List<Listener>> furnish) {
    super(configuration);
    this.configuration = configuration;
    this.openFor = openFor;
    this.furnish = furnish;
  }

  @Override
  protected void startServer() throws Exception {
    listeners =
        furnish.apply(
            VertxPlatformHttpRouter.lookup(
                getCamelContext(),
                VertxPlatformHttpRouter.getRouterNameFromPort(configuration.getPort())));
    for (Listener listener : listeners) {
      listener.open();
    }
    closeLater();
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
                          stopServer();
                        }));
  }

  /** Listens again, or for as long again. */
  void open() {
    listeners.forEach(Listener::openLater);
    closeLater();
  }

  @Override
  protected void stopServer() {
    listeners.forEach(Listener::close);
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
    return listeners.stream().findFirst().flatMap(Listener::server).orElse(null);
  }

  @Override
  public int getPort() {
    return listeners.stream()
        .findFirst()
        .flatMap(Listener::port)
        .orElse(configuration.getBindPort());
  }
}
