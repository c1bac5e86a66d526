package org.ticconnect;

import java.net.SocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.camel.CamelContext;
import org.ticconnect.network.Addresses;
import org.ticconnect.settings.Settings;
import org.ticconnect.web.Door;
import org.ticconnect.web.Site;
import org.ticconnect.web.StaticPages;
import org.ticconnect.web.Transport;
import org.ticconnect.web.WebServer;
import org.ticconnect.web.gate.AccessDoors;
import org.ticconnect.web.gate.Entrance;
import org.ticconnect.web.gate.Gatekeeper;
import org.ticconnect.web.gate.Premises;
import org.ticconnect.web.stream.Feeds;

/** The web server, wired: who gets in, what answers beside the routes, what pages are pushed. */
final class WebParts {
  private static final String EMPRO_REST = "empro.rest";

  private final Settings settings;
  private final Addresses addresses;
  private final Entrance entrance;
  private final Site site;
  private final Premises premises;
  private final Feeds feeds = new Feeds();
  private final List<Door> doors = new ArrayList<>();
  private volatile Optional<WebServer> server = Optional.empty();

  /**
   * @param data the folder that is written to
   * @param entrance who may do what
   * @param openFor after which nobody is listened to any more; empty for always
   * @param names by which the device is called
   * @param own whether a connection from there is the device's own
   */
  WebParts(
      Settings settings,
      Path data,
      Entrance entrance,
      Optional<Duration> openFor,
      SiteNames names,
      Addresses addresses,
      Predicate<SocketAddress> own) {
    this.settings = settings;
    this.addresses = addresses;
    this.entrance = entrance;
    this.site =
        new Site(settings.http(), openFor, data.resolve("tls"), names, Version.built(), own);
    this.premises =
        new Premises(
            Version.text(),
            () -> server.map(WebServer::transport).orElse(Transport.NONE),
            settings.claim().code(),
            settings.emproRest() ? Set.of(EMPRO_REST) : Set.of());
  }

  /** What pages can look at while it changes; to be completed before the start. */
  Feeds feeds() {
    return feeds;
  }

  /** Adds what answers beside the routes; to be called before the start. */
  void add(Collection<Door> more) {
    doors.addAll(more);
  }

  /** Listens from now on; the context stops it. */
  void start(CamelContext context) throws Exception {
    StaticPages pages = StaticPages.shipped();
    List<Door> all = new ArrayList<>(doors);
    all.add(new AccessDoors(entrance, premises));
    all.add(pages);
    Gatekeeper gate = new Gatekeeper(entrance, premises, pages.paths());
    server = Optional.of(new WebServer(context, site, new WebServer.Doors(feeds, gate, all)));
  }

  /** Listens again for as long as it did after the start. */
  void open() {
    server.ifPresent(WebServer::open);
  }

  /** Writes nothing any more; to be called when nobody is listened to. */
  void close() {
    server.ifPresent(WebServer::close);
  }

  /** Where the page is, for people in the same network; empty when only this machine reaches it. */
  Optional<String> address() {
    return settings.mqttOnly()
        ? Optional.empty()
        : server.flatMap(page -> PageAddress.of(settings.http().bind(), page, addresses));
  }

  /** Where the page is at an address of this device; empty when it is not there. */
  Optional<String> at(String host) {
    return server.flatMap(page -> PageAddress.at(host, settings.http().bind(), page));
  }

  /** What can be asked over HTTP, as the server has it. */
  Set<String> paths() {
    return server.map(WebServer::paths).orElse(Set.of());
  }

  /** The IPv4 address that is listened on; 0.0.0.0 for all. */
  String bind() {
    return settings.http().bind();
  }

  /** The port without encryption; empty when it could not be had. */
  Optional<Integer> port() {
    return server.flatMap(WebServer::port);
  }

  /** SHA-256 of the certificate that the page is served with; empty without. */
  Optional<String> fingerprint() {
    return server
        .map(WebServer::transport)
        .filter(Transport::https)
        .map(Transport::fingerprint)
        .filter(digits -> !digits.isEmpty());
  }

  /** The encrypted port; empty when there is none or it could not be had. */
  Optional<Integer> securePort() {
    return server.flatMap(WebServer::securePort);
  }
}
