package org.ticconnect.admin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.ticconnect.meter.LiveValues;
import org.ticconnect.meter.Measurement;
import org.ticconnect.meter.Value;
import org.ticconnect.network.Interfaces;
import org.ticconnect.settings.Settings;

/** What {@code GET /api/facts} tells: time, network and program, which are not set here. */
public final class FactsReport implements Supplier<Object> {
  private static final Path HOST_NAME = Path.of("/proc/sys/kernel/hostname");
  private static final String METER_CLOCK = "meter_time";

  /** A meter's clock may be some minutes off; more is the fault of one of both. */
  private static final Duration PLAUSIBLE = Duration.ofMinutes(5);

  /** This program is not older. */
  private static final Instant EARLIEST = Instant.parse("2025-01-01T00:00:00Z");

  private final Supplier<LiveValues> meter;
  private final Settings.Page page;
  private final Path data;
  private final String version;
  private final Clock wall;
  private final LongSupplier monotonic;

  /**
   * @param meter newest values of the first source
   * @param page how the page looks to who has not chosen otherwise
   * @param data the folder that is written to
   * @param version of the program
   * @param wall clock of this device
   * @param monotonic clock in nanoseconds
   */
  public FactsReport(
      Supplier<LiveValues> meter,
      Settings.Page page,
      Path data,
      String version,
      Clock wall,
      LongSupplier monotonic) {
    this.meter = meter;
    this.page = page;
    this.data = data;
    this.version = version;
    this.wall = wall;
    this.monotonic = monotonic;
  }

  @Override
  public Object get() {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("time", time());
    facts.put("network", network());
    facts.put("program", program());
    facts.put("page", Map.of("language", page.language(), "theme", page.theme()));
    return facts;
  }

  private Map<String, Object> time() {
    Instant now = wall.instant().truncatedTo(ChronoUnit.SECONDS);
    Optional<Instant> meterNow = meterNow();
    Map<String, Object> time = new LinkedHashMap<>();
    time.put("device", now.toString());
    time.put("zone", ZoneId.systemDefault().getId());
    meterNow.ifPresent(
        clock -> {
          time.put("meter", clock.truncatedTo(ChronoUnit.SECONDS).toString());
          time.put("difference_s", Duration.between(clock, now).toSeconds());
        });
    boolean near =
        meterNow
            .map(clock -> Duration.between(clock, now).abs().compareTo(PLAUSIBLE) <= 0)
            .orElse(true);
    time.put("plausible", near && now.isAfter(EARLIEST));
    return time;
  }

  /** What the meter's clock shows by now; empty before it was heard. */
  private Optional<Instant> meterNow() {
    return meter
        .get()
        .all()
        .filter(measurement -> measurement.quantity().name().equals(METER_CLOCK))
        .findFirst()
        .flatMap(this::goneOn);
  }

  private Optional<Instant> goneOn(Measurement clock) {
    Duration since = Duration.ofNanos(monotonic.getAsLong() - clock.nanos());
    return clock
        .value()
        .filter(Value.Moment.class::isInstance)
        .map(value -> ((Value.Moment) value).instant().plus(since));
  }

  private static Map<String, Object> network() {
    Map<String, Object> network = new LinkedHashMap<>();
    network.put("managed", false);
    network.put("host", host());
    network.put("interfaces", Interfaces.up().stream().map(FactsReport::described).toList());
    return network;
  }

  private static Map<String, Object> described(Interfaces.Interface one) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", one.name());
    json.put("addresses", one.addresses());
    one.mac().ifPresent(mac -> json.put("mac", mac));
    return json;
  }

  /** Without asking a name server, which could take long. */
  private static String host() {
    try {
      return Files.readString(HOST_NAME).trim();
    } catch (IOException unknown) {
      return "";
    }
  }

  private Map<String, Object> program() {
    Runtime runtime = Runtime.getRuntime();
    Map<String, Object> program = new LinkedHashMap<>();
    program.put("version", version);
    program.put("java", System.getProperty("java.version"));
    program.put("uptime_s", ManagementFactory.getRuntimeMXBean().getUptime() / 1000);
    program.put("memory_bytes", runtime.totalMemory() - runtime.freeMemory());
    program.put("memory_most_bytes", runtime.maxMemory());
    program.put("data_bytes", size(data));
    return program;
  }

  private static long size(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.mapToLong(FactsReport::bytes).sum();
    } catch (IOException | UncheckedIOException unreadable) {
      return 0;
    }
  }

  private static long bytes(Path file) {
    try {
      return Files.isRegularFile(file) ? Files.size(file) : 0;
    } catch (IOException gone) {
      return 0;
    }
  }
}
