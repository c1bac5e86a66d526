package org.ticconnect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ticconnect.source.simulator.Profile;
import org.ticconnect.source.simulator.SimulatedMeter;
import org.ticconnect.support.Ask;
import org.ticconnect.support.ForeignMasters;
import org.ticconnect.support.Frames;
import org.ticconnect.support.Home;
import org.ticconnect.support.Master;
import org.ticconnect.support.Ports;
import org.ticconnect.support.Pty;
import org.ticconnect.support.RawModbus;

/** The table of units and owners' maps in the whole program, changed while it runs. */
class ModbusTableTest {
  private static final Duration SOON = Duration.ofSeconds(15);
  private static final String EMPRO = "unit: 1, map: phoenix-empro-ma370";
  private static final String NATIVE = "unit: 240, map: native";
  private static final int NATIVE_AGE = 540;
  private static final int NATIVE_LAMP = 549;

  @TempDir private Path folder;
  private Path home;

  @BeforeEach
  void copy() throws Exception {
    home = Home.copy(folder.resolve("home"));
  }

  private Device device(String... settings) throws Exception {
    String[] all = new String[settings.length + 2];
    all[0] = "tic.source";
    all[1] = "simulator:three-phase?seed=1";
    System.arraycopy(settings, 0, all, 2, settings.length);
    Device device = Device.started(home, all);
    try (Master master = device.master()) {
      await().atMost(SOON).until(() -> master.refusal(1, 0x8006, 57) == 0);
    }
    return device;
  }

  @Test
  void anOwnersMapIsLoadedWhileTheProgramRunsAndNobodyIsDisconnected() throws Exception {
    try (Device device = device();
        Socket connected = RawModbus.connect(device.modbusPort())) {
      assertThat(RawModbus.ask(connected, RawModbus.read(1, 1, 300, 8))).startsWith(1, 1, 3, 16);

      Files.writeString(home.resolve("mappings/modbus/my-meter.yaml"), mapOfTheReadme());
      Home.units(home, EMPRO, NATIVE, "unit: 7, map: my-meter");
      await().atMost(SOON).until(() -> device.json("/api/modbus").get("units").size() == 3);

      List<Double> read =
          ForeignMasters.mbpoll(
              device.modbusPort(),
              List.of(new Ask(7, 3, 0, "u16", true), new Ask(7, 3, 4, "f32", true)));
      assertThat(read.get(0)).isBetween(2000.0, 2600.0);
      assertThat(read.get(1)).isGreaterThan(1.0);
      assertThat(RawModbus.ask(connected, RawModbus.read(2, 7, 8, 2)))
          .containsExactly(2, 7, 3, 4, (int) 'M', (int) 'I', (int) 'N', (int) 'E');
    }
  }

  /** The example that owners copy. */
  private static String mapOfTheReadme() throws Exception {
    Matcher example =
        Pattern.compile("(?m)(^    title: My meter\\n(^    .*\\n)+)")
            .matcher(Files.readString(Path.of("README.md")));
    assertThat(example.find()).isTrue();
    return example.group(1).replaceAll("(?m)^    ", "");
  }

  @Test
  void filesWithAMistakeChangeNothingAndAreTold() throws Exception {
    try (Device device = device();
        Master master = device.master()) {
      Files.writeString(
          home.resolve("mappings/modbus/my-meter.yaml"),
          "title: Mine\nregisters:\n  - { address: 1, quantity: volts, type: u16 }\n");
      await().atMost(SOON).until(() -> device.json("/api/modbus").get("mistakes").size() == 1);
      assertThat(device.json("/api/modbus").get("mistakes").get(0).asText())
          .startsWith("mappings/modbus/my-meter.yaml:3: registers[0].quantity: no quantity");
      assertThat(master.lowFirstFloat(1, 0x8006)).isBetween(200f, 260f);

      Home.units(home, EMPRO, "unit: 2, map: native, source: cellar");
      Files.delete(home.resolve("mappings/modbus/my-meter.yaml"));
      await()
          .atMost(SOON)
          .until(
              () ->
                  device
                      .json("/api/modbus")
                      .get("mistakes")
                      .toString()
                      .contains("there is no source 'cellar'"));
      assertThat(master.holding(240, 205, 1)[0]).as("still there").isBetween(200, 260);

      Files.delete(home.resolve("config/modbus.yaml"));
      await()
          .atMost(SOON)
          .until(
              () ->
                  device
                      .json("/api/modbus")
                      .get("mistakes")
                      .toString()
                      .contains("config/modbus.yaml: there is no such file"));

      Home.units(home, EMPRO, "unit: 2, map: native");
      await().atMost(SOON).until(() -> device.json("/api/modbus").get("mistakes").isEmpty());
      assertThat(master.holding(2, 205, 1)[0]).isBetween(200, 260);
    }
  }

  @Test
  void oneDeviceIsSeveralMetersByClientAndByPort() throws Exception {
    int port = Ports.free();
    Home.units(
        home,
        EMPRO,
        "unit: 1, map: sunspec-213",
        NATIVE,
        "unit: 1, map: carlo-gavazzi-em24, clients: [192.168.7.7]",
        "unit: 1, map: carlo-gavazzi-em24, port: " + port);
    try (Device device = device();
        Master usual = device.master();
        Master other = new Master(port)) {
      assertThat(usual.lowFirstFloat(1, 0x8006)).isBetween(200f, 260f);
      assertThat(usual.holding(1, 40000, 2)).containsExactly(0x5375, 0x6E53);
      assertThat(usual.refusal(1, 0x000B, 1)).as("an EM24 for others only").isEqualTo(2);
      assertThat(usual.lowFirstFloat(77, 0x8006)).as("any other unit").isBetween(200f, 260f);
      assertThat(other.holding(1, 0x000B, 1)).containsExactly(1651);
      assertThat(other.refusal(1, 0x8006, 2)).isEqualTo(2);

      Home.units(home, "unit: 1, map: carlo-gavazzi-em24, clients: [127.0.0.1]", EMPRO, NATIVE);
      await().atMost(SOON).until(() -> usual.refusal(1, 0x000B, 1) == 0);
      assertThat(usual.refusal(1, 0x8006, 2)).as("named, so only what is named").isEqualTo(2);
      assertThat(usual.holding(240, 205, 1)[0]).as("other units stay").isBetween(200, 260);
      await()
          .atMost(SOON)
          .untilAsserted(
              () ->
                  assertThat(new ServerSocket(port, 1, InetAddress.getLoopbackAddress()))
                      .satisfies(free -> free.close()));
    }
  }

  @Test
  void whoAsksWhatIsTold() throws Exception {
    try (Device device = device();
        Master master = device.master()) {
      master.refusal(1, 5, 1);
      master.holding(240, 205, 3);

      JsonNode told = device.json("/api/modbus");

      JsonNode requests = told.get("last_requests");
      JsonNode last = requests.get(requests.size() - 1);
      assertThat(requests.size()).isBetween(2, 100);
      assertThat(last.get("client").asText()).isEqualTo("127.0.0.1");
      assertThat(last.get("unit").asInt()).isEqualTo(240);
      assertThat(last.get("address").asInt()).isEqualTo(205);
      assertThat(last.get("count").asInt()).isEqualTo(3);
      assertThat(last.get("result").asText()).isEqualTo("ok");
      assertThat(requests.get(requests.size() - 2).get("result").asText())
          .isEqualTo("exception 02");
      JsonNode client = told.get("by_client").get(0);
      assertThat(client.get("requests").asLong()).isEqualTo(told.get("requests").asLong());
      assertThat(client.get("errors").asLong()).isGreaterThanOrEqualTo(1);
      assertThat(told.get("units").get(0).get("map").asText()).isEqualTo("phoenix-empro-ma370");
      assertThat(device.status().at("/modbus/requests").asLong()).isPositive();
    }
  }

  @Test
  void theNativeMapTellsHowOldItIsAndKeepsTheIndexesOfASilentMeter() throws Exception {
    Path port = folder.resolve("ttyTIC");
    SimulatedMeter meter = Frames.meter(Profile.THREE_PHASE);
    try (Device device = Device.started(home, "tic.source", "serial:" + port, "stale.after", "5");
        Pty line = Pty.plugIn(port);
        Master master = device.master()) {
      assertThat(master.holding(240, NATIVE_AGE, 2)).as("never").containsExactly(0xFFFF, 0xFFFF);
      assertThat(master.holding(240, NATIVE_LAMP, 1)).as("booting").containsExactly(0);
      await().atMost(SOON).until(() -> device.source().get("line").asText().equals("open"));
      for (int i = 1; i <= 4; i++) {
        long frames = i;
        line.write(meter.nextFrame());
        await().atMost(SOON).until(() -> device.source().get("frames").asLong() == frames);
      }
      int[] index = master.holding(240, 100, 2);
      assertThat(master.holding(240, NATIVE_LAMP, 1)).as("all well").containsExactly(1);
      assertThat(master.holding(240, NATIVE_AGE + 2, 2)).as("frames").containsExactly(0, 4);
      assertThat(master.holding(240, 548, 1)).as("grade A").containsExactly(1);

      line.close();
      await().atMost(SOON).until(() -> master.refusal(240, 205, 1) == Master.STALE);
      assertThat(master.holding(240, NATIVE_AGE, 2)[1]).isBetween(5000, 6500);
      assertThat(master.holding(240, 100, 2)).as("the index").isEqualTo(index);
      assertThat(master.refusal(1, 33024, 2)).as("an EMpro's").isEqualTo(Master.STALE);
      assertThat(master.refusal(1, 316, 9)).as("serial number").isZero();
    }
  }

  @Test
  void measurementsAreServedAsAnEmprosWebServerHasThemWhenWanted() throws Exception {
    try (Device device = device("empro.rest", "true")) {
      await()
          .atMost(SOON)
          .until(() -> device.json("/api/v1/measurements").get("items").size() == 17);
      JsonNode one = device.json("/api/v1/measurements/u1");
      assertThat(one.get("context").asText()).isEqualTo("/api/v1/measurements/u1");
      assertThat(one.get("name").asText()).isEqualTo("U1");
      assertThat(one.get("unit").asText()).isEqualTo("V");
      assertThat(one.get("value").asDouble()).isBetween(200.0, 260.0);
      assertThat(one.get("timestamp").asText())
          .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
      assertThat(device.json("/api/v1/information/name").get("value").asText())
          .isEqualTo("EEM-MA370");
      assertThat(device.json("/api/v1/meters").get("items").get(0).get("unit").asText())
          .isEqualTo("Wh");
      assertThat(device.json("/api/v1").get("items")).hasSize(3);
      assertThat(device.get("/api/v1/measurements/thd").statusCode()).isEqualTo(404);
      assertThat(device.get("/api/v1/history").statusCode()).isEqualTo(404);
    }
    try (Device device = device()) {
      assertThat(device.get("/api/v1/measurements").statusCode()).isEqualTo(404);
    }
  }
}
