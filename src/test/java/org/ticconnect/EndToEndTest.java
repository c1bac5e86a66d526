package org.ticconnect;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.ghgande.j2mod.modbus.msg.ModbusRequest;
import com.ghgande.j2mod.modbus.msg.WriteSingleRegisterRequest;
import com.ghgande.j2mod.modbus.procimg.SimpleRegister;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ticconnect.source.simulator.Profile;
import org.ticconnect.source.simulator.SimulatedMeter;
import org.ticconnect.support.Frames;
import org.ticconnect.support.Home;
import org.ticconnect.support.Master;
import org.ticconnect.support.Mosquitto;
import org.ticconnect.support.Peers;
import org.ticconnect.support.Pty;
import org.ticconnect.support.Subscriber;
import org.ticconnect.tic.Group;
import org.ticconnect.tic.Lines;

/** From a serial port to a real broker and a real Modbus master. */
class EndToEndTest {
  private static final Duration SOON = Duration.ofSeconds(15);

  @TempDir private Path folder;

  @Test
  void aFrameOnTheLineIsOnMqttAndInTheRegisters() throws Exception {
    SimulatedMeter meter = Frames.meter(Profile.THREE_PHASE);
    Path port = folder.resolve("ttyTIC");
    try (Mosquitto broker = Mosquitto.started(folder);
        Subscriber subscriber = new Subscriber(broker.port());
        Pty line = Pty.plugIn(port);
        Device device = Device.started("tic.source", "serial:" + port, "mqtt.url", broker.url());
        Master master = device.master()) {
      await()
          .atMost(SOON)
          .until(
              () ->
                  device.connected()
                      && subscriber
                          .text("tic/device-under-test/status")
                          .equals(Optional.of("online")));
      byte[] frame = new byte[0];
      for (int i = 0; i < 4; i++) {
        frame = meter.nextFrame();
        line.write(frame);
      }
      Map<String, String> sent = sent(frame);
      String topic = "tic/" + sent.get("ADSC") + "/";
      String voltage = Integer.toString(Integer.parseInt(sent.get("URMS1")));
      long energy = Long.parseLong(sent.get("EAST"));

      await()
          .atMost(SOON)
          .until(() -> subscriber.text(topic + "frame").orElse("").contains("\"sequence\":4,"));
      await()
          .atMost(SOON)
          .until(() -> subscriber.text(topic + "voltage_l1").equals(Optional.of(voltage)));
      JsonNode json = new ObjectMapper().readTree(subscriber.text(topic + "frame").orElseThrow());
      assertThat(json.at("/raw/EAST").asText()).isEqualTo(sent.get("EAST"));
      assertThat(json.at("/quantities/energy_active_import_total/value").asLong())
          .isEqualTo(energy);
      assertThat(json.at("/quantities/energy_active_import_total/unit").asText()).isEqualTo("Wh");
      assertThat(json.get("sequence").asLong()).isEqualTo(4);
      assertThat(Instant.parse(json.get("time").asText()))
          .isBetween(Instant.parse("2026-01-15T17:00:00Z"), Instant.parse("2026-01-15T17:01:00Z"));
      assertThat(json.toString()).doesNotContain(sent.get("PRM"));
      assertThat(subscriber.all()).noneMatch(message -> message.text().contains(sent.get("PRM")));

      assertThat(master.lowFirstFloat(1, 32774)).isEqualTo(Float.parseFloat(voltage));
      int[] east = master.input(240, 100, 2);
      assertThat((long) east[0] << 16 | east[1]).isEqualTo(energy);
      ModbusRequest write = new WriteSingleRegisterRequest(32774, new SimpleRegister(1));
      assertThat(master.refusal(1, write)).isEqualTo(1);

      assertThat(device.lamp()).isEqualTo("green");
      assertThat(device.status().toString()).doesNotContain(sent.get("ADSC"));
      assertThat(device.get("/api/live").body()).doesNotContain(sent.get("ADSC"));
    }
  }

  @Test
  void staleValuesAreToldOnMqttToo() throws Exception {
    SimulatedMeter meter = Frames.meter(Profile.SINGLE_PHASE);
    Path port = folder.resolve("ttyTIC");
    try (Mosquitto broker = Mosquitto.started(folder);
        Subscriber subscriber = new Subscriber(broker.port());
        Pty line = Pty.plugIn(port);
        Device device =
            Device.started(
                "tic.source",
                "serial:" + port,
                "mqtt.url",
                broker.url(),
                "tic.name",
                "house",
                "stale.after",
                "5")) {
      await()
          .atMost(SOON)
          .until(
              () ->
                  device.source().get("line").asText().equals("open")
                      && device.status().at("/mqtt/state").asText().equals("connected"));
      for (int i = 0; i < 3; i++) {
        line.write(meter.nextFrame());
      }
      await()
          .atMost(SOON)
          .until(
              () ->
                  subscriber
                      .text("tic/house/freshness")
                      .equals(Optional.of("{\"fresh\":true,\"stale\":[]}")));
      await()
          .atMost(SOON)
          .until(() -> subscriber.text("tic/house/freshness").orElse("").contains("voltage_l1"));

      assertThat(subscriber.text("tic/house/freshness").orElseThrow())
          .startsWith("{\"fresh\":false,")
          .contains("energy_active_import_total", "power_active")
          .doesNotContain("load_curve_import_last\"");
    }
  }

  @Test
  void aMeterThatIsSilentAfterARestartIsNotCalledPresent() throws Exception {
    SimulatedMeter meter = Frames.meter(Profile.SINGLE_PHASE);
    Path port = folder.resolve("ttyTIC");
    Path data = folder.resolve("data");
    try (Mosquitto broker = Mosquitto.started(folder);
        Subscriber subscriber = new Subscriber(broker.port())) {
      String[] settings = {"tic.source", "serial:" + port, "mqtt.url", broker.url()};
      try (Pty line = Pty.plugIn(port);
          Device device = Device.startedWith(data, Device.HOME, Patience.USUAL, settings)) {
        await().atMost(SOON).until(() -> device.source().get("line").asText().equals("open"));
        for (int i = 0; i < 3; i++) {
          line.write(meter.nextFrame());
        }
        await().atMost(SOON).until(() -> presence(subscriber).contains("online"));
      }
      int before = presence(subscriber).size();
      try (Device again = Device.startedWith(data, Device.HOME, Patience.USUAL, settings)) {
        await()
            .atMost(SOON)
            .until(() -> presence(subscriber).stream().skip(before).toList().contains("offline"));
        assertThat(again.source().get("frames").asLong()).isZero();
      }
    }
  }

  /** What was said of the meter's presence. */
  private static List<String> presence(Subscriber subscriber) {
    return subscriber.all().stream()
        .filter(message -> message.topic().matches("tic/[0-9]+/status"))
        .map(Subscriber.Received::text)
        .toList();
  }

  @Test
  void whatTheMeterDoesNotSendAnyMoreIsTakenBack() throws Exception {
    SimulatedMeter meter = Frames.meter(Profile.SINGLE_PHASE);
    Path port = folder.resolve("ttyTIC");
    String topic = "tic/house/load_curve_import_last";
    try (Mosquitto broker = Mosquitto.started(folder);
        Subscriber subscriber = new Subscriber(broker.port());
        Pty line = Pty.plugIn(port);
        Device device =
            Device.started(
                "tic.source", "serial:" + port, "mqtt.url", broker.url(), "tic.name", "house")) {
      await()
          .atMost(SOON)
          .until(
              () ->
                  device.source().get("line").asText().equals("open")
                      && device.status().at("/mqtt/state").asText().equals("connected"));
      for (int i = 0; i < 3; i++) {
        line.write(meter.nextFrame());
      }
      await().atMost(SOON).until(() -> subscriber.text(topic).orElse("").matches("[0-9]+"));
      for (int i = 0; i < 3; i++) {
        line.write(without(meter.nextFrame(), "CCASN"));
      }

      await().atMost(SOON).until(() -> subscriber.text(topic).equals(Optional.of("")));
      assertThat(subscriber.newest(topic).orElseThrow().message().isRetained()).isFalse();
    }
  }

  /** The frame without the group of a label. */
  private static byte[] without(byte[] frame, String label) {
    return Lines.bytes(new String(frame, ISO_8859_1).replaceFirst("\n" + label + "\t[^\r]*\r", ""));
  }

  private static Map<String, String> sent(byte[] frame) {
    Map<String, String> data = new TreeMap<>();
    for (Group group : Lines.groups(frame)) {
      data.put(group.label().text(), group.data());
    }
    return data;
  }

  @Test
  void otherPeoplesProgramsReadTheSame() throws Exception {
    String mbpoll = Peers.require("mbpoll").toString();
    try (Device device = Device.started("tic.source", "simulator:three-phase")) {
      await().atMost(SOON).until(() -> device.source().get("frames").asLong() > 0);

      Process master =
          new ProcessBuilder(
                  List.of(
                      mbpoll,
                      "-0",
                      "-1",
                      "-m",
                      "tcp",
                      "-p",
                      "" + device.modbusPort(),
                      "-a",
                      "1",
                      "-t",
                      "4:float",
                      "-r",
                      "32774",
                      "-c",
                      "3",
                      "127.0.0.1"))
              .redirectErrorStream(true)
              .start();
      String said = new String(master.getInputStream().readAllBytes());

      assertThat(master.waitFor()).as(said).isZero();
      assertThat(said)
          .containsPattern("\\[32774]:\\s+2[0-9]{2}\\b")
          .containsPattern("\\[32776]:\\s+2[0-9]{2}\\b")
          .containsPattern("\\[32778]:\\s+2[0-9]{2}\\b");
    }
  }

  @Test
  void twoMetersAreTwoOnMqttOnModbusAndInTheStatus() throws Exception {
    try (Mosquitto broker = Mosquitto.started(folder);
        Subscriber subscriber = new Subscriber(broker.port());
        Device device =
            Device.started(
                Home.withUnits(
                    folder.resolve("home"),
                    "unit: 1, map: phoenix-empro-ma370",
                    "unit: 2, map: phoenix-empro-ma370, source: barn"),
                "tic.source",
                "simulator:three-phase?seed=1",
                "tic.sources.barn",
                "simulator:single-phase?seed=2",
                "mqtt.url",
                broker.url());
        Master master = device.master()) {
      await()
          .atMost(SOON)
          .until(
              () ->
                  subscriber.on("/frame").stream()
                          .map(Subscriber.Received::topic)
                          .distinct()
                          .count()
                      == 2);

      assertThat(subscriber.text("tic/barn/frame")).isPresent();
      await()
          .atMost(SOON)
          .ignoreExceptions()
          .untilAsserted(
              () -> {
                assertThat(master.lowFirstFloat(1, 32776)).isBetween(200f, 260f);
                assertThat(master.lowFirstFloat(2, 32774)).isBetween(200f, 260f);
                assertThat(master.refusal(77, 32774, 2)).as("whose?").isEqualTo(Master.STALE);
                // The barn has one phase: the second voltage reads 0.
                assertThat(master.lowFirstFloat(2, 32776)).isZero();
              });
      assertThat(master.refusal(3, 32774, 2)).isEqualTo(Master.STALE);
      assertThat(device.status().get("sources").findValuesAsText("name"))
          .containsExactly("main", "barn");
    }
  }

  @Test
  void aBrokerThatComesAndGoesStopsNothingElse() throws Exception {
    Duration promised = Duration.ofSeconds(20);
    try (Mosquitto broker = Mosquitto.prepared(folder);
        Device device =
            Device.started("tic.source", "simulator:single-phase", "mqtt.url", broker.url());
        Master master = device.master()) {
      await().atMost(SOON).until(() -> master.refusal(1, 32774, 2) == 0);
      assertThat(device.lamp()).isEqualTo("green");

      for (int i = 0; i < 2; i++) {
        broker.start();
        try (Subscriber subscriber = new Subscriber(broker.port())) {
          await().atMost(promised).until(() -> !subscriber.on("/frame").isEmpty());
          await().atMost(SOON).until(() -> !subscriber.on("/energy_active_import_total").isEmpty());
        }
        broker.stop();
        await()
            .atMost(SOON)
            .until(() -> !device.status().at("/mqtt/state").asText().equals("connected"));
        assertThat(master.refusal(1, 32774, 2)).isZero();
        assertThat(device.lamp()).isEqualTo("green");
      }
    }
  }
}
