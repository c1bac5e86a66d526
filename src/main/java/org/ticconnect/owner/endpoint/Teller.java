package org.ticconnect.owner.endpoint;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.ticconnect.meter.Measurement;
import org.ticconnect.meter.Reading;
import org.ticconnect.owner.OwnerEvent;

/**
 * Says what a meter told as messages for routes; values that are missing or too old are not said.
 */
final class Teller {
  private final Surroundings around;

  Teller(Surroundings around) {
    this.around = around;
  }

  /**
   * @param need quantities without which the frame is not told
   */
  Optional<Told> reading(Reading reading, Set<String> need) {
    Map<String, Object> values = fresh(reading.measurements().stream());
    if (!values.keySet().containsAll(need)) {
      return Optional.empty();
    }
    Optional<String> meter = around.names().of(reading.source(), reading.address());
    Map<String, Object> json = new LinkedHashMap<>();
    meter.ifPresent(name -> json.put("meter", name));
    json.put("source", reading.source());
    reading.meterTime().ifPresent(time -> json.put("time", time.toString()));
    json.put("received", reading.received().toString());
    json.put("bad_groups", reading.badGroups());
    json.put("values", values);
    Map<String, Object> headers = new HashMap<>(values);
    meter.ifPresent(name -> headers.put("meter", name));
    headers.put("source", reading.source());
    headers.put("sequence", reading.sequence());
    headers.put("received", reading.received().toString());
    reading.meterTime().ifPresent(time -> putTime(headers, time));
    LoadPercent.put(headers, values);
    return Optional.of(new Told(Told.json(json), headers));
  }

  Optional<Told> live(LiveChange told) {
    Measurement change = told.change();
    long now = around.monotonic().getAsLong();
    if (change.value().isEmpty() || !around.freshness().fresh(change, now)) {
      return Optional.empty();
    }
    Map<String, Object> headers = new HashMap<>();
    around
        .names()
        .of(told.values().source(), told.values().address())
        .ifPresent(name -> headers.put("meter", name));
    headers.put("source", told.values().source());
    headers.put("quantity", change.quantity().name());
    headers.put("unit", change.quantity().unit());
    headers.put("received", around.wall().instant().minusNanos(now - change.nanos()).toString());
    headers.put("estimated", change.quantity().estimated());
    LoadPercent.put(headers, fresh(told.values().all().filter(Teller::countsForLoad)));
    return Optional.of(new Told(change.value().get().plain(), headers));
  }

  Told event(OwnerEvent event) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("event", event.kind().text());
    event.meter().ifPresent(name -> json.put("meter", name));
    json.put("source", event.source());
    event.time().ifPresent(time -> json.put("time", time.toString()));
    event.fields().forEach(json::putIfAbsent);
    return new Told(Told.json(json), new HashMap<>(json));
  }

  private static boolean countsForLoad(Measurement measurement) {
    String name = measurement.quantity().name();
    return name.equals(LoadPercent.DRAWN) || name.equals(LoadPercent.SUBSCRIBED);
  }

  private Map<String, Object> fresh(Stream<Measurement> measurements) {
    long now = around.monotonic().getAsLong();
    Map<String, Object> values = new LinkedHashMap<>();
    measurements
        .filter(measurement -> around.freshness().fresh(measurement, now))
        .forEach(
            measurement ->
                measurement
                    .value()
                    .ifPresent(value -> values.put(measurement.quantity().name(), value.plain())));
    return values;
  }

  private static void putTime(Map<String, Object> headers, Instant time) {
    headers.put("time", time.toString());
    headers.put("time_s", time.getEpochSecond());
    headers.put("time_ms", time.toEpochMilli());
    headers.put(
        "time_ns", Math.multiplyExact(time.getEpochSecond(), 1_000_000_000L) + time.getNano());
  }
}
