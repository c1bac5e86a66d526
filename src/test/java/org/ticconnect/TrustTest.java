package org.ticconnect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.ticconnect.tic.Lines.bytes;
import static org.ticconnect.tic.Lines.frame;
import static org.ticconnect.tic.Lines.group;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ticconnect.support.Master;
import org.ticconnect.support.Mosquitto;
import org.ticconnect.support.Pty;
import org.ticconnect.support.Subscriber;

/**
 * Wrong values of the right form, through a pseudo terminal into the whole program: on no output,
 * but seen by the owner. Rows F12 to F15 of the fault matrix.
 */
class TrustTest {
  private static final Duration SOON = Duration.ofSeconds(15);
  private static final DateTimeFormatter HORODATE = DateTimeFormatter.ofPattern("'H'yyMMddHHmmss");
  private static final int EAST = 100;
  private static final int NATIVE = 240;

  @TempDir private Path folder;
  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private Subscriber subscriber;
  private Device device;
  private Pty line;
  private LocalDateTime date = LocalDateTime.of(2026, 1, 15, 18, 0);
  private String address = "042164000123";
  private int frames;

  @BeforeEach
  void aMeterThatIsHeard() throws Exception {
    Path port = folder.resolve("ttyTIC");
    Mosquitto broker = toClose(Mosquitto.started(folder));
    subscriber = toClose(new Subscriber(broker.port()));
    line = toClose(Pty.plugIn(port));
    device = toClose(Device.started("tic.source", "serial:" + port, "mqtt.url", broker.url()));
    await()
        .atMost(SOON)
        .until(
            () ->
                device.source().get("line").asText().equals("open")
                    && device.status().at("/mqtt/state").asText().equals("connected"));
    send("EAST", "000123456");
    send("EAST", "000123456");
    send("EAST", "000123457");
    await().atMost(SOON).untilAsserted(() -> assertThat(east()).isEqualTo(123_457));
  }

  private <T extends AutoCloseable> T toClose(T opened) {
    open.push(opened);
    return opened;
  }

  /** What was opened, newest first; less when there is no broker to test with. */
  @AfterEach
  void closeAll() throws Exception {
    while (!open.isEmpty()) {
      open.pop().close();
    }
  }

  /** A frame, a second later by the meter's clock, with one more group; waits until it is read. */
  private void send(String label, String data) {
    date = date.plusSeconds(1);
    line.write(
        bytes(
            frame(
                group("ADSC", address),
                group("VTIC", "02"),
                group("DATE", HORODATE.format(date), ""),
                group(label, data),
                group("URMS1", "231"))));
    frames++;
    await().atMost(SOON).until(() -> device.source().get("frames").asInt() == frames);
  }

  private long east() throws Exception {
    try (Master master = device.master()) {
      int[] words = master.input(NATIVE, EAST, 2);
      return (long) words[0] << 16 | words[1];
    }
  }

  private JsonNode entry() {
    return device.json("/api/quarantine").get(0).get("entries").get(0);
  }

  private List<String> events() {
    List<String> kinds = new ArrayList<>();
    device.json("/api/events").forEach(event -> kinds.add(event.get("event").asText()));
    return kinds;
  }

  /** Nothing that left the device has this in it, whatever the topic. */
  private void nowhere(String wrong) throws Exception {
    send("IRMS1", "007");
    send("IRMS1", "007");
    await()
        .atMost(SOON)
        .until(
            () -> subscriber.on("/frame").stream().anyMatch(one -> one.text().contains("IRMS1")));
    assertThat(subscriber.all()).noneMatch(message -> message.text().contains(wrong));
    assertThat(device.get("/api/live").body()).doesNotContain("\"" + wrong + "\"");
    assertThat(east()).isEqualTo(123_457);
  }

  @ParameterizedTest(name = "F13: an index that {0}")
  @CsvSource({
    "jumps by 39 million Wh, 039123457, 39123457, index_rose_too_fast",
    "loses a digit, 000012457, 12457, index_fell",
    "falls to a tenth, 000099998, 99998, index_fell"
  })
  void aWrongIndexIsOnNoOutputAndInQuarantine(String what, String sent, String wrong, String why)
      throws Exception {
    for (int i = 0; i < 5; i++) {
      send("EAST", sent);
    }

    nowhere(wrong);
    assertThat(entry().get("label").asText()).isEqualTo("EAST");
    assertThat(entry().get("why").asText()).isEqualTo(why);
    assertThat(entry().get("raw").asText()).startsWith("EAST\t" + sent + "\t");
    assertThat(entry().get("believed").asText()).isEqualTo("000123457");
    assertThat(entry().get("times").asInt()).isEqualTo(5);
    assertThat(entry().get("state").asText()).isEqualTo("open");
    assertThat(device.source().at("/quarantine/open").asInt()).isEqualTo(1);

    send("EAST", "000123458");
    assertThat(east()).isEqualTo(123_458);
    assertThat(device.source().at("/quarantine/open").asInt()).isZero();
  }

  @Test
  @DisplayName("F13: an index that falls to 0 is on no output")
  void anIndexThatFallsToZero() throws Exception {
    for (int i = 0; i < 5; i++) {
      send("EAST", "000000000");
    }

    assertThat(east()).isEqualTo(123_457);
    assertThat(subscriber.on("/energy_active_import_total"))
        .noneMatch(message -> message.text().equals("0"));
    assertThat(subscriber.on("/frame")).noneMatch(one -> one.text().contains("000000000"));
    assertThat(entry().get("why").asText()).isEqualTo("index_fell");
  }

  @Test
  @DisplayName("F13: the owner's word makes a value believed, a page of another site's does not")
  void theOwnerAccepts() throws Exception {
    send("EAST", "039123457");
    String path = "/api/quarantine/main/" + entry().get("id").asLong() + "/accept";

    assertThat(post(path, "http://evil.example").statusCode()).isEqualTo(403);
    assertThat(post("/api/quarantine/main/999/accept", "").statusCode()).isEqualTo(404);
    assertThat(post("/api/quarantine/barn/1/accept", "").statusCode()).isEqualTo(404);
    assertThat(device.get(path).statusCode()).as("looking is not accepting").isNotEqualTo(200);
    send("EAST", "039123457");
    assertThat(east()).isEqualTo(123_457);

    assertThat(post(path, "http://127.0.0.1:" + device.httpPort()).statusCode()).isEqualTo(200);
    send("EAST", "039123458");
    assertThat(east()).isEqualTo(39_123_458);
    assertThat(events()).containsExactly("accepted_by_owner");
    assertThat(entry().get("state").asText()).isEqualTo("accepted");
  }

  private HttpResponse<String> post(String path, String origin) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + device.httpPort() + path))
            .header("Authorization", Device.BEARER)
            .POST(HttpRequest.BodyPublishers.noBody());
    if (!origin.isEmpty()) {
      request.header("Origin", origin);
    }
    return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  @Test
  @DisplayName("F15: a replaced meter is a dated event, and the series are not joined")
  void aReplacedMeter() throws Exception {
    String oldTopic = "tic/" + address + "/energy_active_import_total";
    await()
        .atMost(SOON)
        .until(() -> subscriber.text("tic/042164000123/freshness").orElse("").contains("true"));
    address = "042164999456";
    for (int i = 0; i < 4; i++) {
      send("EAST", "00000001" + i);
    }

    assertThat(east()).isEqualTo(13);
    assertThat(events()).containsExactly("meter_replaced");
    JsonNode event = device.json("/api/events").get(0);
    assertThat(event.get("before").asText()).isEqualTo("…0123");
    assertThat(event.get("after").asText()).isEqualTo("…9456");
    assertThat(event.get("meter_time").asText()).startsWith("2026-01-15T17:00:");
    await()
        .atMost(SOON)
        .until(
            () ->
                subscriber
                    .text("tic/" + address + "/energy_active_import_total")
                    .equals(Optional.of("13")));
    assertThat(subscriber.text(oldTopic)).contains("123457");
    await()
        .atMost(SOON)
        .until(
            () ->
                subscriber
                    .text("tic/042164000123/freshness")
                    .orElse("")
                    .startsWith("{\"fresh\":false"));
    assertThat(subscriber.on(address + "/energy_active_import_total"))
        .allMatch(message -> Long.parseLong(message.text()) < 100);
  }

  @Test
  @DisplayName("F14: a roll-over is accepted and a dated event")
  void aRollOver() throws Exception {
    for (String value : List.of("999999998", "999999998", "999999999", "000000000", "000000000")) {
      send("EASF01", value);
    }
    send("EASF01", "000000001");
    send("EASF01", "000000002");

    try (Master master = device.master()) {
      assertThat(master.input(NATIVE, 102, 2)).containsExactly(0, 2);
    }
    assertThat(events()).containsExactly("roll_over");
    assertThat(device.json("/api/events").get(0).get("before").asText())
        .isEqualTo("EASF01 999999999");
  }

  @Test
  @DisplayName("F12: a right check does not make a wrong form right")
  void wrongForms() throws Exception {
    send("EAST", "00012345q");
    send("EAST", "00123457");
    line.write(bytes(frame(group("DATE", "H991332000000", ""))));
    await().atMost(SOON).until(() -> device.source().at("/bad_groups/horodate").asInt() == 1);

    assertThat(device.source().at("/bad_groups/content").asInt()).isEqualTo(1);
    assertThat(device.source().at("/bad_groups/width").asInt()).isEqualTo(1);
    assertThat(east()).isEqualTo(123_457);
    JsonNode labels = device.json("/api/line").get(0).get("labels");
    assertThat(
            StreamSupport.stream(labels.spliterator(), false)
                .filter(label -> label.get("label").asText().equals("EAST"))
                .findFirst()
                .orElseThrow()
                .at("/bad/format")
                .asInt())
        .isEqualTo(2);
  }
}
