package org.ticconnect.admin;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.ticconnect.meter.Freshness;

/** What is told of the device, each made once for all who ask. */
public final class Reports {
  private final String version;
  private final LongSupplier monotonic;
  private final LineReport line;
  private final ModbusReport modbus;
  private final MqttReport mqtt;
  private final EventReport events;
  private final QuarantineReport quarantine;
  private final StatusReport status;

  /**
   * @param version of the program
   * @param monotonic clock in nanoseconds
   */
  public Reports(DeviceParts parts, Freshness freshness, String version, LongSupplier monotonic) {
    this.version = version;
    this.monotonic = monotonic;
    this.line = new LineReport(parts.sources(), parts.lines(), monotonic);
    this.modbus = new ModbusReport(parts.modbus(), parts.banks(), parts.maps(), monotonic);
    this.mqtt = new MqttReport(parts.mqtt());
    this.events = new EventReport(parts.events());
    this.quarantine = new QuarantineReport(parts.sources());
    this.status = new StatusReport(parts, line, modbus, mqtt, freshness, version, monotonic);
  }

  /** All of them, the one that tells most first. */
  public Map<String, Supplier<Object>> byTitle() {
    Map<String, Supplier<Object>> all = new LinkedHashMap<>();
    all.put("status", status);
    all.put("line", line);
    all.put("mqtt", mqtt);
    all.put("modbus", modbus);
    all.put("events", events);
    all.put("quarantine", quarantine);
    return all;
  }

  StatusReport status() {
    return status;
  }

  String version() {
    return version;
  }

  LongSupplier monotonic() {
    return monotonic;
  }
}
