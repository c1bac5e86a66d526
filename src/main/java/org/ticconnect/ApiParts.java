package org.ticconnect;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import org.apache.camel.spi.Registry;
import org.ticconnect.admin.AdminSteps;
import org.ticconnect.admin.DeviceParts;
import org.ticconnect.admin.OpenDoors;
import org.ticconnect.admin.Reports;
import org.ticconnect.life.Vitals;
import org.ticconnect.meter.Freshness;
import org.ticconnect.mqtt.link.MqttLink;
import org.ticconnect.pipeline.FailureCount;
import org.ticconnect.settings.Settings;

/** What pages and programs ask over HTTP, wired. */
final class ApiParts {
  private final AdminSteps admin;
  private final SettingParts settings;
  private final InspectionParts inspection;
  private final FactoryParts factory;
  private final OpenDoors open;

  /**
   * What is told of.
   *
   * @param mqtt empty while no broker is set
   * @param tidings what the owner must know beside what is told of his files
   * @param failures of the device's own routes
   * @param meters what others count
   */
  record Device(
      SourceParts sources,
      PanelParts panel,
      ModbusParts modbus,
      Brokers brokers,
      Optional<MqttParts> mqtt,
      OwnerParts owner,
      ChangeParts changes,
      Tidings tidings,
      Vitals vitals,
      FailureCount failures,
      PrometheusMeterRegistry meters) {

    private DeviceParts parts(Executor trials) {
      return new DeviceParts(
          sources.steps(),
          sources.recorders(),
          sources.lines(),
          panel.machine(),
          modbus.server(),
          modbus.banks(),
          modbus.reload(),
          mqtt.map(MqttParts::told),
          brokers.trials(sources.values(), trials),
          sources.events(),
          changes.notices(tidings),
          owner::told,
          failures,
          vitals);
    }

    private Optional<MqttLink> link() {
      return mqtt.map(MqttParts::link);
    }
  }

  /**
   * @param ready what the device runs with
   * @param trials threads that brokers are tried with
   * @param monotonic clock in nanoseconds
   * @param keeper asked for a restart and for factory defaults
   */
  ApiParts(
      Boot.Ready ready,
      Installation where,
      Device device,
      Executor trials,
      LongSupplier monotonic,
      Keeper keeper) {
    Settings set = ready.settings();
    Freshness freshness = new Freshness(set.staleAfter());
    DeviceParts parts = device.parts(trials);
    Reports reports = new Reports(parts, freshness, Version.text(), monotonic);
    this.admin =
        new AdminSteps(parts, reports, freshness, !set.withholdPrm(), monotonic, Clock.systemUTC());
    this.settings =
        new SettingParts(
            ready, where, device.changes().activation(), device.tidings().time(), keeper::restart);
    this.inspection =
        new InspectionParts(
            ready,
            where.home(),
            parts.sources(),
            device.modbus(),
            device.link(),
            reports.byTitle(),
            monotonic);
    this.factory = new FactoryParts(keeper);
    this.open =
        new OpenDoors(parts, reports, device.meters(), freshness, !set.mqttOnly(), Version.built());
  }

  /** Binds the steps of the routes that answer, and gives the web server the rest. */
  void bind(Registry registry, WebParts web) {
    admin.bind(registry);
    settings.bind(registry);
    inspection.bind(registry);
    factory.bind(registry);
    admin.feeds().forEach(web.feeds()::add);
    inspection.feeds().forEach(web.feeds()::add);
    web.add(open.all());
  }
}
