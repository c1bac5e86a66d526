package org.ticconnect;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.ticconnect.admin.MqttTold;
import org.ticconnect.device.LampState;
import org.ticconnect.pipeline.SourceSteps;

/** How the device is, as its topic tells it. */
final class DeviceTold implements Supplier<Map<String, Object>> {
  private static final long NANOS_PER_SECOND = 1_000_000_000L;

  private final List<SourceSteps> sources;
  private final Supplier<LampState> lamp;
  private final Optional<MqttTold> mqtt;
  private final LongSupplier monotonic;
  private final long started;

  DeviceTold(
      List<SourceSteps> sources,
      Supplier<LampState> lamp,
      Optional<MqttTold> mqtt,
      LongSupplier monotonic) {
    this.sources = List.copyOf(sources);
    this.lamp = lamp;
    this.mqtt = mqtt;
    this.monotonic = monotonic;
    this.started = monotonic.getAsLong();
  }

  @Override
  public Map<String, Object> get() {
    Map<String, Object> told = new LinkedHashMap<>();
    told.put("version", Version.text());
    told.put("uptime_s", (monotonic.getAsLong() - started) / NANOS_PER_SECOND);
    told.put("lamp", lamp.get().meaning());
    told.put("frames", sources.stream().mapToLong(one -> one.counters().frames()).sum());
    told.put("bad_groups", sources.stream().mapToLong(DeviceTold::badGroups).sum());
    mqtt.ifPresent(
        known -> {
          known.history().ifPresent(history -> told.put("waiting", known.waiting()));
          told.put("dropped", known.dropped());
        });
    return told;
  }

  private static long badGroups(SourceSteps source) {
    return source.counters().badGroups().values().stream().mapToLong(count -> count).sum();
  }
}
