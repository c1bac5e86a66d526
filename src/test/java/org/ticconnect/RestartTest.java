package org.ticconnect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.ticconnect.support.Master;

/** Beginning anew inside the process leaves nothing behind. */
final class RestartTest {
  private static final int TIMES = 8;
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
      awaitFrame(device);
      Map<String, Long> before = threads();
      for (int i = 0; i < times; i++) {
        restart(device);
      }
      awaitFrame(device);
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
  }

  private static void awaitFrame(Device device) {
    await().atMost(SOON).until(() -> device.source().get("frames").asInt() > 0);
  }

  @Test
  void aPortOfThePageThatIsTakenDoesNotHinderTheRest() throws Exception {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Device device =
            Device.started(
                "tic.source",
                "simulator:three-phase",
                "http.port",
                Integer.toString(other.getLocalPort()));
        Master master = device.master()) {
      await().atMost(SOON).until(() -> master.refusal(1, 0x8006, 2) == 0);
      assertThat(device.missingPort())
          .hasValueSatisfying(why -> assertThat(why).contains("http.port"));
    }
  }

  private static long total(Map<String, Long> threads) {
    return threads.values().stream().mapToLong(Long::longValue).sum();
  }
}
