package org.ticconnect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ticconnect.settings.SettingException;
import org.ticconnect.support.Mosquitto;
import org.ticconnect.support.Pty;
import org.ticconnect.support.Subscriber;
import org.ticconnect.tic.Lines;

/** What each shipped topic map makes of the same frame, from a pseudo terminal to a real broker. */
class TopicPresetsTest {
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final String FRAME =
      Lines.frame(
          Lines.group("ADSC", "042176000123"),
          Lines.group("VTIC", "02"),
          Lines.group("DATE", "H261125120000", ""),
          Lines.group("LTARF", "   HEURE  CREUSE"),
          Lines.group("EAST", "001234567"),
          Lines.group("IRMS1", "005"),
          Lines.group("URMS1", "231"),
          Lines.group("PREF", "06"),
          Lines.group("SINSTS", "01198"),
          Lines.group("SMAXSN", "H261125081500", "04470"),
          Lines.group("STGE", "003A0001"),
          Lines.group("NJOURF+1", "02"));

  @TempDir private Path folder;

  private interface Check {
    void of(Subscriber subscriber) throws Exception;
  }

  /**
   * @param last what the topic has when a text is believed, which two frames must agree on
   */
  private void heardOn(String map, String topic, String last, Check check) throws Exception {
    Path port = folder.resolve("ttyTIC");
    try (Mosquitto broker = Mosquitto.started(folder);
        Subscriber subscriber = new Subscriber(broker.port());
        Pty line = Pty.plugIn(port);
        Device device =
            Device.started(
                "tic.source", "serial:" + port, "mqtt.url", broker.url(), "mqtt.map", map)) {
      await()
          .atMost(SOON)
          .until(() -> device.source().get("line").asText().equals("open") && device.connected());
      for (int i = 1; i <= 3; i++) {
        int frames = i;
        // One by one, as a meter sends them: a map that takes one in five seconds takes the second.
        line.write(Lines.bytes(FRAME));
        await().atMost(SOON).until(() -> device.source().get("frames").asInt() == frames);
      }
      await().atMost(SOON).until(() -> subscriber.text(topic).orElse("").contains(last));
      check.of(subscriber);
      assertThat(device.mqtt().get("refused_topics")).isEmpty();
    }
  }

  private static JsonNode json(Subscriber subscriber, String topic) throws Exception {
    return new ObjectMapper().readTree(subscriber.text(topic).orElseThrow());
  }

  @Test
  void nativeTellsEverythingOfAFrameAndEachQuantity() throws Exception {
    String topic = "tic/042176000123/frame";
    heardOn(
        "native",
        topic,
        "HEURE",
        subscriber -> {
          JsonNode frame = json(subscriber, topic);
          assertThat(frame.at("/time").asText()).isEqualTo("2026-11-25T11:00:00Z");
          assertThat(frame.at("/raw/NJOURF+1").asText()).isEqualTo("02");
          assertThat(frame.at("/quantities/power_apparent_import/value").asInt()).isEqualTo(1198);
          assertThat(frame.at("/quantities/power_apparent_import/unit").asText()).isEqualTo("VA");
          await()
              .atMost(SOON)
              .until(
                  () -> subscriber.text("tic/042176000123/voltage_l1").equals(Optional.of("231")));
        });
  }

  @Test
  void teleinfo2mqttHasItsTopicsAndKeys() throws Exception {
    String topic = "teleinfo/042176000123";
    heardOn(
        "teleinfo2mqtt",
        topic,
        "HEURE",
        subscriber -> {
          JsonNode frame = json(subscriber, topic);
          await()
              .atMost(SOON)
              .until(() -> subscriber.text("teleinfo/status").equals(Optional.of("up")));
          assertThat(frame.at("/EAST/raw").asText()).isEqualTo("001234567");
          assertThat(frame.at("/EAST/value").asLong()).isEqualTo(1234567);
          assertThat(frame.at("/PREF/value").asInt()).as("VA").isEqualTo(6000);
          assertThat(frame.at("/NJOURF+1/value").asInt()).isEqualTo(2);
          assertThat(frame.at("/SMAXSN/value").asInt()).isEqualTo(4470);
          assertThat(frame.at("/SMAXSN/timestamp/dst").asText()).isEqualTo("winter");
          assertThat(frame.at("/SMAXSN/timestamp/date").asText()).isEqualTo("2026-11-25T07:15:00Z");
          assertThat(frame.get("EAST").has("timestamp")).isFalse();
          assertThat(frame.at("/STGE/value").asText()).isEqualTo("003A0001");
        });
  }

  @Test
  void jeedomGetsTheAddressFirstAndEverythingAsText() throws Exception {
    heardOn(
        "jeedom",
        "tic/TELEINFO",
        "HEURE",
        subscriber -> {
          String text = subscriber.text("tic/TELEINFO").orElseThrow();
          assertThat(text).startsWith("{\"TIC\":{\"ADSC\":\"042176000123\",");
          JsonNode frame = json(subscriber, "tic/TELEINFO").get("TIC");
          assertThat(frame.get("SINSTS").asText()).isEqualTo("01198");
          assertThat(frame).allSatisfy(value -> assertThat(value.isTextual()).isTrue());
        });
  }

  @Test
  void influxDbGetsALineWithTheTimeOfTheMeter() throws Exception {
    String topic = "tic/042176000123/influx";
    heardOn(
        "influx-line",
        topic,
        ",meter=",
        subscriber -> {
          String line =
              subscriber.on("/influx").stream()
                  .map(Subscriber.Received::text)
                  .filter(text -> text.startsWith("linky,"))
                  .findFirst()
                  .orElseThrow();
          assertThat(line)
              .startsWith("linky,meter=042176000123 ")
              .contains("energy_active_import_total=1234567i", ",voltage_l1=231i,")
              .endsWith(" 1795604400000000000");
          assertThat(line.split(" ")).hasSize(3);
          assertThat(subscriber.newest(topic).map(one -> one.message().isRetained()))
              .isEqualTo(Optional.of(false));
        });
  }

  @Test
  void thingsBoardGetsTelemetryWithTheTimeOfTheMeter() throws Exception {
    heardOn(
        "thingsboard",
        "v1/devices/me/telemetry",
        "\"ts\"",
        subscriber -> {
          JsonNode telemetry =
              new ObjectMapper()
                  .readTree(
                      subscriber.on("/telemetry").stream()
                          .map(Subscriber.Received::text)
                          .filter(text -> text.startsWith("{"))
                          .findFirst()
                          .orElseThrow());
          assertThat(telemetry.get("ts").asLong()).isEqualTo(1795604400000L);
          assertThat(telemetry.at("/values/voltage_l1").asInt()).isEqualTo(231);
          assertThat(subscriber.text("v1/devices/me/attributes")).contains("{\"connected\":true}");
          assertThat(subscriber.all()).noneMatch(message -> message.message().isRetained());
        });
  }

  @Test
  void severalMetersAreNotMixedOnOneTopic() {
    assertThatThrownBy(
            () ->
                Device.started(
                        "tic.source",
                        "simulator:single-phase",
                        "tic.sources.barn",
                        "simulator:producer",
                        "mqtt.url",
                        "mqtt://127.0.0.1",
                        "mqtt.map",
                        "thingsboard")
                    .close())
        .isInstanceOf(SettingException.class)
        .hasMessageContaining("'v1/devices/me/telemetry' would mix them");
  }
}
