package org.ticconnect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ticconnect.page.Browser;
import org.ticconnect.support.EventStream;

/**
 * Pages that stay open: what they cost, and that they are right again after a loss. How long in
 * minutes: {@code -Dpages.minutes=60}.
 */
class PageHourTest {
  private static final int PAGES = 5;
  private static final int MOST_STREAMS = 8;
  private static final long FLAT_BYTES = 8L << 20;
  private static final Duration SOON = Duration.ofSeconds(30);

  @TempDir Path folder;

  @Test
  void afterALossThePageIsRightAgainByItself() throws Exception {
    try (ShownDevice shown = ShownDevice.started(folder)) {
      Browser browser = shown.browser();
      browser.see("#power.import");

      shown.device().awaitRestart(() -> shown.device().post("/api/restart", "{}"));

      theFigureIsTheMeters(shown);
    }
  }

  @Test
  @Tag("long")
  void fivePagesStayOpen() throws Exception {
    Duration time = Duration.ofMinutes(Integer.getInteger("pages.minutes", 60));
    try (ShownDevice shown = ShownDevice.started(folder)) {
      Browser browser = shown.browser();
      for (String page : List.of("charts", "meter", "modbus", "mqtt")) {
        browser.another(shown.address() + "#/" + page);
      }
      assertThat(room(shown)).isEqualTo(MOST_STREAMS - PAGES);
      stay(browser, time.dividedBy(10));
      long before = heap();
      long cpu = cpuNanos();

      stay(browser, time);

      long grown = heap() - before;
      System.out.printf(
          "%d pages for %d min: heap %+d KiB, CPU %.1f s a minute%n",
          PAGES, time.toMinutes(), grown >> 10, (cpuNanos() - cpu) / 1e9 / time.toSeconds() * 60);
      assertThat(grown).isLessThan(FLAT_BYTES);
      assertThat(room(shown)).isEqualTo(MOST_STREAMS - PAGES);
      browser.first();
      shown.device().awaitRestart(() -> shown.device().post("/api/restart", "{}"));
      theFigureIsTheMeters(shown);
    }
  }

  /** What the browser tells meanwhile is taken, so that it is not kept here or there. */
  private static void stay(Browser browser, Duration time) {
    long end = System.nanoTime() + time.toNanos();
    await()
        .atMost(time.plusMinutes(1))
        .pollInterval(Duration.ofSeconds(5))
        .until(
            () -> {
              browser.traffic().forget();
              return System.nanoTime() > end;
            });
  }

  /** How many more may look on. */
  private static int room(ShownDevice shown) throws IOException {
    List<EventStream> more = new ArrayList<>();
    try {
      for (EventStream next = stream(shown); next.status() == 200; next = stream(shown)) {
        more.add(next);
      }
      return more.size();
    } finally {
      more.forEach(EventStream::close);
    }
  }

  private static EventStream stream(ShownDevice shown) throws IOException {
    return EventStream.of(shown.device().httpPort(), "status");
  }

  private static long heap() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  /** Of this process, in which the device is. */
  private static long cpuNanos() {
    return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toNanos();
  }

  private static String value(Device device) {
    for (JsonNode one : device.json("/api/live").get(0).get("quantities")) {
      if (one.get("name").asText().equals("power_apparent_import")) {
        return one.get("value").asText();
      }
    }
    return "";
  }

  private static void theFigureIsTheMeters(ShownDevice shown) {
    Browser browser = shown.browser();
    await()
        .atMost(SOON)
        .until(
            () -> {
              String told = value(shown.device());
              String seen =
                  (String) browser.script("return document.getElementById('power')?.textContent");
              return !told.isEmpty() && seen != null && told.equals(seen.replaceAll("\\D", ""));
            });
    browser.gone("body.lost");
    browser.gone("#banners .bad");
  }
}
