package org.ticconnect.web;

import io.vertx.core.VertxOptions;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpRouter;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServerConfiguration;
import org.apache.camel.support.service.ServiceHelper;
import org.ticconnect.settings.Settings;

/**
 * The HTTP server behind the {@code platform-http} routes and the page. What is not registered does
 * not exist; uploads are off.
 */
public final class WebServer {
  private static final long LARGEST_BODY = 64 * 1024L;
  private static final int WORKERS = 4;

  private final BoundedHttpServer server;

  /** Listens from now on; the context stops it. */
  public WebServer(CamelContext context, Settings.Http http) throws Exception {
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
                .setInternalBlockingPoolSize(1));
    server = new BoundedHttpServer(configuration);
    server.setCamelContext(context);
    ServiceHelper.startService(server);
    context.addService(server);
    VertxPlatformHttpRouter router =
        VertxPlatformHttpRouter.lookup(
            context, VertxPlatformHttpRouter.getRouterNameFromPort(configuration.getPort()));
    router.route().order(-1).handler(new SecurityHeaders());
    router.route().order(-1).handler(new SameOrigin());
    StaticPages.register(router);
  }

  /** The port that is listened on; empty when it could not be had. */
  public Optional<Integer> port() {
    return Optional.ofNullable(server.getServer())
        .map(listening -> listening.actualPort())
        .filter(port -> port > 0);
  }
}
