package org.ticconnect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ticconnect.history.past.SeededPast;
import org.ticconnect.page.Accessibility;
import org.ticconnect.page.Browser;
import org.ticconnect.page.View;
import org.ticconnect.page.Visitor;
import org.ticconnect.support.Master;
import org.ticconnect.support.Mosquitto;
import org.ticconnect.support.Ports;
import org.ticconnect.support.Subscriber;

/**
 * An owner with a new device, from the first visit on, with nothing but the page: what is done
 * there is seen by a real broker and a real Modbus master.
 */
class PageJourneyTest {
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final String PASSWORD = "bicycle under a pine";
  private static final String GUESTS = "umbrella in the rain";
  private static final int NATIVE = 240;
  private static final int VOLTAGE_L1 = 205;

  private static final String ROUTE =
      """
      - route:
          id: kitchen
          from:
            uri: live:voltage_l1
            steps:
              - %s: mqtt-out:tic/own/kitchen
      """;

  @TempDir Path folder;

  private Mosquitto broker;
  private Subscriber subscriber;
  private Device device;
  private Browser browser;
  private Visitor owner;
  private String address;

  static List<View> views() {
    return List.of(View.DESK, View.PHONE);
  }

  @AfterEach
  void stop() throws Exception {
    try (Mosquitto last = broker;
        Subscriber before = subscriber;
        Device then = device;
        Browser first = browser) {
      // Ended in the turn of their coming, the last one first.
    }
  }

  @ParameterizedTest
  @MethodSource("views")
  void fromTheFirstVisitToTheLastLogout(View view) throws Exception {
    begin(view);

    theDoorOfANewDevice(view);
    owner.claim(PASSWORD);
    browser.see("#first-steps");
    theBrokerIsTriedAndSaved();
    aValueArrivesThere();
    aRowOfAMapIsChanged();
    itIsRolledBack();
    aRouteIsWrittenWronglyThenRightly();
    anotherLanguage();
    whatWasKeptIsForgotten();
    complainedOfNothingButTheRestart();
    whoMayOnlyLookChangesNothing();
    theSessionEnds();
    assertThat(owner.strayed()).isEmpty();
  }

  private void begin(View view) throws Exception {
    broker = Mosquitto.started(folder);
    subscriber = new Subscriber(broker.port());
    int port = Ports.lasting();
    Path data = folder.resolve("data");
    SeededPast.fill(data, "three-phase", Instant.now());
    device =
        Device.unclaimed(
            data,
            "tic.source",
            "simulator:three-phase",
            "http.port",
            Integer.toString(port),
            "modbus.port",
            Integer.toString(Ports.lasting()));
    address = "http://127.0.0.1:" + port + "/";
    browser = Browser.started();
    browser.look(view);
    owner = new Visitor(browser, address);
  }

  private void theDoorOfANewDevice(View view) {
    browser.open(address);
    browser.see("#claim-form");
    for (View one : List.of(view.inTheDark(), view)) {
      browser.look(one);
      browser.settled();
      assertThat(new Accessibility(browser).faults()).isEmpty();
      browser.picture(one, Path.of("target", "screenshots", "claim-" + one + "-en.png"));
    }
  }

  private void theBrokerIsTriedAndSaved() {
    browser.click("#first-steps [data-step=mqtt] a");
    browser.write("[id='set-mqtt.url']", "mqtt://127.0.0.1:1");
    browser.click("#mqtt-test");
    browser.see("#mqtt-test-result [data-ok=false]");
    browser.write("[id='set-mqtt.url']", broker.url());
    browser.click("#mqtt-test");
    browser.see("#mqtt-test-result [data-ok=true]");
    browser.gone("#mqtt-test-result [data-ok=false]");
    browser.click("#mqtt-save");
    browser.see("#settings-saved");
  }

  private void aValueArrivesThere() {
    await().atMost(SOON).until(() -> !subscriber.on("/voltage_l1").isEmpty());
    browser.page("live");
    browser.see("#first-steps [data-step=mqtt].done");
  }

  private void aRowOfAMapIsChanged() throws Exception {
    int volts = voltage();
    assertThat(volts).isBetween(200, 260);
    browser.page("files/modbus/native");
    browser.see("#check[data-state=good]");
    owner.edit(
        owner
            .edited()
            .replace(
                "{ address: 205, quantity: voltage_l1, type: u16 }",
                "{ address: 205, quantity: voltage_l1, type: u16, scale: 0.1 }"));
    browser.see("#preview [data-change=changed][data-address='205']");
    owner.saveAndRun(PASSWORD);
    await().atMost(SOON).untilAsserted(() -> assertThat(voltage()).isBetween(2000, 2600));
  }

  private void itIsRolledBack() {
    owner.edit(owner.edited().replace("scale: 0.1", "scale: 0.01"));
    owner.saveAndRun(PASSWORD);
    await().atMost(SOON).untilAsserted(() -> assertThat(voltage()).isBetween(20000, 26000));
    browser.click("#versions [data-run='1']");
    await().atMost(SOON).untilAsserted(() -> assertThat(voltage()).isBetween(2000, 2600));
    browser.click("#file-restore");
    owner.agree();
    await().atMost(SOON).untilAsserted(() -> assertThat(voltage()).isBetween(200, 260));
  }

  private void aRouteIsWrittenWronglyThenRightly() {
    browser.page("files/routes/kitchen");
    owner.edit(ROUTE.formatted("toe"));
    browser.see("#check[data-state=bad] [data-line='6']");
    browser.see("#editor .CodeMirror-lint-marker-error");
    assertThat(subscriber.text("tic/own/kitchen")).isEmpty();
    owner.edit(ROUTE.formatted("to"));
    browser.see("#check[data-state=good]");
    owner.saveAndRun(PASSWORD);
    browser.see("#file-state .badge.good, #file-state .badge.warn");
    await().atMost(SOON).until(() -> subscriber.text("tic/own/kitchen").isPresent());
  }

  private void anotherLanguage() {
    browser.click("#language");
    browser.see("h1, h2", "kitchen");
    browser.see("html[lang=fr]");
    browser.page("charts");
    browser.see("h1", "Courbes");
    browser.click("#language");
    browser.see("html[lang=en]");
    browser.see("h1", "Charts");
  }

  private void whatWasKeptIsForgotten() {
    browser.click("[data-view=day]");
    browser.see("#chart-energy canvas");
    assertThat(kept()).isNotEmpty();
    browser.click("#purge");
    owner.agree();
    owner.confirmIfAsked(PASSWORD);
    browser.see("#kept", "All is forgotten.");
    assertThat(kept()).isEmpty();
  }

  /** Hours of the last month of which something is known. */
  private List<JsonNode> kept() {
    Instant now = Instant.now();
    String path =
        "/api/history?source=main&step=hour&of=apparent_import&from=%s&to=%s"
            .formatted(now.minus(Duration.ofDays(30)), now.minus(Duration.ofHours(1)));
    JsonNode values = owner.json(path).get("series").get(0).get("values");
    return StreamSupport.stream(values.spliterator(), false).filter(one -> !one.isNull()).toList();
  }

  private void complainedOfNothingButTheRestart() {
    assertThat(browser.complaints())
        .allMatch(told -> told.matches(".*(net::ERR_|/api/status |status of 503).*"));
  }

  private void whoMayOnlyLookChangesNothing() {
    browser.page("access");
    browser.click("#access-viewer summary");
    browser.write("#viewer-password", GUESTS);
    browser.write("#viewer-password-again", GUESTS);
    browser.click("#viewer-form button[type=submit]");
    owner.confirmIfAsked(PASSWORD);
    browser.see("#viewer-off");
    browser.click("#logout");
    browser.write("#password", GUESTS);
    browser.click("#login-go");
    browser.see("#nav a[data-page=live]");
    assertThat(browser.script("return document.querySelectorAll('#nav a').length")).isEqualTo(5L);
    browser.page("charts");
    browser.see("#kept");
    assertThat(browser.all("#purge")).isEmpty();
    assertThat(owner.answer("PUT", "/api/files/routes/kitchen")).isEqualTo(403);
    assertThat(owner.answer("DELETE", "/api/history")).isEqualTo(403);
    assertThat(owner.answer("GET", "/api/settings")).isEqualTo(403);
  }

  private void theSessionEnds() throws Exception {
    String cookie = browser.cookies();
    assertThat(owner.answer(cookie)).isEqualTo(200);
    browser.click("#logout");
    browser.see("#login");
    assertThat(owner.answer(cookie)).isEqualTo(401);
  }

  private int voltage() throws Exception {
    try (Master master = device.master()) {
      return master.input(NATIVE, VOLTAGE_L1, 1)[0];
    }
  }
}
