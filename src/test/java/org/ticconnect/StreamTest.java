package org.ticconnect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ticconnect.support.EventStream;

/** What is pushed to pages that are open. */
class StreamTest {
  private static final Duration SOON = Duration.ofSeconds(15);

  private static Device device;

  private final List<EventStream> streams = new ArrayList<>();

  @BeforeAll
  static void start() throws Exception {
    device = Device.started("tic.source", "simulator:three-phase");
    await().atMost(SOON).until(() -> device.source().get("frames").asLong() > 1);
  }

  @AfterAll
  static void stop() {
    device.close();
  }

  @AfterEach
  void close() {
    streams.forEach(EventStream::close);
  }

  @Test
  void theFirstEventTellsAllAndTheNextOnesWhatIsNew() throws Exception {
    EventStream stream = open("live");

    JsonNode all = stream.next("live");
    JsonNode changed = stream.next("live");

    assertThat(names(all)).contains("voltage_l1", "power_active", "tariff_index");
    assertThat(all.get(0).get("source").asText()).isEqualTo("main");
    assertThat(names(changed)).isNotEmpty().hasSizeLessThan(names(all).size());
  }

  @Test
  void aConnectionThatWasLostAndMadeAgainIsToldAllAgain() throws Exception {
    EventStream first = open("live");
    List<String> told = names(first.next("live"));
    first.close();

    assertThat(names(open("live").next("live"))).containsAll(told);
  }

  @Test
  void severalFeedsShareOneStream() throws Exception {
    EventStream stream = open("status,live");

    assertThat(stream.next("status").get("version").asText()).isNotEmpty();
    assertThat(names(stream.next("live"))).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "?of=", "?of=nothing", "?of=live,nothing", "?of=live,live"})
  void whatThereIsNotIsToldInASentence(String query) throws Exception {
    var answer = device.get("/api/stream" + query);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
    assertThat(answer.body()).contains("\"error\":\"of: ");
  }

  @Test
  void aNinthIsRefusedUntilOneOfTheOthersEnds() throws Exception {
    for (int i = 0; i < 8; i++) {
      open("status").next("status");
    }
    assertThat(device.get("/api/stream?of=live").statusCode()).isEqualTo(503);

    streams.get(3).close();

    await().atMost(SOON).until(() -> open("status").status() == 200);
  }

  private EventStream open(String feeds) throws IOException {
    EventStream stream = EventStream.of(device.httpPort(), feeds);
    streams.add(stream);
    return stream;
  }

  private static List<String> names(JsonNode live) {
    return live.get(0).get("quantities").findValuesAsText("name");
  }
}
