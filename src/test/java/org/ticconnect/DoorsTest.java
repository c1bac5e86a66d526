package org.ticconnect;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.ticconnect.support.Browser;
import org.ticconnect.support.Claimed;
import org.ticconnect.web.gate.Asker;

/** Every path of the web server, as each kind of visitor finds it. */
final class DoorsTest {
  private static Device device;
  private static Map<String, String> table;

  @BeforeAll
  static void start() throws Exception {
    device = Device.started("tic.source", "simulator:single-phase", "empro.rest", "true");
    table = new LinkedHashMap<>();
    try (InputStream in = DoorsTest.class.getResourceAsStream("/doors.txt")) {
      for (String line : new String(in.readAllBytes(), UTF_8).lines().toList()) {
        if (!line.isBlank() && !line.startsWith("#")) {
          String[] words = line.split("\\s+");
          table.put(words[0] + " " + words[1], words[2]);
        }
      }
    }
    device.paths().stream().filter(DoorsTest::page).forEach(page -> table.put(page, "open"));
    table.put("HEAD /", "open");
  }

  @AfterAll
  static void stop() {
    device.close();
  }

  /** A file of the page, in which is nothing of the meter. */
  private static boolean page(String door) {
    String path = door.replaceFirst("^(GET|HEAD) ", "");
    return path.matches("/[A-Za-z0-9/_-]+(\\.[A-Za-z0-9_-]+)+")
        && DoorsTest.class.getResource("/www" + path) != null;
  }

  private static Browser stranger() {
    return new Browser(device.httpPort());
  }

  private static Browser program(String token) {
    return stranger().with("Authorization", "Bearer " + token);
  }

  private static Browser person(String password) {
    Browser browser = stranger();
    assertThat(browser.login(password).status()).isEqualTo(200);
    return browser;
  }

  private static int status(Browser browser, String door) {
    return ask(browser, door).status();
  }

  private static Browser.Answer ask(Browser browser, String door) {
    String[] words = door.split(" ");
    String path =
        words[1]
            .replace("{kind}", "routes")
            .replace("{name}", "none-such")
            .replace("{list}", "measurements")
            .replaceAll("\\{[a-z]+}", "1");
    return browser.ask(words[0], path, words[0].equals("GET") ? "" : "{}");
  }

  @Test
  @DisplayName("W1: what is registered is in the table, and the other way round")
  void theTableIsWhatThereIs() {
    Set<String> registered = device.paths();
    assertThat(registered).as("not in doors.txt: say who may use it").isSubsetOf(table.keySet());
    Set<String> missing = new TreeSet<>(table.keySet());
    missing.removeAll(registered);
    assertThat(missing).as("in doors.txt, but registered nowhere").isEmpty();
  }

  /** All of the table, also what is not built yet: the gate must not depend on it. */
  private static void refused(Browser browser, Set<String> open, Set<Integer> answers) {
    SoftAssertions all = new SoftAssertions();
    table.forEach(
        (door, who) -> {
          if (!open.contains(who)) {
            all.assertThat(status(browser, door)).as(door).isIn(answers);
          }
        });
    all.assertAll();
  }

  /** Only what changes nothing. */
  private static void answered(Browser browser, Set<String> open) {
    SoftAssertions all = new SoftAssertions();
    device.paths().stream()
        .filter(door -> door.startsWith("GET ") && open.contains(table.getOrDefault(door, "")))
        .forEach(
            door -> {
              Browser.Answer answer = ask(browser, door);
              all.assertThat(answer.status()).as(door).isNotIn(401, 403);
              all.assertThat(answer.response().headers().firstValue(Asker.HEADER))
                  .as(door + " tells nothing of who asks")
                  .isEmpty();
            });
    all.assertAll();
  }

  @Test
  @DisplayName("W1: without credentials, and with wrong ones")
  void aStrangerGetsInNowhereButWhereAllDo() {
    refused(stranger(), Set.of("open"), Set.of(401));
    refused(program("tic_nonsense"), Set.of("open"), Set.of(401));
    refused(stranger().with("Authorization", "Basic YTpi"), Set.of("open"), Set.of(401));
    refused(stranger().withCookie("sid", "A".repeat(43)), Set.of("open"), Set.of(401));
    answered(stranger(), Set.of("open"));
  }

  @Test
  @DisplayName("W1: with a viewer's session, and with tokens")
  void eachGetsInWhereItMay() {
    refused(person(Claimed.VIEWER), Set.of("open", "view"), Set.of(403));
    refused(program(Claimed.READ_TOKEN), Set.of("open", "view"), Set.of(403));
    refused(program(Claimed.CONFIG_TOKEN), Set.of("open", "view", "config"), Set.of(403));
    answered(person(Claimed.VIEWER), Set.of("view"));
    answered(program(Claimed.READ_TOKEN), Set.of("view"));
    answered(program(Claimed.CONFIG_TOKEN), Set.of("view", "config"));
    answered(program(Claimed.TOKEN), Set.of("view", "config", "admin"));
    answered(person(Claimed.PASSWORD), Set.of("view", "config", "admin"));
  }

  @Test
  @DisplayName("W1: with a session that is over; and what needs the password again")
  void aSessionThatIsOverOpensNothing() {
    Browser administrator = person(Claimed.PASSWORD);
    device.later(Duration.ofMinutes(11));
    Set<String> fresh =
        table.entrySet().stream()
            .filter(door -> door.getValue().equals("fresh"))
            .map(Map.Entry::getKey)
            .collect(Collectors.toSet());
    assertThat(fresh).allSatisfy(door -> assertThat(status(administrator, door)).isEqualTo(403));
    device.later(Duration.ofMinutes(31));

    refused(administrator, Set.of("open"), Set.of(401));
  }

  @Test
  @DisplayName("V1: other ways to write a path lead nowhere")
  void tricksWithPathsLeadNowhere() throws Exception {
    List<String> tricks =
        List.of(
            "//api/live",
            "/api//live",
            "/./api/live",
            "/api/./live",
            "/x/../api/live",
            "/api/x/../live",
            "/%61pi/live",
            "/api%2flive",
            "/api%2Flive",
            "/api/live%00",
            "/api/live%20",
            "/api/live%3b",
            "/API/live",
            "/api/Live",
            "/api/live/",
            "/api/live//",
            "/api/live/.",
            "/api/live;x=1",
            "/api;x/live",
            "/api/live%2f",
            "/api/live\\",
            "/api\\live",
            "/%2e/api/live",
            "/page.js/../api/live",
            "/api/files/routes/..",
            "/api/files/routes/%2e%2e/x",
            "/page.js/",
            "/PAGE.js",
            "/page.js;x",
            "http://127.0.0.1//api/live");
    SoftAssertions all = new SoftAssertions();
    for (String trick : tricks) {
      all.assertThat(raw("GET", trick, "")).as(trick).matches("(?s)HTTP/1.1 (400|401) .*");
      all.assertThat(raw("GET", trick, "Authorization: " + Device.BEARER + "\r\n"))
          .as(trick)
          .matches("(?s)HTTP/1.1 (400|404|405) .*")
          .doesNotContain("quantities");
    }
    for (String method : List.of("TRACE", "OPTIONS", "CONNECT", "PATCH", "get", "X")) {
      all.assertThat(raw(method, "/api/live", "")).as(method).matches("(?s)HTTP/1.1 40[015] .*");
      all.assertThat(raw(method, "/api/live", "Authorization: " + Device.BEARER + "\r\n"))
          .as(method)
          .matches("(?s)HTTP/1.1 40[045] .*");
    }
    all.assertAll();
    assertThat(raw("GET", "/api/live", "Authorization: " + Device.BEARER + "\r\n"))
        .contains("quantities");
  }

  private static String raw(String method, String target, String headers) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", device.httpPort())) {
      socket.setSoTimeout(10_000);
      String head =
          method
              + " "
              + target
              + " HTTP/1.1\r\nHost: 127.0.0.1\r\n"
              + headers
              + "Connection: close\r\n\r\n";
      socket.getOutputStream().write(head.getBytes(US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), UTF_8);
    }
  }
}
