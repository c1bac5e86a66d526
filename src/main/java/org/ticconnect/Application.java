package org.ticconnect;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.apache.camel.Processor;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.ExecutorServiceManager;
import org.apache.camel.spi.Registry;
import org.ticconnect.access.Access;
import org.ticconnect.files.Drafts;
import org.ticconnect.files.FileName;
import org.ticconnect.files.Starts;
import org.ticconnect.mapping.MappingException;
import org.ticconnect.mapping.Mappings;
import org.ticconnect.meter.Freshness;
import org.ticconnect.meter.guard.MeterEvent;
import org.ticconnect.mqtt.MqttSteps;
import org.ticconnect.mqtt.discovery.DeviceFacts;
import org.ticconnect.network.Addresses;
import org.ticconnect.pipeline.FailureCount;
import org.ticconnect.settings.SettingException;
import org.ticconnect.settings.Settings;

/** All rooms, wired: what runs between start and stop. */
final class Application implements AutoCloseable {
  private static final LongSupplier MONOTONIC = System::nanoTime;
  private static final int SHUTDOWN_SECONDS = 5;

  static final String NAMED_BY = "config/application.properties (or what overrides it)";

  private final Settings settings;
  private final Access access;
  private final DefaultCamelContext context = patientContext();
  private final ExecutorService writer;
  private final SourceParts sources;
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
  private final DeviceRoutes routes;
  private final WebParts web;

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
    this.access = where.entrance().access();
    Path home = where.home();
    Path data = where.data();
    Patience patience = where.patience();
    Mappings mappings = ready.mappings();
    Freshness freshness = new Freshness(settings.staleAfter());
    this.writer = threads().newSingleThreadExecutor(this, "events");
    this.sources =
        new SourceParts(settings, mappings.quantities(), data, writer, MONOTONIC, this::happened);
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
    sources.bind(registry);
    Addresses addresses = new Addresses(settings.network().loopbackCounts());
    this.web =
        new WebParts(
            settings,
            data,
            where.entrance(),
            settings.mqttOnly() ? Optional.of(patience.pageOpen()) : Optional.empty(),
            addresses);
    this.routes = new DeviceRoutes(context, home, settings);
    this.lamp = new LampParts(sources.names(), addresses, MONOTONIC);
    lamp.bind(registry);
    this.modbus =
        new ModbusParts(
            settings,
            home,
            ready.own(),
            mappings,
            sources.steps(),
            lamp::state,
            meters,
            MONOTONIC,
            freshness,
            runnable -> threads().newThread("modbus", runnable));
    modbus.bind(registry);
    DeviceTold told = new DeviceTold(sources.steps(), lamp, mqtt.map(MqttParts::told), MONOTONIC);
    mqtt.ifPresent(
        known ->
            known.bind(
                registry,
                new MqttSteps.Told(
                    sources.values(), told, new DeviceFacts(Version.text(), web::address))));
    registry.bind("device.click", (Processor) exchange -> click());
    registry.bind("network.reconnect", (Processor) exchange -> {}); // filled in by B
    registry.bind("names.rebuild", (Processor) exchange -> {}); // filled in by C
    registry.bind("factory.reset", (Processor) exchange -> {}); // filled in by D
    FailureCount failures = new FailureCount(MONOTONIC);
    registry.bind("errors.count", failures);
    this.owner =
        new OwnerParts(
            settings,
            home,
            data,
            mappings.quantities(),
            new OwnerParts.Device(sources.steps(), sources.lines(), outlet, lamp::show),
            writer,
            MONOTONIC);
    owner.bind(registry);
    this.changes =
        new ChangeParts(
            ready,
            home,
            new ChangeParts.Device(
                sources.steps(), modbus.reload(), brokers, mqtt, owner, told, failures),
            patience,
            MONOTONIC);
    changes.bind(registry);
    this.history = new HistoryParts(settings, data, MONOTONIC, Clock.systemUTC());
    history.bind(registry);
    new ApiParts(
            ready,
            where,
            new ApiParts.Device(
                sources, lamp, modbus, brokers, mqtt, owner, changes, history, failures, meters),
            threads().newCachedThreadPool(this, "broker-trial"),
            MONOTONIC,
            restart)
        .bind(registry, web);
  }

  private static DefaultCamelContext patientContext() {
    DefaultCamelContext context = new DefaultCamelContext();
    context.getShutdownStrategy().setTimeout(SHUTDOWN_SECONDS);
    context.getShutdownStrategy().setLogInflightExchangesOnTimeout(false);
    return context;
  }

  /** Kept for the broker, and told to own routes. */
  private void happened(MeterEvent event) {
    mqtt.ifPresent(known -> known.happened(event));
    owner.happened(event);
  }

  /**
   * A click of the button: connects anew, and opens the page again. While somebody waits to claim
   * the device it does that alone.
   */
  void click() {
    if (access.click()) {
      return;
    }
    web.open();
    mqtt.ifPresent(known -> known.link().reconnect());
  }

  private ExecutorServiceManager threads() {
    return context.getExecutorServiceManager();
  }

  /** Starts everything; returns when the sources are being read. */
  void start() throws Exception {
    lamp.begin();
    context.build();
    web.start(context);
    routes.start();
    if (!settings.mqttOnly()) {
      modbus.server().start();
    }
    mqtt.ifPresent(known -> known.start(writer));
    history.start(writer);
    outlet.open();
    changes.begin();
    new SharedLines(context, settings).start();
    routes.startSources();
  }

  /** Loads and connects all routes without running them. */
  void check() throws Exception {
    context.setAutoStartup(false);
    routes.start();
    routes.startSources();
    new SharedLines(context, settings).check();
    changes.check();
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

  /** What can be asked over HTTP, as the web server has it. */
  Set<String> paths() {
    return web.paths();
  }

  /** The HTTP port in use; empty when it could not be had. */
  Optional<Integer> httpPort() {
    return web.port();
  }

  /** The port of the page over HTTPS; empty while there is none. */
  Optional<Integer> httpsPort() {
    return web.securePort();
  }

  /** A port that is wanted and could not be had, in words; empty when all could. */
  Optional<String> missingPort() {
    return new WantedPorts(settings, web, modbus.server()).missing();
  }

  @Override
  public void close() {
    owner.close();
    mqtt.ifPresent(MqttParts::end);
    mqtt.ifPresent(known -> known.link().retire());
    changes.end();
    routes.stopSources();
    QueueEnds.await(context);
    context.stop();
    sources.close();
    history.close();
    mqtt.ifPresent(MqttParts::close);
    modbus.server().close();
  }
}
