package org.ticconnect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.ticconnect.support.Master;
import org.ticconnect.support.Mosquitto;

/** What pages show of the inside, with one device that reads a simulated meter. */
class InspectionTest {
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final String SECRET = "s3cret-of-the-broker";
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private static Path folder;
  private static Mosquitto broker;
  private static Device device;
  private static String address;

  @BeforeAll
  static void start() throws Exception {
    broker = Mosquitto.started(folder);
    device =
        Device.started(
            "tic.source",
            "simulator:tempo",
            "mqtt.url",
            "mqtt://127.0.0.1:" + broker.port(),
            "mqtt.username",
            "tic",
            "mqtt.password",
            SECRET,
            "privacy.prm",
            "true");
    // From the second frame on, what needs to be said twice is known too.
    await()
        .atMost(SOON)
        .until(() -> device.json("/api/frame").get("number").asInt() >= 3 && device.connected());
    try (Master master = device.master()) {
      address = text(master.holding(240, row("meter_address").get("address").asInt(), 6));
    }
    assertThat(address).matches("[0-9]{12}");
  }

  @AfterAll
  static void stop() throws Exception {
    device.close();
    broker.close();
  }

  private static String text(int[] words) {
    StringBuilder text = new StringBuilder();
    for (int word : words) {
      text.append((char) (word >> 8)).append((char) (word & 0xFF));
    }
    return text.toString();
  }

  private static JsonNode row(String quantity) {
    return find(device.json("/api/modbus/registers?unit=240").get("rows"), "quantity", quantity);
  }

  private static JsonNode frame(String label) {
    return find(device.json("/api/frame").get("groups"), "label", label);
  }

  private static JsonNode find(JsonNode rows, String field, String value) {
    return StreamSupport.stream(rows.spliterator(), false)
        .filter(row -> row.path(field).asText().equals(value))
        .findFirst()
        .orElse(JSON.missingNode());
  }

  private static JsonNode posted(String path, String body, int status) throws Exception {
    HttpResponse<String> response = device.post(path, body);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    return JSON.readTree(response.body());
  }

  private static void showsNoIdentifier(String text) {
    assertThat(text).doesNotContain(address, SECRET);
  }

  @Test
  void registersAreShownAsTheyAreServed() throws Exception {
    JsonNode shown = device.json("/api/modbus/registers?unit=240");
    assertThat(shown.get("map").asText()).isEqualTo("native");
    assertThat(shown.get("units").size()).isGreaterThan(1);
    Set<String> keys = new HashSet<>();
    for (JsonNode row : shown.get("rows")) {
      assertThat(keys.add(row.get("key").asText())).as(row.toString()).isTrue();
      assertThat(row.get("meaning").asText()).isNotEmpty();
      assertThat(row.get("meaning_fr").asText()).isNotEmpty();
      assertThat(row.get("state").asText()).isIn("fresh", "stale", "none", "fixed");
    }
    JsonNode calendar = row("tariff_calendar");
    assertThat(calendar.get("value").asText()).isEqualTo(value("tariff_calendar"));
    try (Master master = device.master()) {
      int[] words =
          master.holding(240, calendar.get("address").asInt(), calendar.get("words").asInt());
      assertThat(hex(words)).isEqualTo(calendar.get("hex").asText());
    }
    showsNoIdentifier(shown.toString());
    assertThat(row("meter_address").get("hex").asText()).doesNotContainPattern("[0-9A-F]{4}");
    assertThat(row("meter_address").get("value").asText()).isEqualTo("…" + address.substring(8));
    assertThat(device.get("/api/modbus/registers?unit=77").statusCode()).isEqualTo(404);
    assertThat(device.get("/api/modbus/registers?unit=x").statusCode()).isEqualTo(400);
  }

  private static String hex(int[] words) {
    List<String> hex = new ArrayList<>();
    for (int word : words) {
      hex.add("%04X".formatted(word));
    }
    return String.join(" ", hex);
  }

  private static String value(String quantity) {
    JsonNode known = find(device.json("/api/live").get(0).get("quantities"), "name", quantity);
    assertThat(known.get("meaning_fr").asText()).isNotEmpty();
    return known.get("value").asText();
  }

  @Test
  void everyMapOfTheDeviceDecodesToWhatTheMeterSays() {
    for (JsonNode unit : device.json("/api/modbus/registers").get("units")) {
      JsonNode rows =
          device
              .json(
                  "/api/modbus/registers?unit="
                      + unit.get("unit")
                      + "&map="
                      + unit.get("map").asText())
              .get("rows");
      JsonNode voltage = find(rows, "quantity", "voltage_l1");
      assertThat(voltage.get("value").asDouble()).as(unit.toString()).isBetween(200.0, 260.0);
    }
  }

  @Test
  void aTestReadAsksTheOwnServer() throws Exception {
    JsonNode row = row("tariff_calendar");
    String question =
        "{\"unit\":240,\"function\":3,\"address\":%d,\"count\":%d}"
            .formatted(row.get("address").asInt(), row.get("words").asInt());
    JsonNode read = posted("/api/modbus/read", question, 200);
    assertThat(read.get("request").asText()).startsWith("54 49 00 00 00 06 F0 03");
    assertThat(read.get("words")).hasSize(row.get("words").asInt());
    assertThat(read.get("response").asText().replace(" ", ""))
        .endsWith(row.get("hex").asText().replace(" ", ""));
    assertThat(read.get("ms").asDouble()).isLessThan(2000);

    JsonNode refused =
        posted(
            "/api/modbus/read", "{\"unit\":240,\"function\":4,\"address\":60000,\"count\":2}", 200);
    assertThat(refused.get("exception").get("code").asText()).isEqualTo("02");
    assertThat(refused.get("exception").get("fr").asText()).contains("registres");

    posted("/api/modbus/read", "{\"unit\":240,\"function\":6,\"address\":1,\"count\":2}", 400);
    posted(
        "/api/modbus/read",
        "{\"port\":22,\"unit\":1,\"function\":3,\"address\":1,\"count\":2}",
        400);
    posted("/api/modbus/read", "[]", 400);
  }

  @Test
  void topicsAreShownWithTheirLastPayloadAndSentAgain() throws Exception {
    await().atMost(SOON).until(() -> device.json("/api/mqtt/topics").get("topics").size() > 50);
    JsonNode before = topic("/tariff_calendar");
    assertThat(before.get("payload").asText()).contains(value("tariff_calendar"));
    assertThat(before.get("retained").asBoolean()).isTrue();

    assertThat(posted("/api/mqtt/send", "{}", 200).get("ok").asBoolean()).isTrue();
    await().atMost(SOON).until(() -> !topic("/tariff_calendar").get("at").equals(before.get("at")));
    showsNoIdentifier(device.get("/api/mqtt/topics").body());
  }

  private static JsonNode topic(String end) {
    return StreamSupport.stream(device.json("/api/mqtt/topics").get("topics").spliterator(), false)
        .filter(topic -> topic.get("topic").asText().endsWith(end))
        .findFirst()
        .orElse(JSON.missingNode());
  }

  @Test
  void theNewestFrameHasAMarkForEachLabel() throws Exception {
    JsonNode address = frame("ADSC");
    assertThat(address.get("value").asText()).startsWith("…").hasSize(5);
    assertThat(address.get("quantity").asText()).isEqualTo("meter_address");
    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(device.json("/api/frame").get("groups"))
                    .allSatisfy(group -> assertThat(group.get("mark").asText()).isEqualTo("good")));
    assertThat(frame("STGE").get("quantity").asText()).isEqualTo("status_register");
    assertThat(frame("PRM").get("value").asText()).startsWith("…");
    assertThat(device.get("/api/frame?source=none").statusCode()).isEqualTo(404);
  }

  @Test
  void theLogIsFilteredAndTellsNothingThatItMustNot() throws Exception {
    LoggerFactory.getLogger("org.ticconnect.InspectionTest")
        .warn("line one\r\nforged line of {} with password={} and {}", address, "abc", SECRET);

    JsonNode lines = device.json("/api/log?level=warn&text=forged&last=5");
    assertThat(lines).hasSize(1);
    assertThat(lines.get(0).get("text").asText())
        .startsWith("line one\\r\\nforged line of …" + address.substring(8))
        .endsWith("with password=*** and ***");
    assertThat(device.json("/api/log?level=error&text=forged")).isEmpty();
    assertThat(device.get("/api/log?level=loud").statusCode()).isEqualTo(400);
    showsNoIdentifier(device.get("/api/log").body());
  }

  @Test
  void theHelpBundleHoldsEverythingButWhoseItIs() {
    String help = device.json("/api/help").get("text").asText();

    assertThat(help)
        .contains(
            "TIC Connect", "Java ", "mqtt.password = (set)", "== line ==", "== last frames ==")
        .contains("== modbus ==", "== log ==", "SINSTS");
    showsNoIdentifier(help);
    assertThat(help).doesNotContainPattern("(?<![0-9A-Za-z])([0-9]{12}|[0-9]{14})(?![0-9])");
  }

  @Test
  void aCheckShowsWhatAMapWouldServeOrPublish() throws Exception {
    JsonNode served =
        posted(
                "/api/files/modbus/mine/check",
                "title: Mine\nregisters:\n  - { address: 7, constant: 4711, type: u16 }\n"
                    + "  - { address: 8, quantity: voltage_l1, type: u32, scale: 0.1 }\n",
                200)
            .get("preview");
    assertThat(served.get(0).get("hex").asText()).isEqualTo("1267");
    assertThat(served.get(0).get("value").asText()).isEqualTo("4711");
    assertThat(served.get(1).get("value").asDouble()).isBetween(200.0, 260.0);
    assertThat(served.get(1).get("unit").asText()).isEqualTo("V");

    for (String map : List.of("native", "homeassistant", "influx-line", "teleinfo2mqtt")) {
      JsonNode published =
          posted(
                  "/api/files/mqtt/" + map + "/check",
                  device.get("/api/files/mqtt/" + map).body(),
                  200)
              .get("preview");
      assertThat(published.size()).as(map).isGreaterThan(1);
      assertThat(published).allSatisfy(one -> assertThat(one.get("topic").asText()).isNotEmpty());
    }
  }

  @Test
  void editorsGetSchemasWithTheNamesOfThisDevice() throws Exception {
    JsonNode modbus = device.json("/api/schemas/modbus");
    assertThat(modbus.at("/properties/registers/items/properties/quantity/enum").toString())
        .contains("\"voltage_l1\"");
    assertThat(modbus.at("/x-quantities/voltage_l1/fr").asText()).contains("Tension");
    assertThat(device.json("/api/schemas/mqtt").at("/$defs/quantities/oneOf/1/items/anyOf"))
        .hasSize(2);
    assertThat(device.json("/api/schemas/units").toString()).contains("phoenix-empro-ma370");
    JsonNode routes = device.json("/api/schemas/routes");
    assertThat(routes.at("/$defs/step/properties").toString()).contains("setHeader", "choice");
    assertThat(routes.at("/x-endpoints/to/mqtt-out/options/qos/enum").toString())
        .isEqualTo("[\"0\",\"1\"]");
    assertThat(device.get("/api/schemas/none").statusCode()).isEqualTo(404);
  }

  @Test
  void aCaptureIsReplayedApart() throws Exception {
    HttpClient http = HttpClient.newHttpClient();
    URI base = URI.create("http://127.0.0.1:" + device.httpPort());
    byte[] capture =
        http.send(
                HttpRequest.newBuilder(base.resolve("/api/capture"))
                    .header("Authorization", Device.BEARER)
                    .build(),
                HttpResponse.BodyHandlers.ofByteArray())
            .body();
    HttpResponse<String> answer =
        http.send(
            HttpRequest.newBuilder(base.resolve("/api/replay"))
                .header("Authorization", Device.BEARER)
                .header("Content-Type", "application/octet-stream")
                .POST(HttpRequest.BodyPublishers.ofByteArray(capture))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    JsonNode report = JSON.readTree(answer.body());
    assertThat(report.get("frames").get("correct").asInt()).isPositive();
    assertThat(report.get("grade").asText()).isEqualTo("A");
    assertThat(report.get("diagnosis").get("fr").asText()).isNotEmpty();
    assertThat(find(report.get("values"), "name", "tariff_calendar").get("value").asText())
        .isEqualTo(value("tariff_calendar"));
    posted("/api/replay?mode=historique", "x", 400);
  }

  @Test
  void whoLooksIsToldWhatIsNew() throws Exception {
    URI stream =
        URI.create(
            "http://127.0.0.1:"
                + device.httpPort()
                + "/api/stream?of=requests,frame,log,topics,registers:/240");
    HttpResponse<Stream<String>> looking =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(stream).header("Authorization", Device.BEARER).build(),
                HttpResponse.BodyHandlers.ofLines());
    Map<String, Integer> told = new TreeMap<>();
    try (Stream<String> lines = looking.body()) {
      lines
          .filter(line -> line.startsWith("event:"))
          .limit(60)
          .map(line -> line.substring("event:".length()).strip())
          .takeWhile(name -> told.merge(name, 1, Integer::sum) < 3 || told.size() < 5)
          .forEach(name -> {});
    }
    assertThat(told).containsOnlyKeys("requests", "frame", "log", "topics", "registers");
    assertThat(device.get("/api/stream?of=registers:/77").statusCode()).isEqualTo(400);
  }

  @Test
  void aDeviceThatMayNotAskItselfSaysSo() throws Exception {
    try (Device closed =
        Device.started("tic.source", "simulator:tempo", "modbus.allow", "10.0.0.0/8")) {
      HttpResponse<String> refused =
          closed.post("/api/modbus/read", "{\"unit\":1,\"function\":3,\"address\":0,\"count\":1}");
      assertThat(refused.statusCode()).isEqualTo(409);
      assertThat(refused.body()).contains("modbus.allow does not name 127.0.0.1");
      assertThat(closed.post("/api/mqtt/send", "{}").body()).contains("no broker is set");
      assertThat(closed.json("/api/mqtt/topics").get("topics")).isEmpty();
    }
  }
}
