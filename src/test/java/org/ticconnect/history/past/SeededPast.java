package org.ticconnect.history.past;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ticconnect.source.simulator.Profile;
import org.ticconnect.source.simulator.SimulatedHouse;
import org.ticconnect.source.simulator.SimulatedMeter;

/**
 * A past for a simulated meter that is started now: hours of 400 days and minutes of 30, which end
 * at the indexes that the meter begins with.
 */
public final class SeededPast {
  private static final int HOUR_DAYS = 400;
  private static final int MINUTE_DAYS = 30;
  private static final long SEED = 1;

  /** Of the house in each part: enough that its loads come and go. */
  private static final int TICKS = 5;

  private static final long HOUR = 3600;
  private static final long MINUTE = 60;

  /** One day in so many has an outage. */
  private static final int OUTAGE_EACH_DAYS = 61;

  private final SimulatedHouse house;
  private final int meter;
  private final Map<Index, Double> indexes = new EnumMap<>(Index.class);
  private final Map<Long, byte[]> entries = new TreeMap<>();

  private SeededPast(String profile, Instant now) {
    this.house = new SimulatedHouse(profile, SEED);
    String frame =
        new String(
            new SimulatedMeter(
                    Profile.named(profile), SEED, LocalDateTime.ofInstant(now, Step.ZONE))
                .nextFrame(),
            US_ASCII);
    this.meter = Summary.meter(field(frame, "ADSC"));
    indexes.put(Index.IMPORT, Double.valueOf(field(frame, "EAST")));
    if (frame.contains("EAIT")) {
      indexes.put(Index.EXPORT, Double.valueOf(field(frame, "EAIT")));
    }
    for (int i = 1; i <= 10; i++) {
      indexes.put(supplier(i), Double.valueOf(field(frame, "EASF%02d".formatted(i))));
    }
  }

  private static Index supplier(int number) {
    return Index.values()[Index.SUPPLIER_1.ordinal() + number - 1];
  }

  private static String field(String frame, String label) {
    Matcher found = Pattern.compile("\n" + label + "\t([^\t]*)\t").matcher(frame);
    if (!found.find()) {
      throw new IllegalArgumentException(label);
    }
    return found.group(1);
  }

  /**
   * Fills the past of source {@code main} when it has none.
   *
   * @param folder that the program writes to
   * @param profile such as {@code three-phase}
   * @param now when the meter is started
   */
  public static void fill(Path folder, String profile, Instant now) throws Exception {
    Path file = Chronicle.file(folder, "main");
    if (Files.exists(file)) {
      return;
    }
    Files.createDirectories(folder);
    SeededPast past = new SeededPast(profile, now);
    past.make(now.truncatedTo(ChronoUnit.MINUTES).getEpochSecond());
    try (Shelf shelf = new DiskShelf(file)) {
      shelf.change(past.entries, List.of());
    }
  }

  /** Backwards, for it is the end that is known. */
  private void make(long end) {
    long minutesFrom = end - MINUTE_DAYS * 24 * HOUR;
    long from = Math.floorDiv(end - HOUR_DAYS * 24 * HOUR, HOUR) * HOUR;
    long until = end;
    while (until > from) {
      long hour = Math.floorDiv(until - 1, HOUR) * HOUR;
      boolean fine = until > minutesFrom;
      long step = fine ? MINUTE : 10 * MINUTE;
      List<Summary> parts = new ArrayList<>();
      for (long at = until - step; at >= hour; at -= step) {
        Summary part = part(at, step);
        parts.add(part);
        if (fine && !outage(at)) {
          entries.put(Kind.MINUTE.key(at), SummaryCodec.encode(at, 0, part));
        }
      }
      if (!outage(hour) && !parts.isEmpty()) {
        Summary whole = parts.stream().reduce(Summary::with).orElseThrow();
        long minutes = until - hour == HOUR ? (1L << 60) - 1 : (1L << (until - hour) / MINUTE) - 1;
        entries.put(Kind.HOUR.key(hour), SummaryCodec.encode(hour, minutes, whole));
      }
      until = hour;
    }
  }

  private static boolean outage(long at) {
    long day = Math.floorDiv(at, 24 * HOUR);
    long hour = Math.floorMod(at, 24 * HOUR) / HOUR;
    return day % OUTAGE_EACH_DAYS == 7 && hour >= 9 && hour < 13;
  }

  private Summary part(long at, long step) {
    LocalDateTime time = LocalDateTime.ofInstant(Instant.ofEpochSecond(at), Step.ZONE);
    for (int i = 0; i < TICKS; i++) {
      house.tick();
    }
    double season = 0.65 + 0.3 * Math.cos((time.getDayOfYear() - 15) * 2 * Math.PI / 365);
    double active = 0;
    double apparent = 0;
    Map<Gauge, Mean> means = new EnumMap<>(Gauge.class);
    for (int phase = 0; phase < house.phases(); phase++) {
      double watts = house.active(phase, time) * season;
      double voltAmperes = house.apparent(phase, time) * season;
      double volts = 233 - watts / 1500;
      active += watts;
      apparent += watts < 0 ? -voltAmperes : voltAmperes;
      means.put(gauge(Gauge.VOLTAGE_1, phase), spread(volts, 0.005));
      means.put(gauge(Gauge.CURRENT_1, phase), spread(voltAmperes / volts, 0.1));
    }
    means.put(Gauge.APPARENT_IMPORT, spread(Math.max(0, apparent), 0.2));
    if (indexes.containsKey(Index.EXPORT)) {
      means.put(Gauge.APPARENT_EXPORT, spread(Math.max(0, -apparent), 0.2));
    }
    means.put(Gauge.ACTIVE_ESTIMATED, spread(active, 0.2));
    return new Summary(at, at + step - 1, meter, meter, means, spans(at, step, time, active));
  }

  private Map<Index, Span> spans(long at, long step, LocalDateTime time, double active) {
    double used = active * step / HOUR;
    Map<Index, Double> before = new EnumMap<>(indexes);
    before.computeIfPresent(
        used >= 0 ? Index.IMPORT : Index.EXPORT, (any, wh) -> wh - Math.abs(used));
    before.computeIfPresent(
        supplier(house.supplierIndex(time)), (any, wh) -> wh - Math.max(0, used));
    Map<Index, Span> spans = new EnumMap<>(Index.class);
    indexes.forEach(
        (index, end) -> {
          long first = (long) before.get(index).doubleValue();
          if (first >= 0) {
            spans.put(index, new Span(first, at, (long) end.doubleValue(), at + step - 1, false));
          }
        });
    indexes.putAll(before);
    return spans;
  }

  private static Gauge gauge(Gauge first, int phase) {
    return Gauge.values()[first.ordinal() + phase];
  }

  private static Mean spread(double value, double share) {
    double away = Math.abs(value) * share;
    return new Mean(value, value - away, value + away, 1);
  }
}
