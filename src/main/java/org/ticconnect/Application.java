package org.ticconnect;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
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
import org.apache.camel.builder.TemplatedRouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.ExecutorServiceManager;
import org.apache.camel.spi.Registry;
import org.ticconnect.admin.AdminSteps;
import org.ticconnect.admin.DeviceParts;
import org.ticconnect.admin.LineStates;
import org.ticconnect.device.LampEvent;
import org.ticconnect.device.LampLog;
import org.ticconnect.device.LampMachine;
import org.ticconnect.device.LampStep;
import org.ticconnect.history.EventLog;
import org.ticconnect.history.LastKnown;
import org.ticconnect.mapping.MappingException;
import org.ticconnect.mapping.Mappings;
import org.ticconnect.mapping.Mistake;
import org.ticconnect.mapping.TopicMap;
import org.ticconnect.meter.Freshness;
import org.ticconnect.meter.LiveUpdate;
import org.ticconnect.meter.LiveValues;
import org.ticconnect.meter.guard.Remembered;
import org.ticconnect.mqtt.MqttSteps;
import org.ticconnect.network.Addresses;
import org.ticconnect.pipeline.FailureCount;
import org.ticconnect.pipeline.SourceSteps;
import org.ticconnect.recording.KeepRaw;
import org.ticconnect.recording.LineReaders;
import org.ticconnect.recording.RawRing;
import org.ticconnect.settings.SettingException;
import org.ticconnect.settings.Settings;
import org.ticconnect.tic.Label;
import org.ticconnect.web.WebServer;

/** All rooms, wired: what runs between start and stop. */
final class Application implements AutoCloseable {
  private static final LongSupplier MONOTONIC = System::nanoTime;
  private static final int SHUTDOWN_SECONDS = 5;
  private static final String NAMED_BY = "config/application.properties (or what overrides it)";

  private final Settings settings;
  private final Path home;
  private final Mappings mappings;
  private final DefaultCamelContext context = new DefaultCamelContext();
  private final Map<String, KeepRaw> recorders = new LinkedHashMap<>();
  private final LineStates lines = new LineStates();
  private final EventLog events;
  private final LampLog lampLog = new LampLog();
  private final LampMachine lamp;
  private final MeterRegistry meters = new SimpleMeterRegistry();
  private final ModbusParts modbus;
  private final Optional<MqttSteps> mqtt;
  private Optional<WebServer> web = Optional.empty();

  /**
   * @param home the folder that holds {@code routes}
   * @param data the folder that is written to
   * @param deviceId eight hexadecimal digits
   * @throws SettingException when a setting names a map that there is not
   * @throws MappingException when a unit is given to a source that there is not
   */
  Application(Settings settings, Path home, Path data, Mappings mappings, String deviceId)
      throws SettingException, MappingException {
    this.settings = settings;
    this.home = home;
    this.mappings = mappings;
    context.getShutdownStrategy().setTimeout(SHUTDOWN_SECONDS);
    context.getShutdownStrategy().setLogInflightExchangesOnTimeout(false);
    Freshness freshness = new Freshness(settings.staleAfter());
    Set<Label> withheld =
        settings.withholdPrm() ? EnumSet.of(Label.PRM) : EnumSet.noneOf(Label.class);
    ExecutorService writer = threads().newSingleThreadExecutor(this, "events");
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
              source.recorded() ? events::show : events::add));
    }
    this.mqtt = mqtt(deviceId);

    Registry registry = context.getRegistry();
    steps.forEach(source -> source.bind(registry));
    recorders.forEach((source, recorder) -> recorder.bind(registry, source));
    steps.forEach(source -> registry.bind(source.source() + ".line", lines.listener(source)));
    List<Supplier<LiveValues>> values = new ArrayList<>();
    steps.forEach(source -> values.add(() -> source.meter().values()));
    mqtt.ifPresent(known -> known.bind(registry, values));
    this.lamp = bindLamp(registry);
    this.modbus =
        new ModbusParts(
            settings,
            home,
            mappings,
            steps,
            lamp::state,
            meters,
            MONOTONIC,
            freshness,
            runnable -> threads().newThread("modbus", runnable));
    modbus.bind(registry);
    FailureCount failures = new FailureCount(MONOTONIC);
    registry.bind("errors.count", failures);
    DeviceParts parts =
        new DeviceParts(
            steps,
            recorders,
            lines,
            lamp,
            modbus.server(),
            modbus.banks(),
            modbus.reload(),
            mqtt.map(MqttSteps::link),
            events,
            failures);
    new AdminSteps(
            parts, freshness, !settings.withholdPrm(), Version.text(), MONOTONIC, Clock.systemUTC())
        .bind(registry);
  }

  private Optional<MqttSteps> mqtt(String deviceId) throws SettingException {
    TopicMap map = mappings.topicMaps().get(settings.mqtt().map());
    if (map == null) {
      throw new SettingException(
          NAMED_BY,
          "mqtt.map",
          settings.mqtt().map(),
          "there is no such map; there are " + mappings.topicMaps().keySet());
    }
    String client = settings.mqtt().client().orElse("tic-connect-" + deviceId);
    return settings
        .mqtt()
        .url()
        .map(
            url ->
                new MqttSteps(
                    settings,
                    map,
                    client,
                    threads().newSingleThreadExecutor(this, "mqtt-link"),
                    MONOTONIC));
  }

  private LampMachine bindLamp(Registry registry) {
    List<String> names = settings.sources().stream().map(Settings.Source::name).toList();
    LampMachine lamp = new LampMachine(names, MONOTONIC.getAsLong());
    Addresses addresses = new Addresses(settings.loopbackCounts());
    registry.bind(
        "lamp.good-group",
        new LampStep(
            lamp,
            exchange ->
                new LampEvent.GoodGroup(
                    exchange.getIn().getBody(LiveUpdate.class).values().source()),
            lampLog,
            MONOTONIC));
    registry.bind("lamp.tick", new LampStep(lamp, any -> new LampEvent.Tick(), lampLog, MONOTONIC));
    registry.bind(
        "lamp.address",
        new LampStep(lamp, any -> new LampEvent.Address(addresses.anyIpv4()), lampLog, MONOTONIC));
    return lamp;
  }

  private ExecutorServiceManager threads() {
    return context.getExecutorServiceManager();
  }

  /** Starts everything; returns when the sources are being read. */
  void start() throws Exception {
    lampLog.tell(lamp.state());
    context.build();
    web = Optional.of(new WebServer(context, settings.http()));
    startRoutes();
    modbus.server().start();
    mqtt.ifPresent(known -> known.link().start());
    new SharedLines(context, settings).start();
    startSources();
  }

  /** Loads and connects all routes without running them. */
  void check() throws Exception {
    context.setAutoStartup(false);
    startRoutes();
    startSources();
    new SharedLines(context, settings).check();
  }

  private void startRoutes() throws MappingException {
    Properties placeholders = new Properties();
    placeholders.setProperty("mqtt.enabled", Boolean.toString(mqtt.isPresent()));
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
      String listener = "lineListener=#" + source.name() + ".line";
      for (String template : List.of("live", "frame", "tic")) {
        TemplatedRouteBuilder.builder(context, template)
            .routeId("source-" + source.name() + "-" + template)
            .parameter("source", source.name())
            .parameter("line", line + (line.contains("?") ? "&" : "?") + listener)
            .add();
      }
    }
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
    mqtt.ifPresent(known -> known.link().retire());
    context.stop();
    events.close();
    mqtt.ifPresent(known -> known.link().close());
    modbus.server().close();
  }
}
