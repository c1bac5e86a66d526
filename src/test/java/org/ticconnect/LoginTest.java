package org.ticconnect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ticconnect.support.Browser;
import org.ticconnect.support.Claimed;

/** Logging in and out over HTTP, as its owner does and as somebody unfriendly does. */
@Tag("alone")
final class LoginTest {
  /** Fewer than one address has connections. */
  private static final int THREADS = 10;

  private static final String NEXT = "tram kite velvet";

  @TempDir private Path data;
  private Device device;

  @BeforeEach
  void start() throws Exception {
    device = started();
  }

  private Device started() throws Exception {
    return Device.startedWith(
        data, Device.HOME, Patience.USUAL, "tic.source", "simulator:single-phase");
  }

  @AfterEach
  void stop() {
    device.close();
  }

  private Browser browser() {
    return new Browser(device.httpPort());
  }

  private Browser loggedIn(String password) {
    Browser browser = browser();
    assertThat(browser.login(password).status()).isEqualTo(200);
    return browser;
  }

  private static int look(Browser browser) {
    return browser.get("/api/live").status();
  }

  @Test
  void tellsWhoOneIs() {
    assertThat(browser().get("/api/session").json().toString())
        .contains("\"claimed\":true", "\"role\":\"none\"", "\"state\":\"none\"");
    Browser browser = browser();
    Browser.Answer answer = browser.login(Claimed.PASSWORD);
    assertThat(answer.text("role")).isEqualTo("administrator");
    assertThat(answer.json().get("fresh_s").asInt()).isCloseTo(600, within(5));
    assertThat(answer.response().headers().firstValue("Set-Cookie").orElse(""))
        .startsWith("sid=")
        .contains("Path=/", "HTTPOnly", "SameSite=Strict")
        .doesNotContain("Max-Age", "Domain", "Secure");
    assertThat(browser.get("/api/session").text("role")).isEqualTo("administrator");
    assertThat(loggedIn(Claimed.VIEWER).get("/api/session").text("role")).isEqualTo("viewer");

    String before = browser.cookie("sid");
    browser.login(Claimed.PASSWORD);
    assertThat(browser.cookie("sid")).as("new at each login").isNotEqualTo(before);
    assertThat(look(browser().withCookie("sid", before))).isEqualTo(401);
  }

  @Test
  @DisplayName("W10: a cookie counts no more after logout, a change of the password and a restart")
  void anOldCookieCountsNoMore() throws Exception {
    Browser one = loggedIn(Claimed.PASSWORD);
    String cookie = one.cookie("sid");
    assertThat(one.post("/api/logout", "{}").status()).isEqualTo(200);
    assertThat(one.cookie("sid")).isEmpty();
    assertThat(look(browser().withCookie("sid", cookie))).as("logout").isEqualTo(401);

    Browser two = loggedIn(Claimed.PASSWORD);
    Browser viewer = loggedIn(Claimed.VIEWER);
    assertThat(two.post("/api/logout/everywhere", "{}").status()).isEqualTo(200);
    assertThat(look(viewer)).as("logout everywhere").isEqualTo(401);

    Browser three = loggedIn(Claimed.PASSWORD);
    Browser other = loggedIn(Claimed.PASSWORD);
    cookie = three.cookie("sid");
    Browser.Answer wrong =
        three.put("/api/access/password", "{\"current\":\"x\",\"new\":\"" + NEXT + "\"}");
    assertThat(wrong.status()).isEqualTo(403);
    Browser.Answer changed =
        three.put(
            "/api/access/password",
            "{\"current\":\"" + Claimed.PASSWORD + "\",\"new\":\"" + NEXT + "\"}");
    assertThat(changed.status()).isEqualTo(200);
    assertThat(look(three)).as("who changed it goes on").isEqualTo(200);
    assertThat(look(other)).as("change of the password").isEqualTo(401);
    assertThat(look(browser().withCookie("sid", cookie))).isEqualTo(401);
    assertThat(browser().login(Claimed.PASSWORD).status()).isEqualTo(401);

    device.close();
    device = started();
    assertThat(look(browser().withCookie("sid", three.cookie("sid")))).as("restart").isEqualTo(401);
    assertThat(browser().login(NEXT).status()).isEqualTo(200);
  }

  @Test
  @DisplayName("W3: what another site's page can send changes nothing")
  void anotherSitesPageChangesNothing() {
    Browser victim = loggedIn(Claimed.PASSWORD);
    String everywhere = "/api/logout/everywhere";
    String own = "http://127.0.0.1:" + device.httpPort();

    victim.with("X-TIC", "");
    assertThat(victim.post(everywhere, "{}").status()).as("no header").isEqualTo(403);
    for (String type :
        List.of("text/plain", "application/x-www-form-urlencoded", "multipart/form-data")) {
      victim.with("Content-Type", type);
      assertThat(victim.post(everywhere, "{}").status()).as(type).isEqualTo(403);
      victim.with("X-TIC", "1");
      assertThat(victim.post(everywhere, "{}").status()).as(type).isEqualTo(403);
      victim.with("X-TIC", "");
    }
    victim.with("X-TIC", "1").with("Content-Type", "application/json");
    for (String origin : List.of("http://evil.example", "null", own.replace("127", "128"))) {
      victim.with("Origin", origin);
      assertThat(victim.post(everywhere, "{}").status()).as(origin).isEqualTo(403);
    }
    victim.with("Origin", own);
    for (String site : List.of("cross-site", "same-site")) {
      victim.with("Sec-Fetch-Site", site);
      assertThat(victim.post(everywhere, "{}").status()).as(site).isEqualTo(403);
    }
    victim.with("Sec-Fetch-Site", "same-origin");
    assertThat(victim.get(everywhere).status()).as("as an image").isEqualTo(405);
    assertThat(victim.get("/api/session").text("role")).isEqualTo("administrator");

    assertThat(victim.post(everywhere, "{}").status()).as("its own page").isEqualTo(200);
    assertThat(victim.get("/api/session").text("role")).isEqualTo("none");
  }

  @Test
  void thePasswordIsAskedForAgainBeforeWhatCannotBeUndone() {
    Browser browser = loggedIn(Claimed.PASSWORD);
    String make = "{\"name\":\"Grafana\",\"scope\":\"read\"}";
    device.later(Duration.ofMinutes(11));
    Browser.Answer refused = browser.post("/api/access/tokens", make);
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.text("need")).isEqualTo("password");
    assertThat(browser.post("/api/session/confirm", "{\"password\":\"x\"}").status())
        .isEqualTo(403);

    Browser.Answer confirmed =
        browser.post("/api/session/confirm", "{\"password\":\"" + Claimed.PASSWORD + "\"}");
    assertThat(confirmed.json().get("fresh_s").asInt()).isCloseTo(600, within(5));
    Browser.Answer made = browser.post("/api/access/tokens", make);
    assertThat(made.status()).isEqualTo(200);
    Browser program = browser().with("Authorization", "Bearer " + made.text("token"));
    assertThat(look(program)).isEqualTo(200);
    assertThat(program.get("/api/access").text("need")).isEqualTo("scope");

    Browser.Answer access = browser.get("/api/access");
    assertThat(access.json().get("tokens").toString())
        .contains("Grafana", "last_used")
        .doesNotContain(made.text("token"));
    assertThat(access.json().get("log").findValuesAsText("what"))
        .contains("login", "confirm_failed", "token_made");
    assertThat(browser.ask("DELETE", "/api/access/tokens/" + made.text("id"), "").status())
        .isEqualTo(200);
    assertThat(look(program)).isEqualTo(401);
  }

  @Test
  void theLogTellsWhoChangedWhat() throws Exception {
    Browser browser = loggedIn(Claimed.PASSWORD).with("Content-Type", "text/plain");
    String mine = "/api/files/mqtt/mine";
    browser.with("If-Match", "*");
    assertThat(browser.put(mine, device.get("/api/files/mqtt/native").body()).status())
        .isEqualTo(200);
    browser.with("Content-Type", "application/json");
    assertThat(browser.post(mine + "/activate", "{}").status()).isEqualTo(200);
    assertThat(browser.put("/api/access/viewer", "{\"password\":\"" + NEXT + "\"}").status())
        .isEqualTo(200);
    assertThat(browser.ask("DELETE", "/api/access/viewer", "").status()).isEqualTo(200);

    assertThat(browser.get("/api/access").json().get("log"))
        .anyMatch(
            event ->
                event.get("what").asText().equals("file_activated")
                    && event.get("who").asText().equals("administrator")
                    && event.get("from").asText().equals("127.0.0.1")
                    && event.get("detail").asText().equals("mqtt/mine"))
        .anyMatch(event -> event.get("what").asText().equals("viewer_set"))
        .anyMatch(event -> event.get("what").asText().equals("viewer_removed"))
        .allMatch(event -> !event.toString().contains(NEXT));
  }

  @Test
  void refusesWhatIsNoQuestion() {
    Browser browser = loggedIn(Claimed.PASSWORD);
    assertThat(browser.post("/api/login", "[").status()).isEqualTo(400);
    assertThat(browser.post("/api/login", "[]").status()).isEqualTo(400);
    assertThat(browser.post("/api/login", "{\"password\":7}").status()).isEqualTo(400);
    assertThat(browser.post("/api/login", "{}").text("error")).contains("password: is missing");
    assertThat(browser.login("x".repeat(20_000)).status()).isEqualTo(413);
    assertThat(browser.post("/api/access/tokens", "{\"name\":\"x\",\"scope\":\"all\"}").status())
        .isEqualTo(400);
    assertThat(browser.ask("DELETE", "/api/access/tokens/none", "").status()).isEqualTo(404);
    assertThat(browser.put("/api/access/viewer", "{\"password\":\"linky2025\"}").status())
        .isEqualTo(422);
  }

  @Test
  @DisplayName("W9: a thousand wrong passwords from one address and from fifty")
  void aThousandWrongPasswords() throws Exception {
    device.access().passwords().set(NEXT);
    Map<Integer, Integer> ofOne = flood(1);
    assertThat(ofOne.get(401)).isLessThanOrEqualTo(10);
    device.click();
    assertThat(browser().with(Device.FROM, "10.9.0.0").login(NEXT).status())
        .as("a click clears it")
        .isEqualTo(200);
    device.click();

    Map<Integer, Integer> ofFifty = flood(50);
    assertThat(ofFifty.get(401)).isLessThanOrEqualTo(60);
    long begin = System.nanoTime();
    int refused = 0;
    while (browser().with(Device.FROM, "10.8.0.1").login(NEXT).status() != 200) {
      assertThat(++refused).isLessThan(20);
      TimeUnit.MILLISECONDS.sleep(200);
    }
    long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
    System.out.printf(
        "W9: of 1000 wrong passwords from one address %d were looked at, from fifty %d; the right"
            + " one from a quiet address was in after %d ms%n",
        ofOne.get(401), ofFifty.get(401), millis);
    assertThat(millis).isLessThan(3000);
    device.later(Duration.ofMinutes(1));
    assertThat(browser().with(Device.FROM, "10.9.0.0").login(NEXT).status())
        .as("nothing is locked for long")
        .isEqualTo(200);
  }

  /** A thousand wrong ones at once: how many answers of each status. */
  private Map<Integer, Integer> flood(int addresses) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    List<Future<List<Integer>>> parts = new ArrayList<>();
    for (int thread = 0; thread < THREADS; thread++) {
      int first = thread;
      parts.add(
          threads.submit(
              () -> {
                Browser browser = browser();
                List<Integer> answers = new ArrayList<>();
                for (int i = first; i < 1000; i += THREADS) {
                  browser.with(Device.FROM, "10.9.0." + i % addresses);
                  answers.add(browser.login("wrong " + i).status());
                }
                return answers;
              }));
    }
    Map<Integer, Integer> all = new TreeMap<>();
    for (Future<List<Integer>> part : parts) {
      part.get().forEach(status -> all.merge(status, 1, Integer::sum));
    }
    threads.shutdown();
    assertThat(all.keySet()).isSubsetOf(401, 429);
    return all;
  }
}
