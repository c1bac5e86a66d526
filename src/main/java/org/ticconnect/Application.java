package org.ticconnect;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
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
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.apache.camel.Processor;
import org.apache.camel.builder.TemplatedRouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.ExecutorServiceManager;
import org.apache.camel.spi.Registry;
import org.ticconnect.admin.AdminSteps;
import org.ticconnect.admin.DeviceParts;
import org.ticconnect.admin.LineStates;
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
import org.ticconnect.web.Gate;
import org.ticconnect.web.WebServer;
import org.ticconnect.web.stream.Feeds;

/** All rooms, wired: what runs between start and stop. */
final class Application implements AutoCloseable {
  private static final LongSupplier MONOTONIC = System::nanoTime;
  private static final int SHUTDOWN_SECONDS = 5;

  /** Saves power: a read for fifteen bytes, which then are later by a quarter of a group. */
  private static final int GATHERED_MILLIS = 15;

  static final String NAMED_BY = "config/application.properties (or what overrides it)";

  private final Settings settings;
  private final Path home;
  private final DefaultCamelContext context = new DefaultCamelContext();
  private final Map<String, KeepRaw> recorders = new LinkedHashMap<>();
  private final LineStates lines = new LineStates();
  private final ExecutorService writer;
  private final EventLog events;
  private final Optional<Duration> pageOpen;
  private final Addresses addresses;
  private final LampParts lamp;
  private final MeterRegistry meters = new SimpleMeterRegistry();
  private final ModbusParts modbus;
  private final Brokers brokers;
  private final Optional<MqttParts> mqtt;
  private final OwnerParts owner;
  private final ChangeParts changes;
  private final OwnOutlet outlet = new OwnOutlet(context);
  private final Feeds feeds = new Feeds();
  private Optional<WebServer> web = Optional.empty();

  /**
   * Made so that the device comes up: own settings that it cannot be made with become a draft.
   *
   * @param given keys of the environment and of the command line
   * @param starts those of the data folder
   * @throws SettingException when the shipped settings are wrong
   * @throws MappingException when the shipped maps are wrong
   */
  static Application of(
      Path home, Path data, Boot.Given given, Starts starts, String deviceId, Patience patience)
      throws SettingException, MappingException {
    Boot.Ready ready = Boot.of(home, data, given, starts);
    try {
      return new Application(ready, home, data, deviceId, patience);
    } catch (SettingException wrong) {
      if (!ready.own().containsKey(FileName.SETTINGS.path())) {
        throw wrong;
      }
      new Drafts(ready.library()).draft(FileName.SETTINGS, wrong.getMessage());
      return new Application(
          Boot.of(home, data, given, starts, Set.of(FileName.SETTINGS)),
          home,
          data,
          deviceId,
          patience);
    }
  }

  /**
   * @param ready what there is to run with
   * @param home the folder that holds {@code routes}
   * @param data the folder that is written to
   * @param deviceId eight hexadecimal digits
   * @throws SettingException when a setting names a map that there is not
   * @throws MappingException when a unit is given to a source that there is not
   */
  Application(Boot.Ready ready, Path home, Path data, String deviceId, Patience patience)
      throws SettingException, MappingException {
    this.settings = ready.settings();
    Mappings mappings = ready.mappings();
    this.pageOpen = settings.mqttOnly() ? Optional.of(patience.pageOpen()) : Optional.empty();
    this.home = home;
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
            settings.mqtt().client().orElse("tic-connect-" + deviceId),
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
            new ChangeParts.Device(steps, modbus.reload(), brokers, mqtt, owner, failures),
            patience,
            MONOTONIC);
    changes.bind(registry);
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
            changes.notices(),
            owner::told,
            failures);
    new AdminSteps(
            parts, freshness, !settings.withholdPrm(), Version.text(), MONOTONIC, Clock.systemUTC())
        .bind(registry, feeds);
  }

  /** Shown and written down, and kept for the broker. */
  private void happened(MeterEvent event) {
    events.add(event);
    mqtt.ifPresent(known -> known.happened(event));
    owner.happened(event);
  }

  /** A click of the button: connects anew, and opens the page again. */
  void click() {
    web.ifPresent(WebServer::open);
    mqtt.ifPresent(known -> known.link().reconnect());
  }

  private Optional<String> pageAddress() {
    return settings.mqttOnly()
        ? Optional.empty()
        : httpPort().flatMap(port -> PageAddress.of(settings.http().bind(), port, addresses));
  }

  private ExecutorServiceManager threads() {
    return context.getExecutorServiceManager();
  }

  /** Starts everything; returns when the sources are being read. */
  void start() throws Exception {
    lamp.begin();
    context.build();
    web = Optional.of(new WebServer(context, settings.http(), pageOpen, feeds, Gate.open()));
    startRoutes();
    if (!settings.mqttOnly()) {
      modbus.server().start();
    }
    mqtt.ifPresent(known -> known.start(writer));
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

  private void startRoutes() throws MappingException {
    Properties placeholders = new Properties();
    placeholders.setProperty("mqtt.enabled", Boolean.toString(mqtt.isPresent()));
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

  /** The HTTP port in use; empty when it could not be had. */
  Optional<Integer> httpPort() {
    return web.flatMap(WebServer::port);
  }

  @Override
  public void close() {
    owner.close();
    mqtt.ifPresent(MqttParts::end);
    mqtt.ifPresent(known -> known.link().retire());
    changes.end();
    context.stop();
    events.close();
    mqtt.ifPresent(MqttParts::close);
    modbus.server().close();
  }
}
