package org.ticconnect.admin;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.camel.spi.Registry;
import org.ticconnect.meter.Freshness;
import org.ticconnect.meter.LiveValues;
import org.ticconnect.pipeline.SourceSteps;
import org.ticconnect.web.EmproRest;
import org.ticconnect.web.JsonStep;
import org.ticconnect.web.LiveFeed;
import org.ticconnect.web.LivePage;
import org.ticconnect.web.stream.Feeds;

/** The steps of the admin routes, under the names by which the routes call them. */
public final class AdminSteps {
  private final DeviceParts parts;
  private final Freshness freshness;
  private final boolean identifiersAllowed;
  private final String version;
  private final LongSupplier monotonic;
  private final Clock wall;

  /**
   * @param identifiersAllowed whether captures may have identifiers in them
   * @param version of the program
   * @param monotonic clock in nanoseconds, for ages
   * @param wall clock for stamps
   */
  public AdminSteps(
      DeviceParts parts,
      Freshness freshness,
      boolean identifiersAllowed,
      String version,
      LongSupplier monotonic,
      Clock wall) {
    this.parts = parts;
    this.freshness = freshness;
    this.identifiersAllowed = identifiersAllowed;
    this.version = version;
    this.monotonic = monotonic;
    this.wall = wall;
  }

  /** What the help bundle tells of the device, by title. */
  public Map<String, Supplier<Object>> reports() {
    ModbusReport modbus = new ModbusReport(parts.modbus(), parts.banks(), parts.maps(), monotonic);
    LineReport line = new LineReport(parts.sources(), parts.lines(), monotonic);
    MqttReport mqtt = new MqttReport(parts.mqtt());
    Map<String, Supplier<Object>> reports = new LinkedHashMap<>();
    reports.put(
        "status", new StatusReport(parts, line, modbus, mqtt, freshness, version, monotonic));
    reports.put("line", line);
    reports.put("mqtt", mqtt);
    reports.put("modbus", modbus);
    reports.put("events", new EventReport(parts.events()));
    reports.put("quarantine", new QuarantineReport(parts.sources()));
    return reports;
  }

  /**
   * Binds {@code admin.status}, {@code .modbus}, {@code .mqtt}, {@code .mqtt-test}, {@code .live},
   * {@code .line}, {@code .events}, {@code .quarantine}, {@code .quarantine-accept}, {@code
   * .capture} and {@code empro.rest}, and shows pages the live values and the status.
   */
  public void bind(Registry registry, Feeds feeds) {
    List<SourceSteps> sources = parts.sources();
    ModbusReport modbus = new ModbusReport(parts.modbus(), parts.banks(), parts.maps(), monotonic);
    LineReport line = new LineReport(sources, parts.lines(), monotonic);
    MqttReport mqtt = new MqttReport(parts.mqtt());
    StatusReport status =
        new StatusReport(parts, line, modbus, mqtt, freshness, version, monotonic);
    told(registry, "status", status);
    feeds.add(new StatusFeed(status, monotonic));
    feeds.add(new LiveFeed(values(), freshness, monotonic));
    told(registry, "mqtt", mqtt);
    registry.bind("admin.mqtt-test", new TrialStep(parts.trials()));
    told(registry, "modbus", modbus);
    told(registry, "live", new LivePage(values(), freshness, monotonic));
    told(registry, "line", line);
    told(registry, "events", new EventReport(parts.events()));
    told(registry, "quarantine", new QuarantineReport(sources));
    registry.bind(
        "admin.quarantine-accept",
        new AcceptStep(
            sources.stream().collect(Collectors.toMap(SourceSteps::source, source -> source))));
    registry.bind(
        "empro.rest", new EmproRest(values().get(0), freshness, version, monotonic, wall));
    registry.bind(
        "admin.capture",
        new CaptureStep(parts.recorders(), sources.get(0).source(), identifiersAllowed, wall));
  }

  private static void told(Registry registry, String name, Supplier<Object> content) {
    registry.bind("admin." + name, new JsonStep(content));
  }

  private List<Supplier<LiveValues>> values() {
    return parts.sources().stream()
        .<Supplier<LiveValues>>map(source -> () -> source.meter().values())
        .toList();
  }
}
