package org.ticconnect.mqtt.forward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ticconnect.support.ChildJvm;
import org.ticconnect.support.Mosquitto;
import org.ticconnect.support.Subscriber;

/** kill -9 of a process that stores and sends, at random points. */
class ForwardingKillTest {
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final int MOST_APPENDED = 400;

  @TempDir private Path folder;

  @Test
  void nothingIsLostOrSkippedWhenTheProcessIsKilled() throws Exception {
    killed(5);
  }

  @Test
  @Tag("long")
  void norAtTwoHundredPoints() throws Exception {
    killed(200);
  }

  private void killed(int times) throws Exception {
    Random random = new Random(5);
    Path file = folder.resolve("journal.mv");
    long acknowledged = 0;
    try (Mosquitto broker = Mosquitto.started(folder);
        Subscriber subscriber = new Subscriber(broker.port())) {
      for (int kill = 0; kill < times; kill++) {
        int heard = subscriber.on("/history").size();
        // Some while it connects, some while it sends.
        boolean connected = random.nextInt(4) > 0;
        acknowledged =
            run(file, broker.url(), random.nextInt(MOST_APPENDED), connected, subscriber, heard);
      }
      long last;
      try (Forwarding rest = new Forwarding(file, broker.url(), "native", 2)) {
        await().atMost(SOON).until(() -> rest.link().connected());
        await().atMost(SOON).until(() -> rest.sender().waiting() == 0);
        last = rest.journal().mark("mqtt");
        assertThat(rest.journal().damaged()).isFalse();
        assertThat(rest.sender().dropped() + rest.sender().skipped()).isZero();
      }
      long expected = last;
      await()
          .atMost(SOON)
          .until(() -> ReceivedHistory.bySequence(subscriber.on("/history")).containsKey(expected));
      Map<Long, JsonNode> entries = ReceivedHistory.bySequence(subscriber.on("/history"));
      assertThat(last).isGreaterThanOrEqualTo(acknowledged).isPositive();
      assertThat(List.copyOf(entries.keySet()))
          .as("complete, and in order but for what came again")
          .isEqualTo(LongStream.rangeClosed(1, last).boxed().toList());
    }
  }

  /**
   * @return the last number that the process called safe
   */
  private static long run(
      Path file, String url, int appended, boolean connected, Subscriber subscriber, int heard)
      throws IOException, InterruptedException {
    long[] last = {0};
    int[] count = {0};
    new ChildJvm(ForwardingChild.class, file.toString(), url)
        .killWhen(
            line -> {
              // The logger of the program writes to the same place.
              if (line.matches("[0-9]+")) {
                last[0] = Long.parseLong(line);
                count[0]++;
              }
            },
            () -> count[0] >= appended && (!connected || subscriber.on("/history").size() > heard));
    return last[0];
  }
}
