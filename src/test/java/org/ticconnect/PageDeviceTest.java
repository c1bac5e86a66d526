package org.ticconnect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.ticconnect.page.Accessibility;
import org.ticconnect.page.Browser;
import org.ticconnect.page.Stage;
import org.ticconnect.page.View;
import org.ticconnect.page.Visitor;
import org.ticconnect.support.Claimed;
import org.ticconnect.support.Ports;

/**
 * The page of the device itself: on a real one as far as the machine of the tests goes, and on a
 * staged one for a network that can be set and for a version that can be changed. Factory defaults
 * come last: nothing is left after them.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PageDeviceTest {
  private static final Path PICTURES = Path.of("target", "screenshots");

  private static final String NETWORK =
      """
      {"manager": true, "reason": null, "host": "tic-1a2b", "pending": %s, "last": %s,
       "interfaces": [{"name": "eth0", "kind": "ethernet", "mac": "02:00:00:00:00:01",
         "carrier": true, "state": "connected", "method": "dhcp", "changeable": true,
         "addresses": ["192.0.2.5/24"], "gateway": "192.0.2.1", "dns": ["192.0.2.1"]}]}
      """;

  private static final String PENDING =
      """
      {"interface": "eth0", "method": "fixed", "address": "192.0.2.77/24",
       "url": "http://192.0.2.77/", "seconds_left": 90}
      """;

  private static final String TAKEN_BACK =
      """
      {"what": "taken_back", "message": "nobody confirmed it", "message_fr": "non confirmée",
       "at": "2026-03-01T10:00:00Z"}
      """;

  private static final String REFUSED =
      """
      {"error": "refused", "errors": [
        {"key": "address", "error": "no IPv4 address", "error_fr": "pas une adresse IPv4"},
        {"key": "gateway", "error": "eth0 is in another network", "error_fr": "eth0 est dans un autre"}]}
      """;

  private static final String UPDATE =
      """
      {"version": "%s", "installable": true, "reason": null, "keys": ["0123abcd"],
       "previous": {"version": "0.9.0"}, "uploaded": null, "state": "%s", "message": null,
       "at": "2026-03-01T10:00:00Z"}
      """;

  @TempDir static Path folder;

  private static Device device;
  private static Browser browser;
  private static Visitor visitor;
  private static Accessibility accessibility;

  @BeforeAll
  static void start() throws Exception {
    browser = Browser.started();
    // The port is the same one after factory defaults.
    String port = Integer.toString(Ports.lasting());
    device =
        Device.startedWith(
            Claimed.folder(folder.resolve("data")),
            Device.HOME,
            Patience.USUAL,
            "tic.source",
            "simulator:three-phase",
            "http.port",
            port);
    // Two places show the lamp, and the one that hears of a change first tells something else than
    // the other.
    await().until(() -> device.lamp().equals("green"));
    visitor = new Visitor(browser, "http://127.0.0.1:" + port + "/");
    visitor.logIn(Claimed.PASSWORD);
    accessibility = new Accessibility(browser);
  }

  @AfterAll
  static void stop() throws Exception {
    try (Device then = device;
        Browser first = browser) {
      // Ended in the turn of their coming, the last one first.
    }
  }

  @BeforeEach
  void onADesk() {
    browser.look(View.DESK);
    browser.complaints();
  }

  @Test
  @Order(1)
  void theLampIsShownAndAClickConnectsAnew() {
    open("device");
    browser.see("#device-lamp .led.large");
    browser.see("#lamp-pattern");
    assertThat(browser.see("#lamp-says").getText())
        .isEqualToIgnoringCase(browser.see("#lamp-meaning").getText());

    browser.click("#button-click");
    browser.see("#click-told .note.good");
    browser.see("#button-facts", "Click");
    browser.click("#button-click");
    browser.see("#click-told .note.warn");

    browser.see("#button-click[disabled]");
    assertThat(browser.complaints()).allMatch(told -> told.contains("status of 429"));
  }

  @Test
  @Order(2)
  void whatCannotBeDoneHereIsToldWithItsReason() {
    open("device/network");
    browser.see("#network-now [data-interface]");
    browser.see("#names-state");
    if (!visitor.json("/api/network").get("manager").asBoolean()) {
      browser.see("#network-reason");
      assertThat(browser.all("#network-form")).isEmpty();
    }
    open("device/update");
    browser.see("#update-facts dd", visitor.json("/api/update").get("version").asText());
    browser.see("#update-reason");
    assertThat(browser.all("#update-package")).isEmpty();
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  @Order(3)
  void aChangeOfTheNetworkWaitsAndComesBack() {
    open("live");
    Stage stage = Stage.on(browser).answers("GET /api/network", 200, network("null", "null"));
    open("device/network");
    browser.click("#network-form input[value=fixed]");
    browser.write("#network-prefix", "255.0.255.0");
    browser.click("#network-apply");
    browser.see("[data-field=prefix] .wrong", "mask");

    stage.answers("PUT /api/network", 400, REFUSED);
    browser.write("#network-prefix", "255.255.255.0");
    browser.click("#network-apply");
    browser.see("[data-field=address] .wrong", "No IPv4 address");
    browser.see("[data-field=gateway] .wrong", "eth0 is in another network");
    assertThat(faults("network-refused")).isEmpty();

    stage.answers("PUT /api/network", 202, "{\"pending\": " + PENDING + "}");
    stage.answers("GET /api/network", 200, network(PENDING, "null"));
    browser.click("#network-apply");
    browser.see("#change-link", "192.0.2.77");
    assertThat(browser.all("#network-confirm, #network-form")).isEmpty();
    assertThat(faults("network-pending")).isEmpty();

    stage.isSilent("GET /api/network");
    browser.see("#change-lost");
    assertThat(faults("network-lost")).isEmpty();

    stage.answers("GET /api/network", 200, network("null", TAKEN_BACK));
    browser.see("[data-last=taken_back]", "Nobody confirmed it");
    browser.gone("#network-pending");
  }

  @Test
  @Order(4)
  void anUpdateIsFollowedThroughItsSteps() {
    open("live");
    Stage stage = Stage.on(browser).answers("GET /api/update", 200, update("1.0.0", "installing"));
    open("device/update");
    browser.see("#update-list [data-step=installing][aria-current]");
    stage.isSilent("GET /api/update");
    browser.see("#update-list [data-step=away][aria-current]");
    assertThat(faults("update-away")).isEmpty();
    stage.answers("GET /api/update", 200, update("1.1.0", "watching"));
    browser.see("#update-list [data-step=watching][aria-current]");
    stage.answers("GET /api/update", 200, update("1.0.0", "returned"));
    browser.see("#update-outcome [data-state=returned]", "1.0.0");
    browser.see("#update-return", "0.9.0");
    browser.gone("#update-runs");
    assertThat(faults("update-returned")).isEmpty();
  }

  /** Until the claim page of a new device. */
  @Test
  @Order(5)
  void factoryDefaultsAskTwiceAndEndOnTheClaim() {
    open("device");
    browser.click("#factory-reset");
    browser.see("dialog[open] .listed");
    assertThat(faults("factory")).isEmpty();
    browser.write("#reset-word", "REMOV");
    browser.click("dialog[open] button[value=yes]");
    assertThat(browser.all("#reset-word")).isNotEmpty();
    browser.write("#reset-word", "REMOVE");
    visitor.agree();
    visitor.confirmIfAsked(Claimed.PASSWORD);

    browser.see("#claim-step");
    browser.see("#claim-form, #claim-start");
    assertThat(visitor.json("/api/session").get("claimed").asBoolean()).isFalse();
  }

  private static void open(String page) {
    browser.page(page);
  }

  private static String network(String pending, String last) {
    return NETWORK.formatted(pending, last);
  }

  private static String update(String version, String state) {
    return UPDATE.formatted(version, state);
  }

  /** On a desk and on a phone, and a picture of each. */
  private static List<String> faults(String name) {
    return List.of(View.PHONE.inTheDark(), View.DESK).stream()
        .flatMap(
            view -> {
              browser.look(view);
              browser.picture(view, PICTURES.resolve("device-" + name + "-" + view + "-en.png"));
              return accessibility.faults().stream().map(fault -> view + ": " + fault);
            })
        .toList();
  }
}
