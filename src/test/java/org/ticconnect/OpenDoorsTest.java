package org.ticconnect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What machines ask: health, figures, the description of the API, whom to tell of a hole. */
class OpenDoorsTest {
  private static final Duration SOON = Duration.ofSeconds(15);

  private static Device device;

  @BeforeAll
  static void start() throws Exception {
    device = Device.started("tic.source", "simulator:three-phase");
    await().atMost(SOON).until(() -> device.source().get("frames").asLong() > 1);
  }

  @AfterAll
  static void stop() {
    device.close();
  }

  @Test
  void healthIsToldWithoutAnyName() throws Exception {
    HttpResponse<String> answer = device.get("/healthz");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body())
        .isEqualTo(
            "{\"status\":\"up\",\"lamp\":"
                + device.status().get("lamp")
                + ",\"checks\":{\"meters\":\"up\",\"modbus\":\"up\",\"mqtt\":\"off\"}}");
  }

  @Test
  void aDeviceWhoseMeterIsSilentIsNotWell() throws Exception {
    try (Device deaf = Device.started("tic.source", "tcp://127.0.0.1:1")) {
      HttpResponse<String> answer = deaf.get("/healthz");

      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(answer.body()).contains("\"status\":\"down\"", "\"meters\":\"down\"");
    }
  }

  @Test
  void prometheusIsToldFiguresByTheNamesOfSources() throws Exception {
    device.master().close();
    HttpResponse<String> answer = device.get("/metrics");

    assertThat(answer.headers().firstValue("Content-Type"))
        .hasValueSatisfying(type -> assertThat(type).startsWith("text/plain; version=0.0.4"));
    assertThat(answer.body())
        .containsPattern(
            line("linky_active_energy_watthours_total{.*index=\"total\",meter=\"main\"}"))
        .containsPattern(
            line(
                "linky_apparent_power_voltamperes{direction=\"import\",meter=\"main\",phase=\"2\"}"))
        .containsPattern(
            line("linky_active_power_watts{estimated=\"true\",meter=\"main\",phase=\"all\"}"))
        .containsPattern(line("linky_voltage_volts{meter=\"main\",phase=\"1\"}"))
        .containsPattern(line("linky_current_amperes{meter=\"main\",phase=\"3\"}"))
        .containsPattern(line("linky_frame_age_seconds{meter=\"main\"}"))
        .containsPattern(line("tic_groups_total{label=\"EAST\",meter=\"main\",result=\"ok\"}"))
        .containsPattern(line("tic_frames_total{meter=\"main\",result=\"correct\"}"))
        .containsPattern(line("modbus_clients"))
        .contains("build_info{version=\"" + Version.text() + "\"} 1");
    String address =
        device.json("/api/live").get(0).get("quantities").findValuesAsText("value").get(0);
    assertThat(answer.body()).doesNotContain(address.replace("*", ""));
  }

  private static Pattern line(String start) {
    String quoted = start.replace("{", "\\{").replace("}", "\\}");
    return Pattern.compile("(?m)^" + quoted + " [0-9.E+-]+$");
  }

  @Test
  void theApiIsDescribedDoorByDoor() throws Exception {
    JsonNode described = device.json("/api/openapi.json");
    Set<String> told = new TreeSet<>();
    described
        .get("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .properties()
                    .forEach(
                        operation -> {
                          told.add(
                              operation.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey());
                          assertThat(operation.getValue().get("summary").asText())
                              .as("what api.json tells of %s %s", operation.getKey(), path.getKey())
                              .isNotEmpty();
                        }));

    assertThat(told).isEqualTo(doors());
    assertThat(described.get("openapi").asText()).isEqualTo("3.1.0");
    assertThat(described.findValuesAsText("$ref"))
        .allSatisfy(
            reference ->
                assertThat(described.at(reference.substring(1)).isMissingNode())
                    .as(reference)
                    .isFalse());
  }

  @Test
  void nothingIsDescribedThatIsNoDoor() throws Exception {
    JsonNode told =
        new ObjectMapper().readTree(Files.readString(Path.of("src/main/resources/api.json")));
    Set<String> described = new TreeSet<>();
    told.get("doors").fieldNames().forEachRemaining(described::add);

    assertThat(described).isEqualTo(doors());
  }

  private static Set<String> doors() throws IOException {
    Set<String> doors = new TreeSet<>();
    for (String line : Files.readAllLines(Path.of("src/main/resources/doors.txt"))) {
      if (!line.isBlank() && !line.startsWith("#")) {
        String[] words = line.split("\\s+");
        doors.add(words[0] + " " + words[1]);
      }
    }
    return doors;
  }

  @Test
  void whereToReportAHoleIsTold() throws Exception {
    HttpResponse<String> answer = device.get("/.well-known/security.txt");

    assertThat(answer.headers().firstValue("Content-Type")).contains("text/plain; charset=utf-8");
    String expires =
        answer.body().lines().filter(line -> line.startsWith("Expires: ")).findFirst().orElse("");
    assertThat(Instant.parse(expires.replaceFirst("Expires: ", ""))).isAfter(Version.built());
  }
}
