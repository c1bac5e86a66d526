package org.ticconnect.web;

import io.vertx.core.VertxOptions;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpRouter;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServerConfiguration;
import org.apache.camel.support.service.ServiceHelper;
import org.ticconnect.settings.Settings;
import org.ticconnect.web.stream.Feeds;
import org.ticconnect.web.stream.Streams;

/**
 * The HTTP server behind the {@code platform-http} routes and the page. What is not registered does
 * not exist; uploads are off.
 */
public final class WebServer {
  private static final long LARGEST_BODY = 1024 * 1024L;
  private static final int WORKERS = 4;

  private final BoundedHttpServer server;

  /**
   * Listens from now on; the context stops it.
   *
   * @param openFor after which nobody is listened to any more; empty for always
   * @param feeds what pages can look at while it changes
   * @param gate who may do what
   */
  public WebServer(
      CamelContext context, Settings.Http http, Optional<Duration> openFor, Feeds feeds, Gate gate)
      throws Exception {
    VertxPlatformHttpServerConfiguration configuration = new VertxPlatformHttpServerConfiguration();
    configuration.setBindHost(http.bind());
    configuration.setBindPort(http.port());
    configuration.setMaxBodySize(LARGEST_BODY);
    configuration.getBodyHandler().setHandleFileUploads(false);
    context
        .getRegistry()
        .bind(
            "web.threads",
            new VertxOptions()
                .setEventLoopPoolSize(1)
                .setWorkerPoolSize(WORKERS)
                .setInternalBlockingPoolSize(1)
                // Its watch would wake the device each second.
                .setBlockedThreadCheckInterval(1)
                .setBlockedThreadCheckIntervalUnit(TimeUnit.HOURS));
    server = new BoundedHttpServer(configuration, openFor);
    server.setCamelContext(context);
    ServiceHelper.startService(server);
    context.addService(server);
    VertxPlatformHttpRouter router =
        VertxPlatformHttpRouter.lookup(
            context, VertxPlatformHttpRouter.getRouterNameFromPort(configuration.getPort()));
    router.route().order(-1).handler(new SecurityHeaders());
    router.route().order(-1).handler(new SameOrigin());
    router.route().order(-1).handler(gate);
    StaticPages.shipped().register(router);
    router.get("/api/stream").handler(new Streams(server.getVertx(), feeds, gate::stillLetsPass));
  }

  /** Listens again for as long as it did after the start. */
  public void open() {
    server.open();
  }

  /** The port that is listened on; empty when it could not be had. */
  public Optional<Integer> port() {
    return Optional.ofNullable(server.getServer())
        .map(listening -> listening.actualPort())
        .filter(port -> port > 0);
  }
}
