package org.ticconnect.owner.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Files that are changed often leave nothing behind. */
class SwapTest {
  private static final int SWAPS = 200;
  private static final long MOST_NEW_CLASSES = 30;

  private final Rig rig = new Rig();

  private static String text(int version) {
    return """
        - route:
            id: a
            from:
              uri: "reading:"
              steps:
                - setBody: { simple: "${header.source} %d" }
                - filter: { simple: "${body} != 'x'", steps: [ { to: "mqtt-out:tic/own/a" } ] }
                - log: { message: "${body}", loggingLevel: DEBUG }
        - route:
            id: b
            from: { uri: "live:*", steps: [ { to: "direct:c" } ] }
        - route:
            id: c
            from: { uri: "direct:c", steps: [ { to: "lamp:blue" } ] }
        - route:
            id: d
            from: { uri: "timer:t?period=1000", steps: [ { setBody: { constant: a } } ] }
        """
        .formatted(version);
  }

  private void swap(int version) throws Exception {
    rig.serve("mine.yaml", text(version));
    rig.frame();
    await()
        .pollInterval(Duration.ofMillis(2))
        .until(() -> rig.world.payloads("tic/own/a").contains("main " + version));
    rig.world.published.clear();
    rig.world.shown.clear();
  }

  @Test
  void twoHundredSwaps() throws Exception {
    for (int warm = 0; warm < 20; warm++) {
      swap(warm);
    }
    long threads = threads();
    long classes = ManagementFactory.getClassLoadingMXBean().getLoadedClassCount();
    long heap = heap();

    for (int version = 0; version < SWAPS; version++) {
      swap(1000 + version);
    }
    await().until(() -> threads() <= threads);
    assertThat(ManagementFactory.getClassLoadingMXBean().getLoadedClassCount())
        .isLessThan((int) (classes + MOST_NEW_CLASSES));
    assertThat(heap() - heap).isLessThan(2 * 1024 * 1024);
    rig.routes.serve(Map.of());
    await().untilAsserted(() -> assertThat(names()).noneMatch(name -> name.contains("mine.yaml")));
  }

  private static List<String> names() {
    return Thread.getAllStackTraces().keySet().stream().map(Thread::getName).toList();
  }

  /** Without those of the test and of a context that is just being stopped. */
  private static long threads() {
    return names().stream()
        .filter(name -> !name.contains("awaitility") && !name.contains("ShutdownTask"))
        .count();
  }

  private static long heap() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
