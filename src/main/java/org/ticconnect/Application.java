package org.ticconnect;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.apache.camel.Processor;
import org.apache.camel.builder.TemplatedRouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.ExecutorServiceManager;
import org.apache.camel.spi.Registry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ticconnect.admin.AdminSteps;
import org.ticconnect.admin.DeviceParts;
import org.ticconnect.admin.LineStates;
import org.ticconnect.admin.OpenDoors;
import org.ticconnect.files.Drafts;
import org.ticconnect.files.FileName;
import org.ticconnect.files.Starts;
import org.ticconnect.history.EventLog;
import org.ticconnect.history.LastKnown;
import org.ticconnect.mapping.MappingException;
import org.ticconnect.mapping.Mappings;
import org.ticconnect.mapping.Mistake;
import org.ticconnect.meter.Freshness;
import org.ticconnect.meter.LiveValues;
import org.ticconnect.meter.guard.MeterEvent;
import org.ticconnect.meter.guard.Remembered;
import org.ticconnect.mqtt.MqttSteps;
import org.ticconnect.mqtt.discovery.DeviceFacts;
import org.ticconnect.network.Addresses;
import org.ticconnect.pipeline.FailureCount;
import org.ticconnect.pipeline.SourceSteps;
import org.ticconnect.recording.KeepRaw;
import org.ticconnect.recording.LineReaders;
import org.ticconnect.recording.RawRing;
import org.ticconnect.settings.SettingException;
import org.ticconnect.settings.Settings;
import org.ticconnect.tic.Label;
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

/** All rooms, wired: what runs between start and stop. */
final class Application implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Application.class);
  private static final LongSupplier MONOTONIC = System::nanoTime;
  private static final int SHUTDOWN_SECONDS = 5;

  /** Saves power: a read for fifteen bytes, which then are later by a quarter of a group. */
  private static final int GATHERED_MILLIS = 15;

  static final String NAMED_BY = "config/application.properties (or what overrides it)";

  private final Settings settings;
  private final Entrance entrance;
  private final Path home;
  private final DefaultCamelContext context = new DefaultCamelContext();
  private final Map<String, KeepRaw> recorders = new LinkedHashMap<>();
  private final LineStates lines = new LineStates();
  private final ExecutorService writer;
  private final EventLog events;
  private final Optional<Duration> pageOpen;
  private final Addresses addresses;
  private final LampParts lamp;
  private final PrometheusMeterRegistry meters =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final ModbusParts modbus;
  private final Brokers brokers;
  private final Optional<MqttParts> mqtt;
  private final OwnerParts owner;
  private final ChangeParts changes;
  private final HistoryParts history;
  private final OwnOutlet outlet = new OwnOutlet(context);
  private final Feeds feeds = new Feeds();
  private final List<Door> doors = new ArrayList<>();
  private final Site site;
  private Optional<WebServer> web = Optional.empty();

  /**
   * Made so that the device comes up: own settings that it cannot be made with become a draft.
   *
   * @param starts those of the data folder
   * @param restart asks for another application in the place of this one; whether that was new
   * @throws SettingException when the shipped settings are wrong
   * @throws MappingException when the shipped maps are wrong
   */
  static Application of(Installation where, Starts starts, BooleanSupplier restart)
      throws SettingException, MappingException {
    Boot.Ready ready = Boot.of(where.home(), where.data(), where.given(), starts);
    try {
      return new Application(ready, where, restart);
    } catch (SettingException wrong) {
      if (!ready.own().containsKey(FileName.SETTINGS.path())) {
        throw wrong;
      }
      new Drafts(ready.library()).draft(FileName.SETTINGS, wrong.getMessage());
      return new Application(
          Boot.of(where.home(), where.data(), where.given(), starts, Set.of(FileName.SETTINGS)),
          where,
          restart);
    }
  }

  /**
   * @param ready what there is to run with
   * @param restart asks for another application in the place of this one; whether that was new
   * @throws SettingException when a setting names a map that there is not
   * @throws MappingException when a unit is given to a source that there is not
   */
  Application(Boot.Ready ready, Installation where, BooleanSupplier restart)
      throws SettingException, MappingException {
    this.settings = ready.settings();
    this.entrance = where.entrance();
    Path data = where.data();
    Patience patience = where.patience();
    Mappings mappings = ready.mappings();
    this.pageOpen = settings.mqttOnly() ? Optional.of(patience.pageOpen()) : Optional.empty();
    this.home = where.home();
    context.getShutdownStrategy().setTimeout(SHUTDOWN_SECONDS);
    context.getShutdownStrategy().setLogInflightExchangesOnTimeout(false);
    Freshness freshness = new Freshness(settings.staleAfter());
    Set<Label> withheld =
        settings.withholdPrm() ? EnumSet.of(Label.PRM) : EnumSet.noneOf(Label.class);
    this.writer = threads().newSingleThreadExecutor(this, "events");
    this.events = new EventLog(data, writer);
    LastKnown lastKnown = new LastKnown(data, writer);
    List<SourceSteps> steps = new ArrayList<>();
    for (Settings.Source source : settings.sources()) {
      recorders.put(
          source.name(), new KeepRaw(new RawRing(settings.recorded()), new LineReaders()));
      steps.add(
          new SourceSteps(
              source.name(),
              mappings.quantities(),
              withheld,
              MONOTONIC,
              Clock.systemUTC(),
              source.recorded() ? Remembered.ofRecording() : lastKnown.of(source.name()),
              source.recorded() ? events::show : this::happened));
    }
    this.brokers =
        Brokers.of(
            settings,
            mappings.topicMaps(),
            settings.mqtt().client().orElse("tic-connect-" + where.deviceId()),
            home);
    this.mqtt =
        settings.mqtt().url().isEmpty()
            ? Optional.empty()
            : Optional.of(
                new MqttParts(
                    settings, brokers, data, patience.entityGone(), threads(), MONOTONIC));

    Registry registry = context.getRegistry();
    steps.forEach(source -> source.bind(registry));
    recorders.forEach((source, recorder) -> recorder.bind(registry, source));
    steps.forEach(source -> registry.bind(source.source() + ".line", lines.listener(source)));
    List<Supplier<LiveValues>> values = new ArrayList<>();
    steps.forEach(source -> values.add(() -> source.meter().values()));
    this.addresses = new Addresses(settings.loopbackCounts());
    this.site =
        new Site(
            settings.http(),
            pageOpen,
            data.resolve("tls"),
            new SiteNames(addresses, settings.http().names()),
            Version.built());
    this.lamp =
        new LampParts(steps.stream().map(SourceSteps::source).toList(), addresses, MONOTONIC);
    lamp.bind(registry);
    this.modbus =
        new ModbusParts(
            settings,
            home,
            ready.own(),
            mappings,
            steps,
            lamp::state,
            meters,
            MONOTONIC,
            freshness,
            runnable -> threads().newThread("modbus", runnable));
    modbus.bind(registry);
    DeviceTold told = new DeviceTold(steps, lamp, mqtt.map(MqttParts::told), MONOTONIC);
    mqtt.ifPresent(
        known ->
            known.bind(
                registry,
                new MqttSteps.Told(
                    values, told, new DeviceFacts(Version.text(), this::pageAddress))));
    registry.bind("device.click", (Processor) exchange -> click());
    FailureCount failures = new FailureCount(MONOTONIC);
    registry.bind("errors.count", failures);
    this.owner =
        new OwnerParts(
            settings,
            home,
            data,
            mappings.quantities(),
            new OwnerParts.Device(steps, lines, outlet, lamp::show),
            writer,
            MONOTONIC);
    owner.bind(registry);
    this.changes =
        new ChangeParts(
            ready,
            home,
            new ChangeParts.Device(steps, modbus.reload(), brokers, mqtt, owner, told, failures),
            patience,
            MONOTONIC);
    changes.bind(registry);
    this.history = new HistoryParts(settings, data, MONOTONIC, Clock.systemUTC());
    history.bind(registry);
    new SettingParts(ready, where, changes.activation(), steps, MONOTONIC, restart).bind(registry);
    DeviceParts parts =
        new DeviceParts(
            steps,
            recorders,
            lines,
            lamp.machine(),
            modbus.server(),
            modbus.banks(),
            modbus.reload(),
            mqtt.map(MqttParts::told),
            brokers.trials(values, threads().newCachedThreadPool(this, "broker-trial")),
            events,
            changes.notices(history::notices),
            owner::told,
            failures);
    AdminSteps admin =
        new AdminSteps(
            parts,
            freshness,
            !settings.withholdPrm(),
            Version.text(),
            MONOTONIC,
            Clock.systemUTC());
    admin.bind(registry, feeds);
    InspectionParts inspection =
        new InspectionParts(
            ready, home, steps, modbus, mqtt.map(MqttParts::link), admin.reports(), MONOTONIC);
    inspection.bind(registry);
    inspection.feeds().forEach(feeds::add);
    doors.addAll(
        new OpenDoors(
                parts,
                meters,
                freshness,
                !settings.mqttOnly(),
                Version.text(),
                Version.built(),
                MONOTONIC)
            .all());
  }

  /** Shown and written down, and kept for the broker. */
  private void happened(MeterEvent event) {
    events.add(event);
    mqtt.ifPresent(known -> known.happened(event));
    owner.happened(event);
  }

  /**
   * A click of the button: connects anew, and opens the page again. While somebody waits to claim
   * the device it does that alone.
   */
  void click() {
    if (entrance.access().click()) {
      return;
    }
    web.ifPresent(WebServer::open);
    mqtt.ifPresent(known -> known.link().reconnect());
  }

  private Optional<String> pageAddress() {
    return settings.mqttOnly()
        ? Optional.empty()
        : web.flatMap(page -> PageAddress.of(settings.http().bind(), page, addresses));
  }

  private ExecutorServiceManager threads() {
    return context.getExecutorServiceManager();
  }

  /** Starts everything; returns when the sources are being read. */
  void start() throws Exception {
    lamp.begin();
    context.build();
    Premises premises = premises();
    doors.add(new AccessDoors(entrance, premises));
    StaticPages pages = StaticPages.shipped();
    doors.add(pages);
    Gatekeeper gate = new Gatekeeper(entrance, premises, pages.paths());
    web = Optional.of(new WebServer(context, site, new WebServer.Doors(feeds, gate, doors)));
    startRoutes();
    if (!settings.mqttOnly()) {
      modbus.server().start();
    }
    mqtt.ifPresent(known -> known.start(writer));
    history.start(writer);
    outlet.open();
    changes.begin();
    new SharedLines(context, settings).start();
    startSources();
  }

  /** Loads and connects all routes without running them. */
  void check() throws Exception {
    context.setAutoStartup(false);
    startRoutes();
    startSources();
    new SharedLines(context, settings).check();
    changes.check();
  }

  private Premises premises() {
    return new Premises(
        Version.text(),
        () -> web.map(WebServer::transport).orElse(Transport.NONE),
        settings.claim().code(),
        settings.emproRest() ? Set.of("empro.rest") : Set.of());
  }

  private void startRoutes() throws MappingException {
    Properties placeholders = new Properties();
    placeholders.setProperty("mqtt.enabled", Boolean.toString(mqtt.isPresent()));
    placeholders.setProperty("history.enabled", Boolean.toString(!settings.mqttOnly()));
    placeholders.setProperty("modbus.enabled", Boolean.toString(!settings.mqttOnly()));
    placeholders.setProperty("empro.rest", Boolean.toString(settings.emproRest()));
    context.getPropertiesComponent().setInitialProperties(placeholders);
    List<Mistake> mistakes = new RouteFiles(home).load(context);
    if (mistakes.isEmpty()) {
      mistakes = RouteFiles.tried(context::start);
    }
    if (!mistakes.isEmpty()) {
      throw new MappingException(mistakes);
    }
  }

  private void startSources() throws MappingException {
    List<Mistake> mistakes = RouteFiles.tried(this::addSources);
    if (!mistakes.isEmpty()) {
      throw new MappingException(mistakes);
    }
  }

  private void addSources() {
    for (Settings.Source source : settings.sources()) {
      String line = "tic:" + source.line();
      String options =
          "lineListener=#"
              + source.name()
              + ".line"
              + (settings.mqttOnly() ? "&gather=" + GATHERED_MILLIS : "");
      for (String template : List.of("live", "frame", "tic")) {
        TemplatedRouteBuilder.builder(context, template)
            .routeId("source-" + source.name() + "-" + template)
            .parameter("source", source.name())
            .parameter("line", line + (line.contains("?") ? "&" : "?") + options)
            .add();
      }
    }
  }

  /** The MQTT side; empty while no broker is set. */
  Optional<MqttParts> mqtt() {
    return mqtt;
  }

  /** What is needed to talk to a broker, also while none is set. */
  Brokers brokers() {
    return brokers;
  }

  Settings settings() {
    return settings;
  }

  /** The Modbus port in use; empty while it is off. */
  Optional<Integer> modbusPort() {
    return modbus.server().port();
  }

  /** The port of RTU over TCP in use; empty while it is off. */
  Optional<Integer> rtuPort() {
    return modbus.server().rtuPort();
  }

  /** What can be asked over HTTP, as the web server has it. */
  Set<String> paths() {
    return web.map(WebServer::paths).orElse(Set.of());
  }

  /** The HTTP port in use; empty when it could not be had. */
  Optional<Integer> httpPort() {
    return web.flatMap(WebServer::port);
  }

  /** The port of the page over HTTPS; empty while there is none. */
  Optional<Integer> httpsPort() {
    return web.flatMap(WebServer::securePort);
  }

  /** So that nothing is put into queues any more. */
  private void stopSources() {
    for (Settings.Source source : settings.sources()) {
      try {
        context.getRouteController().stopRoute("source-" + source.name() + "-tic");
      } catch (Exception stubborn) {
        LOG.debug("{} does not stop by itself", source.name(), stubborn);
      }
    }
  }

  /** A port that is wanted and cannot be had, in words; empty when all can. */
  Optional<String> missingPort() {
    if (httpPort().isEmpty()) {
      return Optional.of(cannotListen("http.port", settings.http().port(), "http.bind"));
    }
    if (!settings.mqttOnly() && modbusPort().isEmpty()) {
      return Optional.of(cannotListen("modbus.port", settings.modbus().port(), "modbus.bind"));
    }
    return settings
        .modbus()
        .rtuPort()
        .filter(port -> !settings.mqttOnly() && rtuPort().isEmpty())
        .map(port -> cannotListen("modbus.rtu.port", port, "modbus.bind"));
  }

  private static String cannotListen(String key, int port, String bind) {
    return "%s = %d: cannot be listened on: another program has it, it needs more rights, or %s is"
            .formatted(key, port, bind)
        + " no address of this machine";
  }

  @Override
  public void close() {
    owner.close();
    mqtt.ifPresent(MqttParts::end);
    mqtt.ifPresent(known -> known.link().retire());
    changes.end();
    stopSources();
    QueueEnds.await(context);
    context.stop();
    events.close();
    history.close();
    mqtt.ifPresent(MqttParts::close);
    modbus.server().close();
  }
}
