package org.ticconnect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ticconnect.meter.Mapped;
import org.ticconnect.source.simulator.Profile;
import org.ticconnect.source.simulator.SimulatedMeter;
import org.ticconnect.support.Ask;
import org.ticconnect.support.ForeignMasters;
import org.ticconnect.support.Frames;
import org.ticconnect.support.Home;
import org.ticconnect.support.Ports;
import org.ticconnect.support.Pty;

/**
 * Masters of other people read voltage, current, power and energy of every shipped map, each at the
 * addresses and in the word order of that meter's documentation, and get what the program tells at
 * its own interface.
 */
class RealMastersTest {
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final List<String> MAPS =
      Mapped.shipped().registers().maps().keySet().stream().sorted().toList();

  /** After so many all is known, and the estimate of the power has something to go by. */
  private static final int FRAMES = 6;

  private static final List<String> READ =
      List.of("voltage_l1", "current_l1", "power_active", "energy_active_import_total");

  /**
   * Where a documentation says that a value stands.
   *
   * @param step what one step of the register is worth in V, A, W or Wh
   */
  private record Documented(int function, int address, String type, boolean high, double step) {}

  @TempDir private static Path folder;
  private static Pty line;
  private static Device device;
  private static int rtuPort;
  private static final Map<String, Double> TRUTH = new LinkedHashMap<>();

  /** In the order of {@link #READ}. */
  private static List<Documented> documented(String map) {
    return switch (map) {
      case "native" ->
          List.of(
              high(3, 205, "u16", 1),
              high(3, 200, "u16", 1),
              high(3, 230, "f32", 1),
              high(3, 100, "u32", 1));
      case "phoenix-empro-ma370" ->
          List.of(
              low(32774, "f32", 1),
              low(32782, "f32", 1),
              low(32790, "f32", 1),
              low(33024, "f32", 1));
      case "phoenix-em37x" ->
          List.of(
              high(4, 4096, "f32", 1),
              high(4, 4110, "f32", 1),
              high(4, 4134, "f32", 1),
              high(4, 4358, "f32", 1));
      case "socomec-e27" ->
          List.of(
              high(3, 50520, "u32", 0.01),
              high(3, 50528, "u32", 0.001),
              high(3, 50536, "s32", 10),
              high(3, 50770, "u32", 1000));
      case "carlo-gavazzi-em24" ->
          List.of(
              low(0, "s32", 0.1), low(12, "s32", 0.001), low(40, "s32", 0.1), low(52, "s32", 100));
      case "abb-b21", "abb-b23" ->
          List.of(
              high(3, 0x5B00, "u32", 0.1),
              high(3, 0x5B0C, "u32", 0.01),
              high(3, 0x5B14, "s32", 0.01),
              high(3, 0x5000, "u64", 10));
      case "eastron-sdm630" ->
          List.of(
              high(4, 0, "f32", 1),
              high(4, 6, "f32", 1),
              high(4, 0x34, "f32", 1),
              high(4, 0x48, "f32", 1000));
      case "janitza-umg96" ->
          List.of(
              high(3, 19000, "f32", 1),
              high(3, 19012, "f32", 1),
              high(3, 19026, "f32", 1),
              high(3, 19068, "f32", 1));
      case "siemens-pac2200" ->
          List.of(
              high(3, 1, "f32", 1),
              high(3, 13, "f32", 1),
              high(3, 65, "f32", 1),
              high(3, 801, "f64", 1));
      case "schneider-iem3155" ->
          List.of(
              high(3, 3027, "f32", 1),
              high(3, 2999, "f32", 1),
              high(3, 3059, "f32", 1000),
              high(3, 3203, "s64", 1));
      default -> sunspec(map);
    };
  }

  private static List<Documented> sunspec(String map) {
    boolean shifted = map.endsWith("-l65") || map.startsWith("fronius");
    int model = shifted ? 40069 : 40070;
    boolean floats = map.contains("211") || map.contains("213") || map.startsWith("fronius");
    int sign = map.endsWith("export-positive") ? -1 : 1;
    return floats
        ? List.of(
            high(3, model + 12, "f32", 1),
            high(3, model + 4, "f32", 1),
            high(3, model + 28, "f32", 1),
            high(3, model + 68, "f32", 1))
        : List.of(
            high(3, model + 8, "s16", 0.1),
            high(3, model + 3, "s16", 0.01),
            high(3, model + 18, "s16", sign),
            high(3, model + 46, "u32", 1));
  }

  private static Documented high(int function, int address, String type, double step) {
    return new Documented(function, address, type, true, step);
  }

  private static Documented low(int address, String type, double step) {
    return new Documented(3, address, type, false, step);
  }

  @BeforeAll
  static void aMeterThatWasHeard() throws Exception {
    Path port = folder.resolve("ttyTIC");
    List<String> rows = new ArrayList<>();
    MAPS.forEach(map -> rows.add("unit: " + unit(map) + ", map: " + map));
    Path home = Home.withUnits(folder.resolve("home"), rows.toArray(String[]::new));
    rtuPort = Ports.free();
    line = Pty.plugIn(port);
    device =
        Device.started(
            home,
            "tic.source",
            "serial:" + port,
            "modbus.rtu.port",
            "" + rtuPort,
            "stale.after",
            "60");
    await().atMost(SOON).until(() -> device.source().get("line").asText().equals("open"));
    SimulatedMeter meter = Frames.meter(Profile.THREE_PHASE);
    for (int frame = 1; frame <= FRAMES; frame++) {
      long whole = frame;
      line.write(meter.nextFrame());
      await().atMost(SOON).until(() -> device.source().get("frames").asLong() == whole);
    }
    truth();
    assertThat(TRUTH).containsOnlyKeys(READ);
  }

  private static void truth() {
    for (JsonNode quantity : device.json("/api/live").get(0).get("quantities")) {
      String name = quantity.get("name").asText();
      if (READ.contains(name)) {
        TRUTH.put(name, quantity.get("value").asDouble());
      }
    }
  }

  @AfterAll
  static void unplug() throws Exception {
    device.close();
    line.close();
  }

  private static int unit(String map) {
    return 1 + MAPS.indexOf(map);
  }

  private interface Reader {
    List<Double> read(int port, List<Ask> asks) throws Exception;
  }

  private static void readEverything(int port, double precision, Reader master) throws Exception {
    List<Ask> asks = new ArrayList<>();
    List<Double> expected = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (String map : MAPS) {
      List<Documented> rows = documented(map);
      for (int i = 0; i < READ.size(); i++) {
        Documented row = rows.get(i);
        asks.add(new Ask(unit(map), row.function(), row.address(), row.type(), row.high()));
        expected.add(inSteps(TRUTH.get(READ.get(i)), row));
        names.add(map + " " + READ.get(i));
      }
    }

    List<Double> read = master.read(port, asks);

    assertThat(read).hasSameSizeAs(expected);
    for (int i = 0; i < read.size(); i++) {
      double tolerance = Math.abs(expected.get(i)) * precision;
      assertThat(Math.abs(read.get(i) - expected.get(i)))
          .as(names.get(i) + ": read " + read.get(i) + ", documented " + expected.get(i))
          .isLessThanOrEqualTo(tolerance);
    }
  }

  /** What a register of this kind can say of a number, exactly. */
  private static double inSteps(double truth, Documented row) {
    double steps = truth / row.step();
    return switch (row.type()) {
      case "f32" -> (float) steps;
      case "f64" -> steps;
      default -> Math.rint(steps);
    };
  }

  @Test
  void mbpollReadsEveryMap() throws Exception {
    // It prints six digits of a float.
    readEverything(device.modbusPort(), 1e-5, ForeignMasters::mbpoll);
  }

  @Test
  void pymodbusReadsEveryMap() throws Exception {
    readEverything(device.modbusPort(), 0, ForeignMasters::pymodbus);
  }

  @Test
  void modbusSerialReadsEveryMap() throws Exception {
    readEverything(device.modbusPort(), 0, ForeignMasters::modbusSerial);
  }

  @Test
  void digitalpetriReadsEveryMap() throws Exception {
    readEverything(device.modbusPort(), 0, ForeignMasters::digitalpetri);
  }

  @Test
  void j2modReadsEveryMap() throws Exception {
    readEverything(device.modbusPort(), 0, ForeignMasters::j2mod);
  }

  @Test
  void mastersOfRtuOverTcpReadEveryMap() throws Exception {
    readEverything(rtuPort, 0, (port, asks) -> ForeignMasters.pymodbus(port, asks, "rtu"));
    readEverything(rtuPort, 0, (port, asks) -> ForeignMasters.modbusSerial(port, asks, "rtu"));
  }
}
