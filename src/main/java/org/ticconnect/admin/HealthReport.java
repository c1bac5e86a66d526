package org.ticconnect.admin;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.ticconnect.device.LampState;
import org.ticconnect.meter.Freshness;
import org.ticconnect.web.ReadDoor;

/**
 * What {@code GET /healthz} tells to whoever asks: whether meters are heard, Modbus is served and
 * the broker takes messages. No name and no identifier is in it.
 */
final class HealthReport implements Supplier<ReadDoor.Told> {
  private static final String UP = "up";
  private static final String DOWN = "down";
  private static final String OFF = "off";
  private static final int WELL = 200;
  private static final int UNWELL = 503;

  private final DeviceParts parts;
  private final Freshness freshness;
  private final boolean modbusWanted;
  private final LongSupplier monotonic;

  /**
   * @param modbusWanted whether Modbus is to be served at all
   */
  HealthReport(
      DeviceParts parts, Freshness freshness, boolean modbusWanted, LongSupplier monotonic) {
    this.parts = parts;
    this.freshness = freshness;
    this.modbusWanted = modbusWanted;
    this.monotonic = monotonic;
  }

  @Override
  public ReadDoor.Told get() {
    Map<String, String> checks = new LinkedHashMap<>();
    long now = monotonic.getAsLong();
    checks.put(
        "meters",
        upIf(parts.sources().stream().allMatch(one -> one.counters().fresh(freshness, now))));
    checks.put("modbus", modbus());
    checks.put("mqtt", parts.mqtt().map(mqtt -> upIf(mqtt.link().connected())).orElse(OFF));
    boolean well = !checks.containsValue(DOWN);
    LampState lamp = parts.lamp().state();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("status", upIf(well));
    json.put("lamp", Map.of("pattern", lamp.pattern(), "meaning", lamp.meaning()));
    json.put("checks", checks);
    return ReadDoor.Told.json(well ? WELL : UNWELL, json);
  }

  private String modbus() {
    return modbusWanted ? upIf(parts.modbus().port().isPresent()) : OFF;
  }

  private static String upIf(boolean good) {
    return good ? UP : DOWN;
  }
}
