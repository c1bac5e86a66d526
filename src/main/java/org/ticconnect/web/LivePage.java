package org.ticconnect.web;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.ticconnect.meter.Freshness;
import org.ticconnect.meter.LiveValues;
import org.ticconnect.meter.Measurement;
import org.ticconnect.meter.Method;
import org.ticconnect.meter.Personal;
import org.ticconnect.meter.Value;

/** The newest values of all sources, as the page shows them; of an address only the last digits. */
public final class LivePage implements Supplier<Object> {
  private static final long NANOS_PER_MILLI = 1_000_000;

  private final List<Supplier<LiveValues>> sources;
  private final Freshness freshness;
  private final LongSupplier monotonic;

  public LivePage(List<Supplier<LiveValues>> sources, Freshness freshness, LongSupplier monotonic) {
    this.sources = List.copyOf(sources);
    this.freshness = freshness;
    this.monotonic = monotonic;
  }

  @Override
  public Object get() {
    return sources.stream()
        .map(Supplier::get)
        .map(
            values ->
                source(values.source(), values.all().filter(known -> known.value().isPresent())))
        .toList();
  }

  /** Some values of a source. */
  Map<String, Object> source(String name, Stream<Measurement> measurements) {
    return Map.of("source", name, "quantities", measurements.map(this::quantity).toList());
  }

  private Map<String, Object> quantity(Measurement measurement) {
    long now = monotonic.getAsLong();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", measurement.quantity().name());
    json.put("meaning", measurement.quantity().meaning());
    json.put("meaning_fr", measurement.quantity().meaningFr());
    json.put("value", shown(measurement));
    json.put("unit", measurement.quantity().unit());
    json.put("estimated", measurement.quantity().estimated());
    json.put("method", measurement.method().map(Method::text).orElse(""));
    json.put("confirmed", !measurement.quantity().unconfirmed());
    json.put("meter_time", measurement.meterTime().map(Instant::toString).orElse(""));
    json.put("age_ms", Math.max(0, (now - measurement.nanos()) / NANOS_PER_MILLI));
    json.put("fresh", freshness.fresh(measurement, now));
    return json;
  }

  private static String shown(Measurement measurement) {
    String text = measurement.value().map(Value::text).orElse("");
    return Personal.shown(measurement.quantity(), text);
  }
}
