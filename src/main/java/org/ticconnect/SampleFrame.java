package org.ticconnect;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.ticconnect.meter.LiveMeter;
import org.ticconnect.meter.LiveUpdate;
import org.ticconnect.meter.LiveValues;
import org.ticconnect.meter.Measurement;
import org.ticconnect.meter.Quantities;
import org.ticconnect.meter.Reading;
import org.ticconnect.owner.OwnerEvent;
import org.ticconnect.owner.run.Sample;
import org.ticconnect.source.simulator.Profile;
import org.ticconnect.source.simulator.SimulatedMeter;
import org.ticconnect.tic.Group;
import org.ticconnect.tic.GroupDecoder;
import org.ticconnect.tic.Horodate;
import org.ticconnect.tic.Label;
import org.ticconnect.tic.LinePart;
import org.ticconnect.tic.LineSplitter;

/**
 * What own files are tried with: the last frame of a meter of this device, or one of a simulated
 * meter before the first, and an event of each kind.
 */
final class SampleFrame {
  private static final String TOTAL = "energy_active_import_total";
  private static final long SAMPLE_USED_WH = 12_345;
  private static final LocalDateTime WINTER_NIGHT = LocalDateTime.of(2026, 1, 16, 0, 0);

  private final AtomicReference<Optional<Reading>> last = new AtomicReference<>(Optional.empty());
  private final Quantities quantities;
  private final LongSupplier monotonic;

  /**
   * @param monotonic clock in nanoseconds
   */
  SampleFrame(Quantities quantities, LongSupplier monotonic) {
    this.quantities = quantities;
    this.monotonic = monotonic;
  }

  /** The newest frame. */
  void heard(Reading reading) {
    last.set(Optional.of(reading));
  }

  /**
   * @param values of a source
   */
  Sample of(LiveValues values) {
    Optional<Reading> heard = last.get();
    if (heard.filter(reading -> reading.source().equals(values.source())).isEmpty()) {
      return simulated(values.source());
    }
    List<LiveUpdate> updates =
        heard.get().measurements().stream()
            .map(one -> new LiveUpdate(values, List.of(one), false))
            .toList();
    return new Sample(List.of(heard.get()), updates, events(heard.get()));
  }

  private Sample simulated(String source) {
    LiveMeter meter = new LiveMeter(source, quantities, Set.of());
    GroupDecoder decoder = new GroupDecoder();
    List<Group> groups = new ArrayList<>();
    List<LiveUpdate> updates = new ArrayList<>();
    byte[] frame = new SimulatedMeter(Profile.TEMPO, 1, WINTER_NIGHT).nextFrame();
    for (LinePart part : new LineSplitter().split(frame)) {
      if (part instanceof LinePart.RawGroup raw && decoder.decode(raw) instanceof Group good) {
        groups.add(good);
        updates.add(meter.accept(good, monotonic.getAsLong()));
      }
    }
    updates.add(meter.frameEnded(true, monotonic.getAsLong()));
    List<Measurement> measured = meter.values().all().toList();
    Optional<Instant> time =
        groups.stream()
            .filter(group -> group.label() == Label.DATE)
            .findFirst()
            .flatMap(Group::horodate)
            .map(Horodate::instant);
    Reading reading =
        new Reading(
            source,
            meter.values().address(),
            1,
            time.orElse(Instant.EPOCH),
            time,
            groups,
            0,
            measured);
    return new Sample(List.of(reading), updates, events(reading));
  }

  private static Map<String, Object> indexes(Reading reading) {
    Map<String, Object> indexes = new TreeMap<>();
    for (Measurement one : reading.measurements()) {
      String name = one.quantity().name();
      if (name.startsWith("energy_") && !one.quantity().computed()) {
        one.value().ifPresent(value -> indexes.put(name, value.plain()));
      }
    }
    return indexes;
  }

  /** With all fields that an event of its kind can have. */
  private static List<OwnerEvent> events(Reading reading) {
    Map<OwnerEvent.Kind, Map<String, Object>> fields = new EnumMap<>(OwnerEvent.Kind.class);
    Map<String, Object> indexes = indexes(reading);
    Map<String, Object> tariff =
        new TreeMap<>(Map.of("before", 1L, "after", 2L, "name_before", "HC", "name_after", "HP"));
    Optional.ofNullable(indexes.get(TOTAL)).ifPresent(total -> tariff.put(TOTAL, total));
    fields.put(OwnerEvent.Kind.TARIFF, tariff);
    Map<String, Object> midnight = new TreeMap<>(indexes);
    indexes.keySet().forEach(name -> midnight.put("used_" + name, SAMPLE_USED_WH));
    midnight.put("day", LocalDate.of(2026, 1, 15).toString());
    fields.put(OwnerEvent.Kind.MIDNIGHT, midnight);
    fields.put(OwnerEvent.Kind.METER, Map.of("before", "…1234", "after", "…5678"));
    fields.put(OwnerEvent.Kind.LINE, Map.of("state", "not_heard", "diagnosis", "silent"));
    fields.put(OwnerEvent.Kind.STALE, Map.of("stale", true));
    return Stream.of(OwnerEvent.Kind.values())
        .map(
            kind ->
                new OwnerEvent(
                    kind,
                    reading.source(),
                    reading.address(),
                    reading.meterTime(),
                    fields.getOrDefault(kind, Map.of())))
        .toList();
  }
}
