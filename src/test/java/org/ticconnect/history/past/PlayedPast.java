package org.ticconnect.history.past;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.ticconnect.meter.LiveMeter;
import org.ticconnect.meter.Mapped;
import org.ticconnect.meter.Measurement;
import org.ticconnect.meter.Quantities;
import org.ticconnect.meter.Reading;
import org.ticconnect.tic.Group;
import org.ticconnect.tic.Horodate;
import org.ticconnect.tic.Label;
import org.ticconnect.tic.Lines;

/** A meter whose frames come as the test says, and its chronicle on disk. */
final class PlayedPast implements AutoCloseable {
  static final String ADDRESS = "042176000123";
  private static final Quantities QUANTITIES = Mapped.shipped().quantities();
  private static final DateTimeFormatter DIGITS = DateTimeFormatter.ofPattern("yyMMddHHmmss");

  private final Path folder;
  private final Days days;
  private LiveMeter meter = new LiveMeter("main", QUANTITIES, Set.of());
  private Chronicle chronicle;
  private String address = ADDRESS;
  private Instant device;
  private Optional<Instant> clock;
  private boolean degraded;
  private long nanos = 1;

  PlayedPast(Path folder, Days days, String start) {
    this.folder = folder;
    this.days = days;
    this.device = Instant.parse(start);
    this.clock = Optional.of(device);
    open();
  }

  private void open() {
    Clock wall =
        new Clock() {
          @Override
          public ZoneId getZone() {
            return ZoneOffset.UTC;
          }

          @Override
          public Clock withZone(ZoneId zone) {
            return this;
          }

          @Override
          public Instant instant() {
            return device;
          }
        };
    chronicle = Chronicle.onDisk("main", folder, days, () -> nanos, wall);
    chronicle.begin();
  }

  void restart() {
    chronicle.close();
    open();
  }

  Chronicle chronicle() {
    return chronicle;
  }

  /** The device's clock, which goes on with the rest. */
  void device(String time) {
    device = Instant.parse(time);
  }

  /** The meter's clock; empty for frames without a DATE. */
  void clock(Optional<String> time) {
    clock = time.map(Instant::parse);
  }

  void degraded(boolean lost) {
    degraded = lost;
  }

  /** Another meter from now on. */
  void address(String another) {
    address = another;
    meter = new LiveMeter("main", QUANTITIES, Set.of());
  }

  Instant now() {
    return clock.orElse(device);
  }

  void pass(long seconds) {
    nanos += seconds * 1_000_000_000L;
    device = device.plusSeconds(seconds);
    clock = clock.map(time -> time.plusSeconds(seconds));
  }

  /** A frame now. */
  void frame(Group... groups) {
    List<Group> all = new ArrayList<>(List.of(Lines.good(Label.ADSC, address)));
    clock.ifPresent(time -> all.add(date(time)));
    all.addAll(List.of(groups));
    List<Measurement> measurements = new ArrayList<>();
    all.forEach(group -> measurements.addAll(meter.accept(group, nanos).changes()));
    chronicle
        .see(new Reading("main", Optional.of(address), 1, device, clock, all, 0, measurements))
        .ifPresent(chronicle::keep);
  }

  /** Frames each ten seconds for so long, with a power and an index that goes on. */
  void run(long seconds, long voltAmperes, long index) {
    for (long at = 0; at < seconds; at += 10) {
      frame(sinsts(voltAmperes), east(index + at / 10));
      pass(10);
    }
  }

  private Group date(Instant time) {
    String season = Step.ZONE.getRules().isDaylightSavings(time) ? "E" : "H";
    return Lines.good(
        Label.DATE,
        (degraded ? season.toLowerCase(java.util.Locale.ROOT) : season)
            + DIGITS.format(time.atZone(Step.ZONE)),
        "");
  }

  static Group sinsts(long voltAmperes) {
    return Lines.good(Label.SINSTS, "%05d".formatted(voltAmperes));
  }

  static Group east(long index) {
    return Lines.good(Label.EAST, "%09d".formatted(index));
  }

  static Group point(Label label, String horodate, long watts) {
    return new Group(label, Horodate.parse(horodate), "%05d".formatted(watts));
  }

  /** A chart. */
  Chart chart(Step step, String from, String to) {
    return chronicle.chart(
        new Question(
            step,
            Instant.parse(from).getEpochSecond(),
            Instant.parse(to).getEpochSecond(),
            List.of()));
  }

  /** Values of a series by the start of their step, null where nothing is known. */
  Map<String, Double> values(Step step, String series, String from, String to) {
    Chart chart = chart(step, from, to);
    Map<String, Double> values = new TreeMap<>();
    for (int i = 0; i < chart.starts().size(); i++) {
      int at = i;
      values.put(
          Instant.ofEpochSecond(chart.starts().get(i)).toString(),
          chart.lines().stream()
              .filter(line -> line.series().title().equals(series))
              .map(line -> line.values().get(at))
              .filter(value -> !value.isNaN())
              .findFirst()
              .orElse(null));
    }
    return values;
  }

  @Override
  public void close() {
    chronicle.close();
  }
}
