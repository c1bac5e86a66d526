package org.ticconnect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The door to the owner's files, as somebody with curl finds it. */
final class OwnFilesTest {
  private static final String MINE = "/api/files/routes/mine";
  private static final String ROUTE =
      """
      - route:
          id: mine
          from:
            uri: live:power_apparent_import
            steps:
              - to: mqtt-out:tic/own/power?retained=true
      """;
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path folder;
  private Device device;

  @BeforeEach
  void start() throws Exception {
    device = Device.started("tic.source", "simulator:three-phase");
  }

  @AfterEach
  void stop() {
    device.close();
  }

  private static String etag(HttpResponse<String> response) {
    return response.headers().firstValue("ETag").orElseThrow();
  }

  private JsonNode answer(int status, HttpResponse<String> response) throws Exception {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    return JSON.readTree(response.body());
  }

  @Test
  void savesReadsComparesAndRollsBack() throws Exception {
    HttpResponse<String> first = device.send("PUT", MINE, ROUTE);
    assertThat(answer(200, first).get("version").asInt()).isEqualTo(1);
    assertThat(answer(200, first).get("author").asText()).isEqualTo("127.0.0.1, token admin");
    assertThat(device.get(MINE).body()).isEqualTo(ROUTE);
    assertThat(etag(device.get(MINE))).isEqualTo(etag(first));
    assertThat(device.json("/api/routes")).as("saving runs nothing").isEmpty();

    answer(200, device.send("POST", MINE + "/activate", ""));
    assertThat(device.json("/api/routes").get(0).get("state").asText()).isEqualTo("running");

    String changed = ROUTE.replace("tic/own/power", "tic/own/drawn");
    answer(200, device.send("PUT", MINE, changed, "If-Match", etag(first)));
    answer(200, device.send("POST", MINE + "/activate", ""));
    assertThat(device.get(MINE + "/compare?from=1&to=2").body())
        .contains("-        - to: mqtt-out:tic/own/power", "+        - to: mqtt-out:tic/own/drawn");

    answer(200, device.send("POST", MINE + "/activate?version=1", ""));
    JsonNode versions = device.json(MINE + "/versions");
    assertThat(versions).hasSize(2);
    assertThat(versions.get(1).get("active").asBoolean()).isTrue();
    assertThat(device.get(MINE + "/versions/2").body()).isEqualTo(changed);

    answer(200, device.send("DELETE", MINE, ""));
    assertThat(device.json("/api/routes")).isEmpty();
    answer(404, device.get(MINE));
  }

  @Test
  void tellsTheSecondEditorThatHeIsTheSecond() throws Exception {
    String native_ = "/api/files/mqtt/native";
    String both = etag(device.get(native_));
    String text = device.get(native_).body();
    answer(200, device.send("PUT", native_, "# one\n" + text, "If-Match", both));

    assertThat(
            answer(409, device.send("PUT", native_, "# two\n" + text, "If-Match", both)).toString())
        .contains("saved by somebody else");
    assertThat(answer(428, device.send("PUT", native_, text)).toString()).contains("If-Match");
    assertThat(device.get(native_).body()).startsWith("# one\n");
  }

  @Test
  void triesRoutesWithAFrame() throws Exception {
    JsonNode trial = answer(200, device.send("POST", MINE + "/check", ROUTE));

    assertThat(trial.get("ok").asBoolean()).isTrue();
    JsonNode sent = trial.get("trial").get("sent").get(0);
    assertThat(sent.get("target").asText()).isEqualTo("tic/own/power");
    assertThat(sent.get("payload").asText()).matches("[0-9]+");
    assertThat(device.json("/api/routes")).isEmpty();
  }

  @Test
  void keepsTheMapBeforeWhenANewOneIsWrong() throws Exception {
    String unit = device.get("/api/modbus").body();
    List<List<String>> wrong = new ArrayList<>();
    wrong.add(
        List.of(
            "registers[1]",
            "{ address: 0, quantity: voltage_l1, type: s32 }\n  - { address: 1, quantity: voltage_l2, type: u16 }"));
    wrong.add(List.of("address", "{ address: 70000, quantity: voltage_l1, type: u16 }"));
    wrong.add(List.of("voltage_l9", "{ address: 0, quantity: voltage_l9, type: u16 }"));
    wrong.add(List.of("u17", "{ address: 0, quantity: voltage_l1, type: u17 }"));
    wrong.add(List.of("scale", "{ address: 0, quantity: voltage_l1, type: u16, scale: 0 }"));
    for (List<String> one : wrong) {
      JsonNode refused =
          answer(
              422,
              device.send(
                  "PUT",
                  "/api/files/modbus/mine",
                  "title: Mine\nregisters:\n  - " + one.get(1) + "\n"));
      JsonNode mistake = refused.get("mistakes").get(0);
      assertThat(mistake.get("file").asText()).isEqualTo("mappings/modbus/mine.yaml");
      assertThat(mistake.get("line").asInt()).isBetween(3, 4);
      assertThat(mistake.toString()).contains(one.get(0));
    }
    assertThat(device.get("/api/files/modbus/mine").statusCode()).isEqualTo(404);
    assertThat(JSON.readTree(unit).get("units")).isEqualTo(device.json("/api/modbus").get("units"));
  }

  @Test
  void givesAnOwnMapAUnitWhileItRuns() throws Exception {
    device.run(
        "modbus/mine", "title: Mine\nregisters:\n  - { address: 7, constant: 4711, type: u16 }\n");
    device.run(
        "config/units",
        device.get("/api/files/config/units").body() + "  - { unit: 9, map: mine }\n");

    try (var master = device.master()) {
      assertThat(master.holding(9, 7, 1)).containsExactly(4711);
    }
    // The map cannot be taken from the table that names it.
    answer(422, device.send("POST", "/api/files/modbus/mine/restore", ""));
    answer(200, device.send("POST", "/api/files/config/units/restore", ""));
    answer(200, device.send("POST", "/api/files/modbus/mine/restore", ""));
  }

  @Test
  void refusesNamesThatLeadElsewhere() throws Exception {
    for (String name :
        List.of(
            "..%2fx",
            "%2e%2e", ".hidden", "a.yaml", "x".repeat(300), "C:%5Cx", "%00", "A", "%EF%BD%81")) {
      HttpResponse<String> refused = device.send("PUT", "/api/files/routes/" + name, ROUTE);
      assertThat(refused.statusCode()).as(name).isIn(400, 404, 405);
    }
    answer(400, device.send("PUT", "/api/files/tic/standard", ROUTE));
    answer(400, device.send("PUT", "/api/files/config/application", ROUTE));
    assertThat(
            answer(422, device.send("PUT", "/api/files/routes/tic", ROUTE, "If-Match", "*"))
                .toString())
        .contains("another name");
  }

  @Test
  void refusesWhatIsNoTextOrTooLarge() throws Exception {
    assertThat(
            answer(
                    400,
                    device.send(
                        "PUT", MINE, "a=b", "Content-Type", "application/x-www-form-urlencoded"))
                .toString())
        .contains("form");
    assertThat(answer(400, device.send("PUT", MINE, "# " + "x".repeat(256 * 1024))).toString())
        .contains("256 KiB");
    assertThat(device.send("PUT", MINE, "x".repeat(1024 * 1024 + 1)).statusCode()).isEqualTo(413);
  }

  @Test
  void handsNothingOfARequestBack() throws Exception {
    HttpResponse<String> response =
        device.send("GET", "/api/files?Set-Cookie=session%3Devil&Location=x", "", "X-Evil", "1");
    assertThat(response.headers().map()).doesNotContainKeys("set-cookie", "location", "x-evil");
    response = device.send("PUT", "/api/files/routes/..?Set-Cookie=session%3Devil", "x");
    assertThat(response.headers().map()).doesNotContainKeys("set-cookie");
  }

  @Test
  void showsNoSecretOfTheSettings() throws Exception {
    String settings = "/api/files/config/settings";
    HttpResponse<String> saved =
        device.send(
            "PUT", settings, "mqtt.password = geheim\nmqtt.username = tic\n", "If-Match", "*");
    answer(200, saved);
    JsonNode active = answer(200, device.send("POST", settings + "/activate", ""));
    assertThat(active.get("restart_needed").asBoolean()).isTrue();
    assertThat(device.get(settings).body())
        .contains("mqtt.password = (kept)", "mqtt.username = tic");

    answer(
        200,
        device.send(
            "PUT",
            settings,
            device.get(settings).body().replace("= tic", "= tac"),
            "If-Match",
            etag(saved)));

    for (String path :
        List.of("", "/versions", "/versions/1", "/versions/2", "/compare?from=1&to=2")) {
      assertThat(device.get(settings + path).body()).as(path).doesNotContain("geheim");
    }
    assertThat(device.get("/api/bundle").body()).doesNotContain("geheim");
    assertThat(
            answer(422, device.send("PUT", settings, "mqtt.prot = 1\n", "If-Match", "*"))
                .toString())
        .contains("mqtt.prot", "\"line\":1");
    assertThat(
            answer(422, device.send("PUT", settings, "\nmqtt.map = none-such\n", "If-Match", "*"))
                .toString())
        .contains("none-such");
  }

  @Test
  void givesASavedPasswordToNoOtherBroker() throws Exception {
    device.run("config/settings", "mqtt.url = mqtt://127.0.0.1:1\nmqtt.password = geheim\n");
    String evil = device.get("/api/files/config/settings").body().replace("127.0.0.1", "127.0.0.2");

    assertThat(
            answer(400, device.send("PUT", "/api/files/config/settings", evil, "If-Match", "*"))
                .toString())
        .contains("write the password");
    String bundle = device.get("/api/bundle").body().replace("127.0.0.1", "127.0.0.2");
    JsonNode taken = answer(200, device.send("POST", "/api/bundle?check=true", bundle));
    assertThat(taken.get("secrets_missing").toString()).contains("mqtt.password");
  }

  @Test
  void takesItsWholeConfigurationToAnotherDevice() throws Exception {
    device.run("routes/mine", ROUTE);
    device.run("mqtt/native", "# mine\n" + device.get("/api/files/mqtt/native").body());
    device.run("config/settings", "mqtt.password = geheim\nstale.after = 20\n");
    String bundle =
        device
            .send(
                "POST",
                "/api/bundle/export",
                "{\"passphrase\":\"eine Wand\"}",
                "Content-Type",
                "application/json")
            .body();
    assertThat(bundle).doesNotContain("geheim").contains("routes/mine.yaml");

    try (Device other = Device.started("tic.source", "simulator:three-phase")) {
      other.run("routes/old", ROUTE.replace("id: mine", "id: old"));
      String wrong = bundle.replace("live:power_apparent_import", "exec:touch");
      answer(422, other.send("POST", "/api/bundle", wrong));
      assertThat(other.json("/api/routes").get(0).get("path").asText())
          .isEqualTo("routes/old.yaml");
      String wrapped = "{\"passphrase\":\"%s\",\"bundle\":" + bundle + "}";
      assertThat(
              answer(400, other.send("POST", "/api/bundle", wrapped.formatted("ein Tor")))
                  .toString())
          .contains("passphrase");
      answer(200, other.send("POST", "/api/bundle?check=true", wrapped.formatted("eine Wand")));
      assertThat(other.json("/api/routes")).hasSize(1);

      JsonNode taken =
          answer(200, other.send("POST", "/api/bundle", wrapped.formatted("eine Wand")));

      assertThat(taken.get("secrets_missing")).isEmpty();
      assertThat(other.json("/api/routes")).hasSize(1);
      assertThat(other.json("/api/routes").get(0).get("path").asText())
          .isEqualTo("routes/mine.yaml");
      assertThat(other.get("/api/files/mqtt/native").body()).startsWith("# mine\n");
      assertThat(JSON.readTree(other.get("/api/bundle").body()).get("files"))
          .isEqualTo(JSON.readTree(device.get("/api/bundle").body()).get("files"));
    }
  }

  @Test
  void keepsEverythingOverARestart() throws Exception {
    Path data = folder.resolve("data");
    Path home = Path.of("").toAbsolutePath();
    try (Device first =
        Device.startedWith(data, home, Patience.USUAL, "tic.source", "simulator:tempo")) {
      first.run("routes/mine", ROUTE);
      first.run("config/settings", "stale.after = 20\n");
    }
    try (Device second =
        Device.startedWith(data, home, Patience.USUAL, "tic.source", "simulator:tempo")) {
      assertThat(second.json("/api/routes").get(0).get("state").asText()).isEqualTo("running");
      await()
          .atMost(Duration.ofSeconds(10))
          .until(
              () ->
                  second.json("/api/routes").get(0).get("routes").get(0).get("messages").asInt()
                      > 0);
    }
    try (Device third =
        Device.startedWith(data, home, Patience.USUAL, "tic.source", "simulator:tempo")) {
      answer(200, third.send("POST", MINE + "/restore", ""));
      assertThat(third.json("/api/routes")).isEmpty();
    }
    try (Stream<Path> texts = Files.list(data.resolve("library/texts"))) {
      assertThat(texts).hasSize(2);
    }
  }

  @Test
  void hasTheExamplesForWhoHasNoShell() throws Exception {
    for (JsonNode name : device.json("/api/examples")) {
      String text = device.get("/api/examples/" + name.asText()).body();
      assertThat(text)
          .isEqualTo(Files.readString(Path.of("routes/examples", name.asText() + ".yaml")));
    }
    answer(404, device.get("/api/examples/..%2f..%2ftic"));
  }

  @Test
  void refusesAFormWhereverABodyMatters() throws Exception {
    String[] form = {"Content-Type", "application/x-www-form-urlencoded"};
    answer(200, device.send("PUT", MINE, ROUTE));
    for (String path : List.of(MINE + "/check", "/api/bundle", "/api/bundle/export")) {
      assertThat(answer(400, device.send("POST", path, "a=b", form)).toString()).contains("form");
    }
  }

  @Test
  void takesNoMoreFilesThanItHasRoomFor() throws Exception {
    String large = "# " + "x".repeat(200_000) + "\n" + ROUTE;
    for (int i = 0; i < 3; i++) {
      answer(200, device.send("PUT", "/api/files/routes/large-" + i, large));
    }
    assertThat(answer(409, device.send("PUT", "/api/files/routes/large-3", large)).toString())
        .contains("768 KiB");
    for (int i = 3; i < 100; i++) {
      answer(200, device.send("PUT", "/api/files/routes/small-" + i, ROUTE));
    }
    assertThat(answer(409, device.send("PUT", "/api/files/routes/one-more", ROUTE)).toString())
        .contains("more than 100 own files");
  }

  @Test
  void takesNoFileThatWouldFillItsMemory() throws Exception {
    String names = "? " + "k".repeat(100_000) + "\n: [" + "1,".repeat(60_000) + "1]\n";
    StringBuilder deep = new StringBuilder();
    for (int level = 0; level < 45; level++) {
      deep.append(" ".repeat(level)).append("k".repeat(900)).append(":\n");
    }
    deep.append(" ".repeat(46)).append("[").append("1,".repeat(60_000)).append("1]\n");
    for (String bomb : List.of(names, deep.toString())) {
      for (String kind : List.of("routes", "mqtt", "modbus")) {
        answer(422, device.send("PUT", "/api/files/" + kind + "/bomb", bomb));
      }
    }
  }

  @Test
  void opensNoFileOfTheDeviceByItsSettings() throws Exception {
    for (String setting :
        List.of(
            "tic.source = file:/etc/passwd",
            "tic.sources.x = file:/etc/passwd?pace=max",
            "tic.source = serial:/dev/../etc/passwd",
            "tic.source = serial:/etc/passwd",
            "mqtt.tls.ca = /etc/passwd",
            "routes.topics = #",
            "routes.push = https://evil.example",
            "mqtt.tls.key = ../../etc/shadow")) {
      answer(
          422, device.send("PUT", "/api/files/config/settings", setting + "\n", "If-Match", "*"));
    }
  }

  @Test
  void refusesSettingsWithWhichItWouldNotStart() throws Exception {
    String settings = "/api/files/config/settings";
    assertThat(
            answer(
                    422,
                    device.send(
                        "PUT",
                        settings,
                        "mqtt.url = mqtts://x\nmqtt.tls.ca = none.pem\n",
                        "If-Match",
                        "*"))
                .toString())
        .contains("none.pem");
    device.run("mqtt/mine", device.get("/api/files/mqtt/native").body());
    device.run("config/settings", "mqtt.map = mine\n");

    assertThat(answer(422, device.send("DELETE", "/api/files/mqtt/mine", "")).toString())
        .contains("mqtt.map = mine");
    answer(400, device.send("PUT", settings, "", "If-Match", "*"));
  }

  @Test
  void listensToNoPageOfAnotherName() throws Exception {
    // A public name that somebody has lead to this device, as his page would ask.
    Socket socket = new Socket("127.0.0.1", device.httpPort());
    try (socket) {
      socket
          .getOutputStream()
          .write(
              ("PUT "
                      + MINE
                      + " HTTP/1.1\r\nHost: evil.example\r\nOrigin: http://evil.example\r\n"
                      + "Content-Length: 1\r\nConnection: close\r\n\r\nx")
                  .getBytes(StandardCharsets.US_ASCII));
      String response = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(response).startsWith("HTTP/1.1 421");
    }
  }
}
