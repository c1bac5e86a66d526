package org.ticconnect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ticconnect.page.Browser;
import org.ticconnect.page.MarkedMeter;
import org.ticconnect.page.Visitor;
import org.ticconnect.support.Claimed;
import org.ticconnect.support.Mosquitto;

/** W5: what a meter, a broker or a file says is shown as text, whatever it looks like. */
class PageMarkupTest {
  private static final Duration SOON = Duration.ofSeconds(20);

  /** As long as the meter's short message. */
  private static final String MARKUP = "<img src=x onerror=hit=1>";

  private static final String ROUTE =
      """
      - route:
          id: says-it
          description: "<img src=x onerror=hit=1>"
          from:
            uri: live:message_short
            steps:
              - log: "${body}"
              - to: mqtt-out:tic/own/says-it
      """;

  private static final String MAP =
      """
      title: "<img src=x onerror=hit=1>"
      blocks:
        - { from: 0, to: 39 }
      registers:
        - { address: 0, quantity: message_short, type: ascii, length: 16 }
        - { address: 20, constant: "<img src=x onerror=hit=1>", type: ascii, length: 16 }
      """;

  @TempDir static Path folder;

  private static Mosquitto broker;
  private static Device device;
  private static Browser browser;

  @BeforeAll
  static void start() throws Exception {
    broker = Mosquitto.started(folder);
    Path recording =
        MarkedMeter.recording(
            folder.resolve("meter.bin"),
            300,
            Map.of("MSG1", padded(32), "NGTF", "<b>GOOD</b>     ", "LTARF", "<i>cheap</i>    "));
    device = Device.started("tic.source", "file:" + recording, "mqtt.url", broker.url());
    device.run("modbus/marked", MAP);
    device.run("config/units", "units:\n  - { unit: 9, map: marked }\n");
    device.run("routes/says-it", ROUTE);
    await().atMost(SOON).until(() -> device.get("/api/live").body().contains(MARKUP));
    browser = Browser.started();
    new Visitor(browser, address()).logIn(Claimed.PASSWORD);
  }

  private static String padded(int length) {
    return MARKUP + " ".repeat(length - MARKUP.length());
  }

  private static String address() {
    return "http://127.0.0.1:" + device.httpPort() + "/";
  }

  @AfterAll
  static void stop() throws Exception {
    try (Mosquitto last = broker;
        Device then = device;
        Browser first = browser) {
      // Ended in the turn of their coming, the last one first.
    }
  }

  @ParameterizedTest
  @DisplayName("W5: markup is shown as text")
  @ValueSource(
      strings = {
        "live",
        "meter",
        "modbus?port=&unit=9",
        "modbus",
        "mqtt",
        "files/routes/says-it",
        "files/modbus/marked",
        "log",
        "help"
      })
  void markupIsText(String page) {
    browser.complaints();
    browser.page(page);
    if (page.equals("help")) {
      browser.click("#bundle-look");
    }
    if (page.equals("live")) {
      browser.see("#main", "<b>GOOD</b>");
    }
    browser.see("#main", MARKUP);
    browser.settled();

    nothingRan();
  }

  private static void nothingRan() {
    assertThat(browser.script("return document.querySelectorAll('img[src=x], [onerror]').length"))
        .isEqualTo(0L);
    assertThat(browser.script("return 'hit' in window")).isEqualTo(false);
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  @DisplayName("W5: a mistake that quotes markup is told as text")
  void aMistakeIsTextToo() {
    browser.complaints();
    browser.page("files/routes/quoted");
    new Visitor(browser, address()).edit(ROUTE.replace("mqtt-out:tic", "mqtt-out:" + MARKUP));
    browser.see("#check[data-state=bad]", MARKUP);

    nothingRan();
  }

  @Test
  @DisplayName("W5: the name of a file has no room for markup, and an answer is no page")
  void namesAndAnswers() throws Exception {
    HttpResponse<String> named =
        device.send("PUT", "/api/files/routes/%3Cimg%20src=x%3E", ROUTE, "If-Match", "*");

    assertThat(named.statusCode()).isBetween(400, 499);
    assertThat(named.headers().firstValue("Content-Type")).contains("application/json");
    assertThat(named.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
  }
}
