package org.ticconnect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.ticconnect.support.Home;
import org.ticconnect.support.Ports;

/** Settings and the table of units as forms in the whole program, taken over by a restart. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class SettingsFormTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration SOON = Duration.ofSeconds(15);

  @TempDir private static Path folder;
  private static Device device;

  @BeforeAll
  static void start() throws Exception {
    Path home = Home.copy(folder.resolve("home"));
    device =
        Device.startedWith(
            folder.resolve("data"), home, Patience.USUAL, "tic.source", "simulator:single-phase");
  }

  @AfterAll
  static void stop() {
    device.close();
  }

  private static JsonNode settings() {
    return device.json("/api/settings");
  }

  private static JsonNode value(String key) {
    return settings().get("values").path(key);
  }

  private static JsonNode key(String name) {
    for (JsonNode group : settings().get("groups")) {
      for (JsonNode key : group.get("keys")) {
        if (key.get("key").asText().equals(name)) {
          return key;
        }
      }
    }
    throw new AssertionError("no key " + name);
  }

  private static HttpResponse<String> put(String values) throws Exception {
    return put(values, settings().get("etag").asText());
  }

  private static HttpResponse<String> put(String values, String tag) throws Exception {
    return device.send("PUT", "/api/settings", "{\"values\":" + values + "}", "If-Match", tag);
  }

  @Test
  @Order(1)
  void doesNotLockOutWhoSetsWhereThePageListens() throws Exception {
    HttpResponse<String> refused = put("{\"http.bind\":\"127.0.0.5\"}");

    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body())
        .contains("\"key\":\"http.bind\"")
        .contains("open it as http://127.0.0.5 first");
    assertThat(errors("{\"http.bind\":\"0.0.0.0\"}")).isEmpty();
    assertThat(errors("{\"http.bind\":\"127.0.0.1\"}")).isEmpty();
  }

  private static void saved(String values) throws Exception {
    device.awaitRestart(
        () -> {
          HttpResponse<String> answer = put(values);
          assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
          assertThat(answer.body()).contains("\"applied\":\"restart\"");
        });
  }

  private static JsonNode errors(String values) throws Exception {
    return JSON.readTree(
            device.send("POST", "/api/settings/check", "{\"values\":" + values + "}").body())
        .get("errors");
  }

  @Test
  @Order(1)
  void theFormTellsAllOfAKeyAndWhoSaidIt() {
    JsonNode stale = key("stale.after");
    assertThat(stale.get("type").asText()).isEqualTo("number");
    assertThat(stale.get("minimum").asInt()).isEqualTo(5);
    assertThat(stale.get("default").asInt()).isEqualTo(10);
    assertThat(stale.get("unit").asText()).isEqualTo("s");
    assertThat(stale.get("allowed_fr").asText()).isEqualTo("secondes de 5 à 60");
    assertThat(key("http.port").get("fixed_by").asText()).isEqualTo("command line");
    assertThat(key("routes.push").get("fixed_by").asText()).contains("application.properties");
    assertThat(key("mqtt.map").get("choices").toString()).contains("homeassistant");
    assertThat(key("tic.sources.NAME").get("repeats").asBoolean()).isTrue();
    assertThat(value("stale.after").get("from").asText()).isEqualTo("shipped");
    assertThat(value("mqtt.password").get("set").asBoolean()).isFalse();
    assertThat(value("modbus.allow").get("value").get(0).asText()).isEqualTo("127.0.0.0/8");
  }

  @Test
  @Order(2)
  void whatIsWrongIsToldByKeyAndChangesNothing() throws Exception {
    JsonNode errors =
        errors(
            "{\"stale.after\":3,\"http.port\":81,\"routes.push\":[\"https://x\"],\"no.key\":1,"
                + "\"tic.name\":\"a\\nhttp.bind = 0.0.0.0\"}");
    assertThat(errors).hasSize(5);
    assertThat(errors.toString())
        .contains(
            "3: seconds from 5 to 60", "3 : secondes de 5 à 60", "command line", "no such key");
    assertThat(errors("{\"stale.after\":30,\"share.port\":3001}")).isEmpty();
    assertThat(errors("{\"mqtt.map\":\"nothing\"}").toString()).contains("nothing");
    assertThat(errors("{\"tic.sources.barn\":\"tcp://nowhere\"}").toString())
        .contains("tic.sources.barn", "tcp://host:port");
    HttpResponse<String> refused = put("{\"stale.after\":3}");
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(JSON.readTree(refused.body()).at("/errors/0/key").asText()).isEqualTo("stale.after");
    assertThat(value("stale.after").get("value").asInt()).isEqualTo(10);
    assertThat(put("{\"stale.after\":10}").body()).contains("\"applied\":\"nothing\"");
  }

  @Test
  @Order(3)
  void onlyWhatDiffersIsWrittenAndCountsAfterARestart() throws Exception {
    String before = settings().get("etag").asText();
    saved(
        "{\"stale.after\":20,\"log.level\":\"info\",\"mqtt.url\":[\"mqtt://127.0.0.1:1\"],"
            + "\"mqtt.password\":\"hid\\\\den\",\"tic.sources.barn\":\"simulator:solar\"}");
    assertThat(value("stale.after").toString()).isEqualTo("{\"value\":20,\"from\":\"own\"}");
    assertThat(device.status().get("sources")).hasSize(2);
    assertThat(value("mqtt.password").toString()).isEqualTo("{\"set\":true,\"from\":\"own\"}");
    assertThat(settings().toString()).doesNotContain("hid");
    assertThat(device.get("/api/files/config/settings").body().lines())
        .containsExactlyInAnyOrder(
            "stale.after = 20",
            "mqtt.url = mqtt://127.0.0.1:1",
            "mqtt.password = (kept)",
            "tic.sources.barn = simulator:solar");
    assertThat(put("{\"stale.after\":21}", before).statusCode()).isEqualTo(409);
    assertThat(
            device.send("PUT", "/api/settings", "{\"values\":{\"stale.after\":21}}").statusCode())
        .isEqualTo(428);
  }

  @Test
  @Order(4)
  void aSavedPasswordGoesToNoOtherBroker() throws Exception {
    JsonNode errors = errors("{\"mqtt.url\":\"mqtt://evil:1883\"}");
    assertThat(errors.at("/0/key").asText()).isEqualTo("mqtt.password");
    assertThat(errors.at("/0/error").asText()).contains("no other broker");
    assertThat(errors("{\"mqtt.url\":\"mqtt://other\",\"mqtt.password\":\"new\"}")).isEmpty();
    assertThat(errors("{\"mqtt.url\":\"\",\"mqtt.password\":\"\"}")).isEmpty();
    assertThat(errors("{\"stale.after\":25}")).isEmpty();
  }

  @Test
  @Order(5)
  void settingsThatDoNotComeUpGiveWayToThoseBefore() throws Exception {
    device.awaitRestart(
        () -> assertThat(put("{\"modbus.bind\":\"192.0.2.1\"}").statusCode()).isEqualTo(200));
    await()
        .atMost(SOON)
        .until(() -> value("modbus.bind").get("value").asText().equals("127.0.0.1"));
    assertThat(value("stale.after").get("value").asInt()).isEqualTo(20);
    assertThat(settings().get("refused").asText()).contains("modbus.port", "modbus.bind");
    assertThat(device.status().get("notices").toString()).contains("settings_refused");
    try (var master = device.master()) {
      await().atMost(SOON).until(() -> master.refusal(1, 0x8006, 2) == 0);
    }
  }

  @Test
  @Order(6)
  void theTableIsReadCheckedRowByRowAndServedAtOnce() throws Exception {
    JsonNode table = device.json("/api/modbus/table");
    assertThat(table.get("rows")).hasSize(2);
    assertThat(table.get("maps").toString()).contains("\"native\"");
    assertThat(table.get("sources").toString()).isEqualTo("[\"main\",\"barn\"]");

    String rows =
        "{\"rows\":[{\"unit\":1,\"map\":\"native\",\"clients\":[],\"port\":null},{\"unit\":300,"
            + "\"map\":\"native\"},{\"unit\":2,\"map\":\"none\"}]}";
    String tag = table.get("etag").asText();
    HttpResponse<String> refused = device.send("PUT", "/api/modbus/table", rows, "If-Match", tag);
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(JSON.readTree(refused.body()).at("/errors/0").toString())
        .contains("\"row\":1", "\"field\":\"unit\"");
    refused = device.send("PUT", "/api/modbus/table", rows.replace("300", "3"), "If-Match", tag);
    assertThat(JSON.readTree(refused.body()).at("/errors/0").toString())
        .contains("\"row\":2", "\"field\":\"map\"", "no map 'none'");
    refused =
        device.send(
            "PUT",
            "/api/modbus/table",
            "{\"rows\":[{\"unit\":1,\"map\":\"native\",\"source\":\"cellar\"}]}",
            "If-Match",
            tag);
    assertThat(JSON.readTree(refused.body()).at("/errors/0").toString())
        .contains("\"row\":0", "\"field\":\"source\"");

    try (var master = device.master()) {
      HttpResponse<String> taken =
          device.send(
              "PUT",
              "/api/modbus/table",
              "{\"rows\":[{\"unit\":9,\"map\":\"native\",\"source\":\"barn\",\"port\":"
                  + Ports.free()
                  + "},{\"unit\":5,\"map\":\"native\",\"clients\":[\"127.0.0.1\"]}]}",
              "If-Match",
              tag);
      assertThat(taken.statusCode()).as(taken.body()).isEqualTo(200);
      assertThat(JSON.readTree(taken.body()).get("own").asBoolean()).isTrue();
      await().atMost(SOON).until(() -> master.refusal(5, 205, 1) == 0);
      assertThat(device.get("/api/files/config/units").body())
          .startsWith("# Who gets which meter")
          .contains("  - {\"unit\":5,\"map\":\"native\",\"clients\":[\"127.0.0.1\"]}");
    }
    assertThat(device.send("PUT", "/api/modbus/table", rows, "If-Match", "1-old").statusCode())
        .isIn(409, 422);
  }

  @Test
  @Order(7)
  void factsAreTold() {
    JsonNode facts = device.json("/api/facts");
    assertThat(facts.at("/time/device").asText()).matches("\\d{4}-.*Z");
    assertThat(facts.at("/time/plausible").isBoolean()).isTrue();
    assertThat(facts.at("/page/theme").asText()).isEqualTo("auto");
    assertThat(facts.at("/network/managed").asBoolean()).isFalse();
    assertThat(facts.at("/network/interfaces").toString()).contains("127.0.0.1");
    assertThat(facts.at("/program/data_bytes").asLong()).isPositive();
    assertThat(facts.at("/program/memory_bytes").asLong()).isPositive();
  }
}
