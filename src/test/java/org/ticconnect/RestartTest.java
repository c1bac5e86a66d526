package org.ticconnect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Beginning anew inside the process leaves nothing behind. */
final class RestartTest {
  private static final int TIMES = 20;
  private static final Duration SOON = Duration.ofSeconds(15);

  /** By name without numbers. */
  private static Map<String, Long> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        // These are of the test.
        .filter(
            thread -> thread.isAlive() && !thread.getName().matches("(HttpClient|awaitility).*"))
        .collect(
            Collectors.groupingBy(
                thread -> thread.getName().replaceAll("[0-9]+", "#"),
                TreeMap::new,
                Collectors.counting()));
  }

  @Test
  void twentyRestartsLeaveNoThreadBehind() throws Exception {
    leavesNoThread(TIMES, "tic.source", "simulator:three-phase");
  }

  @Test
  void neitherDoesTheLinkToABroker() throws Exception {
    leavesNoThread(2, "tic.source", "simulator:three-phase", "mqtt.url", "mqtt://127.0.0.1:1");
  }

  private static void leavesNoThread(int times, String... settings) throws Exception {
    try (Device device = Device.started(settings)) {
      restart(device);
      Map<String, Long> before = threads();
      for (int i = 0; i < times; i++) {
        restart(device);
      }
      await()
          .atMost(SOON)
          .untilAsserted(
              () ->
                  assertThat(total(threads()))
                      .as("%s after %s", threads(), before)
                      .isLessThanOrEqualTo(total(before)));
    }
  }

  private static void restart(Device device) throws Exception {
    device.awaitRestart(
        () -> assertThat(device.post("/api/restart", "{}").statusCode()).isEqualTo(200));
    await().atMost(SOON).until(() -> device.source().get("frames").asInt() > 0);
  }

  private static long total(Map<String, Long> threads) {
    return threads.values().stream().mapToLong(Long::longValue).sum();
  }
}
