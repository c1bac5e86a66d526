package org.ticconnect.admin;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.ticconnect.device.LampState;
import org.ticconnect.meter.Freshness;
import org.ticconnect.meter.LiveValues;
import org.ticconnect.meter.guard.Quarantine;
import org.ticconnect.meter.line.LineCounters;
import org.ticconnect.pipeline.SourceSteps;
import org.ticconnect.recording.LineReaders;
import org.ticconnect.source.LineState;
import org.ticconnect.tic.BadGroup;
import org.ticconnect.words.French;

/**
 * What {@code GET /api/status} tells: lamp, sources, MQTT, Modbus. No identifier of a meter or of a
 * person is in it.
 */
final class StatusReport implements Supplier<Object> {
  private static final long NANOS_PER_MILLI = 1_000_000;

  private final DeviceParts parts;
  private final LineReport health;
  private final ModbusReport modbus;
  private final MqttReport mqtt;
  private final Freshness freshness;
  private final String version;
  private final LongSupplier monotonic;
  private final long started;

  StatusReport(
      DeviceParts parts,
      LineReport health,
      ModbusReport modbus,
      MqttReport mqtt,
      Freshness freshness,
      String version,
      LongSupplier monotonic) {
    this.parts = parts;
    this.health = health;
    this.modbus = modbus;
    this.mqtt = mqtt;
    this.freshness = freshness;
    this.version = version;
    this.monotonic = monotonic;
    this.started = monotonic.getAsLong();
  }

  @Override
  public Object get() {
    long now = monotonic.getAsLong();
    LampState state = parts.lamp().state();
    Map<String, Object> status = new LinkedHashMap<>();
    status.put("version", version);
    status.put("uptime_s", (now - started) / NANOS_PER_MILLI / 1000);
    status.put("lamp", Map.of("pattern", state.pattern(), "meaning", state.meaning()));
    status.put("safe_mode", parts.notices().safeMode().on());
    status.put("notices", parts.notices().now());
    status.put("life", LifeReport.of(parts.vitals()));
    status.put("own_routes", parts.ownRoutes().get());
    status.put("sources", parts.sources().stream().map(source -> source(source, now)).toList());
    status.put("mqtt", mqtt.state());
    status.put("modbus", modbus.state());
    status.put("dropped_messages", parts.failures().failures());
    return status;
  }

  private Map<String, Object> source(SourceSteps source, long now) {
    LineCounters counters = source.counters();
    OptionalLong last = counters.lastGood();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", source.source());
    Optional<LineState> line = parts.lines().of(source.source());
    json.put("line", line.map(state -> lower(state.status())).orElse("waiting"));
    json.put("detail", line.map(LineState::detail).orElse(""));
    json.put("detail_fr", line.map(LineState::detail).map(French::of).orElse(""));
    json.put("fresh", counters.fresh(freshness, now));
    last.ifPresent(nanos -> json.put("last_good_group_ms", (now - nanos) / NANOS_PER_MILLI));
    json.put("quantities", ages(source.meter().values(), now));
    json.putAll(health.health(source));
    json.put("quarantine", quarantine(source.guard().quarantine()));
    LineReaders readers = parts.recorders().get(source.source()).readers();
    json.put("readers", readers.count());
    json.put("slow_readers", readers.tooSlow());
    json.put("bytes", counters.bytes());
    json.put("good_groups", counters.goodGroups());
    json.put("bad_groups", bad(counters.badGroups()));
    json.put("frames", counters.frames());
    json.put("cut_frames", counters.cutFrames());
    return json;
  }

  private static Map<String, Long> bad(Map<BadGroup.Cause, Long> counts) {
    Map<String, Long> json = new TreeMap<>();
    counts.forEach((cause, count) -> json.put(lower(cause), count));
    return json;
  }

  /** How many quantities may be served, and how many are too old. */
  private Map<String, Object> ages(LiveValues values, long now) {
    long known = values.all().count();
    long fresh = values.all().filter(one -> freshness.fresh(one, now)).count();
    return Map.of("fresh", fresh, "stale", known - fresh);
  }

  private static Map<String, Object> quarantine(Quarantine quarantine) {
    return Map.of("open", quarantine.openCount(), "total", quarantine.total());
  }

  private static String lower(Enum<?> state) {
    return state.name().toLowerCase(Locale.ROOT);
  }
}
