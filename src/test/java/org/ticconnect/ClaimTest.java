package org.ticconnect;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ticconnect.support.Browser;

/** A device as it comes out of its box gets an owner, who was there. */
final class ClaimTest {
  private static final String ELSEWHERE = "192.168.1.77";
  private static final String PASSWORD = "{\"password\":\"tram kite velvet\"}";

  @TempDir private Path data;
  private Device device;

  @BeforeEach
  void start() throws Exception {
    device =
        Device.unclaimed(data, "tic.source", "simulator:single-phase", "claim.code", "K7QM-2XWD");
  }

  @AfterEach
  void stop() {
    device.close();
  }

  private Browser browser(String from) {
    return new Browser(device.httpPort()).with(Device.FROM, from);
  }

  private static String state(Browser browser) {
    return browser.get("/api/session").json().get("claim").get("state").asText();
  }

  @Test
  void worksButLetsNobodyInBeforeItIsClaimed() throws Exception {
    Browser browser = browser(ELSEWHERE);
    assertThat(browser.get("/api/session").json().toString())
        .contains("\"claimed\":false", "\"ways\":[\"button\",\"code\"]");
    assertThat(browser.get("/api/live").status()).isEqualTo(401);
    assertThat(browser.put("/api/files/routes/mine", "{}").status()).isEqualTo(401);
    assertThat(browser.login("").text("need")).isEqualTo("claim");
    assertThat(browser.login("admin").status()).isEqualTo(409);
    assertThat(browser.post("/api/claim", PASSWORD).text("need")).isEqualTo("proof");
    assertThat(browser.get("/").status()).isEqualTo(200);
    assertThat(device.modbusPort()).isPositive();
  }

  @Test
  void isClaimedByAClickOfWhoStandsBesideIt() {
    Browser browser = browser(ELSEWHERE);
    Browser.Answer waiting = browser.post("/api/claim/start", "{}");
    assertThat(waiting.text("state")).isEqualTo("waiting");
    assertThat(waiting.json().get("seconds").asInt()).isBetween(115, 121);
    assertThat(browser.post("/api/claim", PASSWORD).status()).isEqualTo(403);

    device.click();
    assertThat(state(browser)).isEqualTo("proven");
    assertThat(state(browser(ELSEWHERE))).as("another browser there").isEqualTo("none");
    assertThat(browser.post("/api/claim", "{\"password\":\"linky2025\"}").status()).isEqualTo(422);
    Browser.Answer claimed = browser.post("/api/claim", PASSWORD);
    assertThat(claimed.text("role")).isEqualTo("administrator");
    assertThat(browser.get("/api/live").status()).isEqualTo(200);
    assertThat(browser.cookie("claim")).isEmpty();
    assertThat(browser("127.0.0.1").post("/api/claim/start", "{}").status()).isEqualTo(409);
    assertThat(browser.get("/api/access").json().get("log").findValuesAsText("what"))
        .contains("claim_started", "claim_proven", "claimed");
  }

  @Test
  void isClaimedAtOnceOnTheMachineItselfButNotThroughAProxyOnIt() throws Exception {
    Browser proxied = browser("127.0.0.1").with("X-Forwarded-For", ELSEWHERE);
    assertThat(proxied.post("/api/claim/start", "{}").text("state")).isEqualTo("waiting");
    assertThat(startedBy("POST /api/claim/start HTTP/1.0", "127.0.0.1")).contains("waiting");
    assertThat(startedBy("POST /api/claim/start HTTP/1.1", "meter.lan")).contains("waiting");
    Browser form = browser("127.0.0.1").with("X-TIC", "");
    assertThat(form.post("/api/claim/start", "{}").status()).isEqualTo(403);

    Browser browser = browser("127.0.0.1");
    assertThat(browser.post("/api/claim/start", "{}").text("state")).isEqualTo("proven");
    assertThat(browser.post("/api/claim", PASSWORD).status()).isEqualTo(200);
    assertThat(proxied.post("/api/claim", PASSWORD).status()).isEqualTo(409);
  }

  /** As by a proxy that says nothing of itself. */
  private String startedBy(String line, String host) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", device.httpPort())) {
      String head = line + "\r\nHost: " + host + "\r\nX-TIC: 1\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(head.getBytes(US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), US_ASCII);
    }
  }

  @Test
  void isClaimedByTheCodeOnItsLabel() {
    Browser browser = browser(ELSEWHERE);
    assertThat(browser.post("/api/claim/start", "{\"code\":\"K7QM-2XWE\"}").status())
        .isEqualTo(403);
    assertThat(state(browser)).isEqualTo("none");
    assertThat(browser.post("/api/claim/start", "{\"code\":\"k7qm2xwd\"}").text("state"))
        .isEqualTo("proven");
    assertThat(browser.post("/api/claim", PASSWORD).status()).isEqualTo(200);
  }
}
