package org.ticconnect;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.component.seda.SedaEndpoint;
import org.apache.camel.component.timer.TimerEndpoint;
import org.ticconnect.life.Deadlocks;
import org.ticconnect.life.Errands;
import org.ticconnect.life.Knocks;
import org.ticconnect.life.Progress;
import org.ticconnect.life.Proof;
import org.ticconnect.life.Pulse;
import org.ticconnect.modbus.ModbusServer;
import org.ticconnect.mqtt.link.MqttLink;

/** What proves that an application lives, wired. Each proof has a bound that a slow board keeps. */
final class LifeParts {
  /** A line is looked at each second or two; a port may take some seconds to open. */
  private static final Duration READER = Duration.ofSeconds(20);

  /** Each attempt to connect ends within some seconds, each publish within ten. */
  private static final Duration SENDER = Duration.ofSeconds(60);

  /** Cards stall for many seconds, and the past is read through once after a start. */
  private static final Duration DISK = Duration.ofSeconds(120);

  private static final Duration ANSWER = Duration.ofSeconds(3);

  /** Reads one register of unit 1; the answer may be that there is none. */
  private static final byte[] MODBUS = {'T', 'C', 0, 0, 0, 6, 1, 3, 0, 0, 0, 1};

  private static final byte[] MODBUS_ANSWER = {'T', 'C', 0, 0, 0};
  private static final byte[] HTTP =
      "GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n".getBytes(US_ASCII);
  private static final byte[] HTTP_ANSWER = "HTTP/1.1 ".getBytes(US_ASCII);

  private final Knocks knocks = new Knocks(ANSWER);
  private final RouteTraffic traffic = new RouteTraffic();
  private final LongSupplier monotonic;
  private volatile List<Proof> proofs = List.of();

  /**
   * What is to live.
   *
   * @param pulses of the readers, by name of their source
   * @param writer a thread that may wait for the disk
   * @param link empty while no broker is set
   */
  record Parts(
      Map<String, Pulse> pulses,
      Executor writer,
      Optional<MqttLink> link,
      ModbusServer modbus,
      WebParts web) {}

  /**
   * @param monotonic clock in nanoseconds
   */
  LifeParts(LongSupplier monotonic) {
    this.monotonic = monotonic;
  }

  /** Connections of the device to itself. */
  Knocks knocks() {
    return knocks;
  }

  /** Counts what routes do; to be given to the context before it has any. */
  RouteTraffic traffic() {
    return traffic;
  }

  /** From now on they have to prove that they live. */
  void begin(CamelContext context, Parts parts) {
    List<Proof> all = new ArrayList<>();
    all.add(new Proof("threads", new Deadlocks()));
    parts
        .pulses()
        .forEach(
            (source, pulse) ->
                all.add(progress("reader of " + source, pulse::beats, pulse::goesOn, READER)));
    all.add(new Proof("disk writer", new Errands(parts.writer(), DISK, monotonic)));
    parts
        .link()
        .ifPresent(link -> all.add(progress("MQTT connection", link::turns, link::busy, SENDER)));
    context.getRoutes().forEach(route -> of(route, parts.link()).ifPresent(all::add));
    all.add(new Proof("Modbus server", () -> modbus(parts.modbus())));
    all.add(new Proof("web server", () -> web(parts.web())));
    proofs = List.copyOf(all);
  }

  private Proof progress(String name, LongSupplier done, BooleanSupplier owing, Duration bound) {
    return new Proof(name, new Progress(done, owing, bound, monotonic));
  }

  /** Of a route with a thread of its own: what goes into others is carried by those. */
  private Optional<Proof> of(Route route, Optional<MqttLink> link) {
    if (!route.isAutoStartup()) {
      // Nobody wants it to run: that of the button where there is none, say.
      return Optional.empty();
    }
    RouteTraffic.Count count = traffic.of(route.getRouteId());
    String name = "route " + route.getRouteId();
    // Much may be sent by one message: then it is the broker's answers that show it gets on.
    Optional<MqttLink> used = link.filter(any -> sends(route.getRouteId()));
    LongSupplier done =
        () -> count.steps() + used.map(of -> of.published() + of.failed()).orElse(0L);
    if (route.getEndpoint() instanceof TimerEndpoint timer && timer.getRepeatCount() == 0) {
      return Optional.of(progress(name, done, () -> true, DISK));
    }
    if (route.getEndpoint() instanceof SedaEndpoint queue) {
      return Optional.of(progress(name, done, () -> count.inside() || waits(queue), DISK));
    }
    return Optional.empty();
  }

  /** Only those of mqtt.yaml and what owners' routes publish wait for the broker. */
  private static boolean sends(String route) {
    return route.startsWith("mqtt-") || route.equals("own-publish");
  }

  /** Queues of our own may hold something back until there is a broker. */
  private static boolean waits(SedaEndpoint queue) {
    return queue.getQueue() instanceof LinkedBlockingQueue<?> plain && !plain.isEmpty();
  }

  private Optional<String> modbus(ModbusServer server) {
    return server.port().flatMap(port -> knocks.flaw(server.bind(), port, MODBUS, MODBUS_ANSWER));
  }

  private Optional<String> web(WebParts web) {
    return web.port().flatMap(port -> knocks.flaw(web.bind(), port, HTTP, HTTP_ANSWER));
  }

  /** From now on they are ended, and need not prove anything. */
  void end() {
    proofs = List.of();
  }

  /** None before {@link #begin}. */
  List<Proof> proofs() {
    return proofs;
  }
}
