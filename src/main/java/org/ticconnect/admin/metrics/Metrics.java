package org.ticconnect.admin.metrics;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.InfoSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot.InfoDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.Locale;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.ticconnect.admin.DeviceParts;
import org.ticconnect.meter.Freshness;
import org.ticconnect.meter.line.LineCounters;
import org.ticconnect.pipeline.SourceSteps;

/**
 * What {@code GET /metrics} tells: the figures of meters, lines, Modbus and MQTT in the text form
 * of Prometheus. Meters are called by the names of their sources, never by their address.
 */
public final class Metrics implements Supplier<String> {
  /** Of the text. */
  public static final String TYPE = "text/plain; version=0.0.4; charset=utf-8";

  private static final double NANOS_PER_SECOND = 1e9;

  private final PrometheusMeterRegistry registry;

  /**
   * @param registry with what others count
   * @param monotonic clock in nanoseconds
   */
  public Metrics(
      DeviceParts parts,
      PrometheusMeterRegistry registry,
      Freshness freshness,
      String version,
      LongSupplier monotonic) {
    this.registry = registry;
    MeterFigures meters = new MeterFigures(freshness);
    MultiCollector live = () -> figures(parts, meters, monotonic.getAsLong());
    registry.getPrometheusRegistry().register(live);
    registry.getPrometheusRegistry().register(() -> build(version));
  }

  @Override
  public String get() {
    return registry.scrape(TYPE);
  }

  private static InfoSnapshot build(String version) {
    return InfoSnapshot.builder()
        .name("build")
        .help("The program")
        .dataPoint(InfoDataPointSnapshot.builder().labels(Labels.of("version", version)).build())
        .build();
  }

  private static MetricSnapshots figures(DeviceParts parts, MeterFigures meters, long now) {
    Figures figures = new Figures();
    for (SourceSteps source : parts.sources()) {
      meters.add(figures, source.meter().values(), now);
      line(figures, source, now);
    }
    parts
        .mqtt()
        .ifPresent(
            mqtt -> {
              figures.gauge(
                  "mqtt_connected",
                  "1 while the broker takes messages",
                  mqtt.link().connected() ? 1 : 0);
              figures.counter(
                  "mqtt_publish",
                  "Messages given to the broker",
                  mqtt.link().published(),
                  "result",
                  "ok");
              figures.counter(
                  "mqtt_publish",
                  "Messages given to the broker",
                  mqtt.link().failed(),
                  "result",
                  "failed");
            });
    figures.gauge("modbus_clients", "Masters that are connected", parts.modbus().clients());
    return figures.all();
  }

  private static void line(Figures figures, SourceSteps source, long now) {
    String meter = source.source();
    LineCounters counters = source.counters();
    counters
        .lastGood()
        .ifPresent(
            last ->
                figures.gauge(
                    "linky_frame_age_seconds",
                    "Since the last good group",
                    (now - last) / NANOS_PER_SECOND,
                    "meter",
                    meter));
    frames(figures, meter, "correct", counters.correctFrames());
    frames(figures, meter, "damaged", counters.damagedFrames());
    frames(figures, meter, "cut", counters.cutFrames());
    counters
        .byLabel()
        .forEach(
            (label, count) -> {
              groups(figures, meter, label.text(), "ok", count.good());
              count
                  .bad()
                  .forEach(
                      (cause, bad) ->
                          groups(
                              figures,
                              meter,
                              label.text(),
                              cause.name().toLowerCase(Locale.ROOT),
                              bad));
            });
    figures.counter(
        "tic_quarantined",
        "Values that were not believed",
        source.guard().quarantine().total(),
        "meter",
        meter);
  }

  private static void frames(Figures figures, String meter, String result, long count) {
    figures.counter("tic_frames", "Frames of the meter", count, "meter", meter, "result", result);
  }

  private static void groups(
      Figures figures, String meter, String label, String result, long count) {
    figures.counter(
        "tic_groups",
        "Groups of the meter",
        count,
        "meter",
        meter,
        "label",
        label,
        "result",
        result);
  }
}
