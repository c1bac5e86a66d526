package org.ticconnect;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.apache.camel.Processor;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.ExecutorServiceManager;
import org.apache.camel.spi.Registry;
import org.ticconnect.access.Access;
import org.ticconnect.admin.TimeReport;
import org.ticconnect.clock.DeviceClock;
import org.ticconnect.clock.SteadyTimers;
import org.ticconnect.device.hardware.Hardware;
import org.ticconnect.files.Library;
import org.ticconnect.life.Proof;
import org.ticconnect.mapping.MappingException;
import org.ticconnect.mapping.Mappings;
import org.ticconnect.meter.Freshness;
import org.ticconnect.meter.guard.MeterEvent;
import org.ticconnect.mqtt.MqttSteps;
import org.ticconnect.mqtt.discovery.DeviceFacts;
import org.ticconnect.network.Addresses;
import org.ticconnect.network.names.OwnName;
import org.ticconnect.pipeline.FailureCount;
import org.ticconnect.settings.SettingException;
import org.ticconnect.settings.Settings;
import org.ticconnect.store.Storage;

/** All rooms, wired: what runs between start and stop. */
final class Application implements AutoCloseable {
  private static final LongSupplier MONOTONIC = System::nanoTime;
  private static final int SHUTDOWN_SECONDS = 5;
  private static final int WRITER_SECONDS = 2;
  private static final int HURRIED_SECONDS = 1;

  static final String NAMED_BY = "config/application.properties (or what overrides it)";

  private final Settings settings;
  private final Access access;
  private final Library library;
  private final DefaultCamelContext context = patientContext();
  private final ExecutorService writer;
  private final LifeParts life = new LifeParts(MONOTONIC);
  private final SourceParts sources;
  private final PanelParts panel;
  private final Path run;
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
  private final NamesParts names;
  private final NetworkParts network;

  /**
   * @param ready what there is to run with
   * @param keeper has it run
   * @throws SettingException when a setting names a map that there is not
   * @throws MappingException when a unit is given to a source that there is not
   */
  Application(Boot.Ready ready, Installation where, Keeper keeper)
      throws SettingException, MappingException {
    this.settings = ready.settings();
    this.library = ready.library();
    this.access = keeper.entrance().access();
    Path home = where.home();
    Path data = where.data();
    Patience patience = where.patience();
    DeviceClock clock = new DeviceClock(Clock.systemUTC(), Version.built());
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
                    settings, brokers, data, patience.entityGone(), threads(), MONOTONIC, clock));

    context.addRoutePolicyFactory(life.traffic());
    Registry registry = context.getRegistry();
    sources.bind(registry);
    Addresses addresses = new Addresses(settings.network().loopbackCounts());
    OwnName name = NamesParts.name(settings, where.deviceId());
    this.web =
        new WebParts(
            settings,
            data,
            keeper.entrance(),
            settings.mqttOnly() ? Optional.of(patience.pageOpen()) : Optional.empty(),
            new SiteNames(addresses, settings.http().names(), NamesParts.announced(settings, name)),
            addresses,
            life.knocks()::own);
    this.routes = new DeviceRoutes(context, home, settings);
    this.run = where.run();
    this.panel =
        new PanelParts(
            context,
            settings.panel(),
            sources.steps(),
            addresses,
            Hardware.own(),
            access::click,
            MONOTONIC);
    panel.bind(registry);
    this.modbus =
        new ModbusParts(
            settings,
            home,
            ready.own(),
            mappings,
            sources.steps(),
            panel::state,
            meters,
            MONOTONIC,
            freshness,
            runnable -> threads().newThread("modbus", runnable),
            life.knocks()::own);
    modbus.bind(registry);
    this.names = new NamesParts(settings, where.deviceId(), name, web, modbus, MONOTONIC);
    names.bind(registry);
    DeviceTold told =
        new DeviceTold(sources.steps(), panel::state, mqtt.map(MqttParts::told), MONOTONIC);
    mqtt.ifPresent(
        known ->
            known.bind(
                registry,
                new MqttSteps.Told(
                    sources.values(), told, new DeviceFacts(Version.text(), web::address))));
    registry.bind("page.open", (Processor) exchange -> web.open());
    registry.bind(
        "broker.reconnect",
        (Processor) exchange -> mqtt.ifPresent(known -> known.link().reconnect()));
    this.network =
        new NetworkParts(settings.network(), where, threads(), MONOTONIC, Clock.systemUTC());
    network.bind(registry, web::at);
    FailureCount failures = new FailureCount(MONOTONIC);
    registry.bind("errors.count", failures);
    this.owner =
        new OwnerParts(
            settings,
            home,
            data,
            mappings.quantities(),
            new OwnerParts.Device(sources.steps(), sources.lines(), outlet, panel::show),
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
    Tidings tidings =
        new Tidings(
            history,
            keeper::notices,
            new Storage(data),
            new TimeReport(sources.steps().get(0).meter()::values, clock, MONOTONIC),
            where.vitals());
    new ApiParts(
            ready,
            where,
            new ApiParts.Device(
                sources,
                panel,
                modbus,
                brokers,
                mqtt,
                owner,
                changes,
                tidings,
                where.vitals(),
                failures,
                meters),
            threads().newCachedThreadPool(this, "broker-trial"),
            MONOTONIC,
            keeper)
        .bind(registry, web);
    web.add(new UpdateParts(where).doors());
  }

  private static DefaultCamelContext patientContext() {
    DefaultCamelContext context = new DefaultCamelContext();
    context.addComponent("timer", new SteadyTimers());
    context.getShutdownStrategy().setTimeout(SHUTDOWN_SECONDS);
    context.getShutdownStrategy().setLogInflightExchangesOnTimeout(false);
    return context;
  }

  /** Kept for the broker, and told to own routes. */
  private void happened(MeterEvent event) {
    mqtt.ifPresent(known -> known.happened(event));
    owner.happened(event);
  }

  /** As a click of the button is. */
  void click() {
    panel.click();
  }

  private ExecutorServiceManager threads() {
    return context.getExecutorServiceManager();
  }

  /** Starts everything; returns when the sources are being read. */
  void start() throws Exception {
    context.build();
    panel.begin(run);
    web.start(context);
    network.start();
    routes.start();
    if (!settings.mqttOnly()) {
      modbus.server().start();
    }
    mqtt.ifPresent(known -> known.start(writer));
    history.start(writer);
    names.start();
    outlet.open();
    changes.begin();
    new SharedLines(context, settings).start();
    routes.startSources();
    life.begin(
        context,
        new LifeParts.Parts(
            sources.pulses(), writer, mqtt.map(MqttParts::link), modbus.server(), web));
  }

  /** What shows that it lives; nothing before it is started. */
  List<Proof> proofs() {
    return life.proofs();
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

  /** Ends, and has the broker forget what it keeps of this device, where it can be reached. */
  void leave() {
    end(true);
  }

  @Override
  public void close() {
    end(false);
  }

  /** When this returns nothing writes to the data folder any more. */
  private void end(boolean leaving) {
    panel.end();
    names.close();
    life.end();
    owner.close();
    mqtt.ifPresent(MqttParts::end);
    mqtt.ifPresent(known -> known.link().retire());
    changes.end();
    routes.stopSources();
    if (leaving) {
      hurryQueues();
    } else {
      QueueEnds.await(context);
    }
    context.stop();
    awaitWriter();
    if (leaving) {
      mqtt.ifPresent(MqttParts::leave);
    }
    web.close();
    network.close();
    sources.close();
    history.close();
    mqtt.ifPresent(MqttParts::close);
    modbus.server().close();
    library.close();
  }

  /** Nobody waits for what is under way: it is to be forgotten. */
  private void hurryQueues() {
    if (!QueueEnds.hurry(context)) {
      // A broker that does not answer holds up who publishes.
      mqtt.ifPresent(known -> known.link().drop());
    }
    context.getShutdownStrategy().setTimeout(HURRIED_SECONDS);
  }

  /** The context has ended it, but does not wait for what it does just now. */
  private void awaitWriter() {
    try {
      writer.awaitTermination(WRITER_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
