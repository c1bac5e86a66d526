package org.ticconnect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ticconnect.history.past.SeededPast;

/** The charts over HTTP, of a device that has run for a year. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class HistoryTest {
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final int YEAR = 365 * 24;

  @TempDir private static Path data;
  private static Device device;

  @BeforeAll
  static void start() throws Exception {
    SeededPast.fill(data, "three-phase", Instant.now());
    device =
        Device.startedWith(
            data, Device.HOME, Patience.USUAL, "tic.source", "simulator:three-phase");
    await().atMost(SOON).until(() -> device.source().get("frames").asLong() > 3);
  }

  @AfterAll
  static void stop() {
    device.close();
  }

  private static JsonNode series(JsonNode chart, String name) {
    for (JsonNode one : chart.get("series")) {
      if (one.get("name").asText().equals(name)) {
        return one;
      }
    }
    throw new AssertionError(name + " is not in " + chart);
  }

  @Test
  void theLastHourGrowsWithEachFrame() {
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> {
              JsonNode chart = device.json("/api/history?step=second&of=voltage_2");
              assertThat(chart.get("times").size()).isBetween(1700, 2000);
              assertThat(series(chart, "voltage_2").get("values")).anyMatch(JsonNode::isNumber);
            });
  }

  @Test
  void aDayOfMinutesAndAYearOfDays() {
    JsonNode day = device.json("/api/history?step=minute&of=apparent_import,active_estimated");
    assertThat(day.get("times").size()).isBetween(1440, 1442);
    assertThat(day.get("times").get(1).asLong() - day.get("times").get(0).asLong()).isEqualTo(60);
    assertThat(series(day, "active_estimated").get("estimated").asBoolean()).isTrue();
    assertThat(series(day, "apparent_import").get("min").size()).isEqualTo(day.get("times").size());

    JsonNode year =
        device.json("/api/history?step=day&of=energy_import&from=" + ago(360) + "&to=" + ago(1));
    assertThat(year.get("zone").asText()).isEqualTo("Europe/Paris");
    assertThat(year.get("complete").asBoolean()).isTrue();
    assertThat(series(year, "energy_import").get("values"))
        .hasSizeBetween(358, 361)
        .filteredOn(JsonNode::isNumber)
        .hasSizeGreaterThan(340)
        .allSatisfy(used -> assertThat(used.asLong()).isBetween(5_000L, 120_000L));
  }

  private static Instant ago(int days) {
    return Instant.ofEpochSecond(Instant.now().minus(Duration.ofDays(days)).getEpochSecond());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "step=week | 'step' is 'week': must be one of second, minute, hour, day, month",
        "from=yesterday | 'from' is 'yesterday': must be a time such as",
        "to=1999-01-01T00:00:00Z | 'to' is '1999-01-01T00:00:00Z': must be from 2000",
        "from=2026-02-01T00:00:00Z&to=2026-01-01T00:00:00Z | must be before 'to'",
        "of=watts | 'of' is 'watts': must be some of these, separated by commas: apparent_import,",
        "of=voltage_1, | 'of' is ''",
        "source=shed | 'source' is 'shed': there are main",
        "step=hour&step=day | 'step' is '[hour, day]'",
        "from=1&Location=http%3A%2F%2Fevil | 'from' is '1'"
      })
  void whatIsWrongIsSaidWithWhatIsAllowed(String query, String error) throws Exception {
    HttpResponse<String> answer = device.get("/api/history?" + query);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(new ObjectMapper().readTree(answer.body()).get("error").asText()).contains(error);
    assertThat(answer.headers().map()).doesNotContainKeys("location", "step", "from", "of");
  }

  @Test
  void aYearOfHoursComesAsCsvAndAsJson() throws Exception {
    String query = "step=hour&from=" + ago(365) + "&to=" + ago(0);
    HttpResponse<String> csv = device.get("/api/history/export?format=csv&" + query);
    List<String> lines = csv.body().lines().toList();

    assertThat(csv.headers().firstValue("Content-Type")).contains("text/csv; charset=utf-8");
    assertThat(csv.headers().firstValue("Content-Disposition").orElse(""))
        .matches("attachment; filename=\"tic-main-hour-\\d{8}-\\d{8}\\.csv\"");
    assertThat(lines.get(0)).startsWith("time,apparent_import_VA,apparent_import_min_VA,");
    assertThat(lines).hasSizeBetween(YEAR, YEAR + 3);
    int columns = lines.get(0).split(",", -1).length;
    assertThat(lines.stream().filter(line -> line.split(",", -1).length != columns)).isEmpty();
    int energy = Arrays.asList(lines.get(0).split(",")).indexOf("energy_import_Wh");
    long sum =
        lines.stream()
            .skip(1)
            .map(line -> line.split(",", -1)[energy])
            .filter(cell -> !cell.isEmpty())
            .mapToLong(Long::parseLong)
            .sum();
    assertThat(sum).isBetween(365 * 10_000L, 365 * 80_000L);

    JsonNode json =
        new ObjectMapper().readTree(device.get("/api/history/export?format=json&" + query).body());
    assertThat(json.get("columns")).hasSize(columns);
    assertThat(json.get("rows").size()).isBetween(YEAR - 1, YEAR + 2);
    assertThat(json.get("rows").get(0)).hasSize(columns);
    assertThat(device.get("/api/history/export?format=xml").statusCode()).isEqualTo(400);
    assertThat(device.get("/api/history/export?format=csv&step=month").body().lines())
        .hasSizeBetween(13, 15);
  }

  @Test
  @Order(1)
  void whatThereIsIsTold() {
    JsonNode info = device.json("/api/history/info");

    assertThat(info.get("bytes").asLong()).isBetween(1_000_000L, 20_000_000L);
    assertThat(info.get("minute_days").asInt()).isEqualTo(30);
    assertThat(info.get("hour_days").asInt()).isEqualTo(365);
    assertThat(Instant.parse(info.get("first").asText())).isBefore(ago(364));
    assertThat(info.get("problem").isNull()).isTrue();
  }

  @Test
  @Order(Integer.MAX_VALUE)
  void aPurgeLeavesNothingBehind() throws Exception {
    HttpResponse<String> answer = device.send("DELETE", "/api/history", "");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("{\"purged\":[\"main\"]}");
    try (Stream<Path> files = Files.list(data)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .noneMatch(name -> name.startsWith("history-"));
    }
    assertThat(
            device
                .json("/api/history?step=month&of=energy_import")
                .get("series")
                .get(0)
                .get("values"))
        .allMatch(JsonNode::isNull);
    assertThat(device.json("/api/status").get("notices")).isEmpty();
    assertThat(device.get("/api/history/export?format=csv").statusCode()).isEqualTo(200);
  }
}
