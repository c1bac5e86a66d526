package org.ticconnect.web;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServerConfiguration;
import org.apache.camel.support.service.ServiceHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ticconnect.web.stream.Feeds;
import org.ticconnect.web.stream.Streams;
import org.ticconnect.web.tls.CertificateDoor;
import org.ticconnect.web.tls.Certificates;

/**
 * The HTTP server behind the {@code platform-http} routes and the page. What is not registered does
 * not exist; uploads are off.
 */
public final class WebServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(WebServer.class);
  private static final long LARGEST_BODY = 1024 * 1024L;
  private static final int WORKERS = 4;
  private static final String LOOPBACK = "127.";

  private final Site site;
  private final Doors doors;
  private final Certificates certificates;
  private final BoundedHttpServer server;
  private volatile Optional<Router> router = Optional.empty();
  private volatile Optional<Listener> plain = Optional.empty();
  private volatile Optional<Encrypted> encrypted = Optional.empty();

  /**
   * What is behind the server.
   *
   * @param feeds what pages can look at while it changes
   * @param gate who may do what
   * @param more whatever else answers
   */
  public record Doors(Feeds feeds, Gate gate, List<Door> more) {}

  /**
   * Listens from now on; the context stops it.
   *
   * @param site where and how
   */
  public WebServer(CamelContext context, Site site, Doors doors) throws Exception {
    this.site = site;
    this.doors = doors;
    this.certificates =
        new Certificates(site.certificates(), site.names(), site.built(), Clock.systemUTC());
    VertxPlatformHttpServerConfiguration configuration = new VertxPlatformHttpServerConfiguration();
    configuration.setBindHost(site.http().bind());
    configuration.setBindPort(site.http().port());
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
    // Where the port cannot be had yet, routes find their server by what it says.
    context.getRegistry().bind("web.configuration", configuration);
    context.addRoutePolicyFactory(new CleanAnswers());
    server = new BoundedHttpServer(configuration, site.openFor(), this::furnish);
    server.setCamelContext(context);
    ServiceHelper.startService(server);
    context.addService(server);
  }

  private List<Listener> furnish(Router router) {
    this.router = Optional.of(router);
    Vertx vertx = server.getVertx();
    Connections connections = new Connections(vertx, site.own());
    guard(router, connections);
    router.route().order(-1).handler(new SameOrigin());
    router.route().order(-1).handler(doors.gate());
    router
        .get("/api/stream")
        .handler(new Streams(vertx, doors.feeds(), doors.gate()::stillLetsPass));
    doors.more().forEach(door -> door.register(router));
    Router unencrypted = router;
    List<Listener> listeners = new ArrayList<>();
    if (site.http().httpsPort().isPresent()) {
      try {
        encrypted =
            Optional.of(
                new Encrypted(
                    vertx,
                    site,
                    site.http().httpsPort().get(),
                    certificates,
                    connections::connected,
                    router));
      } catch (IOException impossible) {
        LOG.error("There is no page over HTTPS: {}", impossible.getMessage());
      }
      unencrypted = explaining(vertx, connections);
    }
    new CertificateDoor(
            certificates,
            identity ->
                encrypted.map(one -> one.serve(identity)).orElse(Future.succeededFuture(false)))
        .register(router);
    Listener first =
        new Listener(
            vertx,
            "Web page",
            Bounds.plain(site.http().bind(), site.http().port()),
            connections::connected,
            unencrypted);
    plain = Optional.of(first);
    listeners.add(first);
    encrypted.ifPresent(one -> listeners.add(one.listener()));
    return listeners;
  }

  /** What holds for both ports. */
  private void guard(Router router, Connections connections) {
    ErrorAnswers.register(router);
    router.route().order(-1).handler(connections);
    router.route().order(-1).handler(new SecurityHeaders());
    router.route().order(-1).handler(new HostRule(site.names().get()));
  }

  private Router explaining(Vertx vertx, Connections connections) {
    Router router = Router.router(vertx);
    guard(router, connections);
    new Explanation(this::securePort).register(router);
    return router;
  }

  /** What is registered: method, space, path with parameters such as <code>{name}</code>. */
  public Set<String> paths() {
    Set<String> paths = new TreeSet<>();
    for (Route route : router.map(Router::getRoutes).orElse(List.of())) {
      if (route.getPath() != null) {
        String path = route.getPath().replaceAll(":([A-Za-z]+)", "{$1}");
        Set<HttpMethod> methods = Optional.ofNullable(route.methods()).orElse(Set.of());
        methods.forEach(method -> paths.add(method.name() + " " + path));
        if (methods.isEmpty()) {
          paths.add("* " + path);
        }
      }
    }
    return paths;
  }

  /** Listens again for as long as it did after the start. */
  public void open() {
    server.open();
  }

  /** Writes nothing any more; to be called when the context has ended it. */
  @Override
  public void close() {
    certificates.close();
  }

  /** The port without encryption; empty when it could not be had. */
  public Optional<Integer> port() {
    return plain.flatMap(Listener::port);
  }

  /** The encrypted port; empty when there is none or it could not be had. */
  public Optional<Integer> securePort() {
    return encrypted.flatMap(one -> one.listener().port());
  }

  /** How safe the way to the page is. */
  public Transport transport() {
    boolean https = site.http().httpsPort().isPresent();
    return new Transport(
        https,
        !https && !site.http().bind().startsWith(LOOPBACK),
        certificates.fingerprint().orElse(""));
  }
}
