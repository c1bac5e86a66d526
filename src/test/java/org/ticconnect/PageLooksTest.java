package org.ticconnect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;
import org.ticconnect.page.Accessibility;
import org.ticconnect.page.Browser;
import org.ticconnect.page.Keyboard;
import org.ticconnect.page.View;
import org.ticconnect.page.Visitor;
import org.ticconnect.page.Weight;
import org.ticconnect.page.Words;
import org.ticconnect.support.Claimed;
import org.ticconnect.support.EventStream;

/**
 * Every page in both sizes and themes: nobody is kept out, nothing is refused by the content policy
 * or fetched from elsewhere, and a picture of each is left in {@code target/screenshots}.
 */
class PageLooksTest {
  private static final Path PICTURES = Path.of("target", "screenshots");

  /** In an order in which the page is not drawn anew more often than it must. */
  private static final List<View> ALL =
      List.of(View.DESK, View.DESK.inTheDark(), View.PHONE.inTheDark(), View.PHONE);

  /** How a stream comes. */
  private static final String ENCODING =
      """
      return fetch("/api/stream?of=status").then(
        (answer) => (answer.body.cancel(), answer.headers.get("Content-Encoding")));
      """;

  @TempDir static Path folder;

  private static ShownDevice shown;
  private static Browser browser;
  private static Visitor visitor;
  private static Accessibility accessibility;

  @BeforeAll
  static void start() throws Exception {
    shown = ShownDevice.started(folder);
    browser = shown.browser();
    visitor = shown.visitor();
    accessibility = new Accessibility(browser);
  }

  @AfterAll
  static void stop() throws Exception {
    if (shown != null) {
      shown.close();
    }
  }

  @BeforeEach
  void forgetWhatOthersLeft() {
    browser.complaints();
    visitor.strayed();
  }

  /** A page, a colon, and what tells that it is drawn. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "live : #power.import",
        "charts : #chart-power canvas",
        "charts?step=day : #chart-energy canvas",
        "charts?step=year : #chart-energy canvas",
        "meter : #frame tbody tr",
        "meter/counters : #labels",
        "meter/quarantine : #panel",
        "meter/events : #panel",
        "meter/recordings : #panel",
        "modbus : #registers tr[data-key]",
        "modbus/clients : #requests tr[data-key]",
        "modbus/read : #read-form",
        "mqtt : #topics li",
        "device : #lamp-pattern",
        "device/network : #network-now [data-interface]",
        "device/update : #update-facts dd",
        "files : [data-file='routes/power-copy.yaml']",
        "files/routes/power-copy : #check[data-state=good]",
        "files/modbus/heat-pump : #preview [data-address]",
        "settings : #settings-groups section",
        "log : #log li",
        "access : #access-log",
        "help : #bundle-look"
      })
  void everyPageIsForEverybody(String line) {
    String page = line.split(" : ")[0];
    browser.look(ALL.get(0));
    browser.page(page);
    browser.see(line.split(" : ")[1]);

    assertThat(faults(page, "en", ALL)).isEmpty();
    assertThat(browser.complaints()).isEmpty();
    assertThat(visitor.strayed()).isEmpty();
  }

  @Test
  void inFrenchToo() {
    browser.look(View.DESK);
    browser.page("live");
    browser.click("#language");
    browser.see("html[lang=fr]");

    List<View> some = List.of(View.DESK, View.PHONE.inTheDark());
    browser.see("#power.import");
    List<String> faults = new ArrayList<>(faults("live", "fr", some));
    browser.look(View.DESK);
    browser.page("settings");
    browser.see("#settings-groups section");
    faults.addAll(faults("settings", "fr", some));

    browser.look(View.DESK);
    browser.click("#language");
    browser.see("html[lang=en]");
    assertThat(faults).isEmpty();
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void whoIsNotLoggedInFindsTheDoor() {
    browser.look(View.DESK);
    browser.click("#logout");
    browser.see("#login");

    List<String> faults = faults("login", "en", ALL);
    visitor.logIn(Claimed.PASSWORD);

    assertThat(faults).isEmpty();
    assertThat(browser.complaints()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"live", "charts", "files/routes/power-copy", "access", "device/network"})
  void everyThingIsReachedByTheKeyboardAndSeenThen(String page) {
    browser.look(View.DESK);
    browser.page(page);
    browser.settled();

    List<String> stops = new Keyboard(browser).stops();

    assertThat(stops).hasSizeGreaterThan(12);
    assertThat(stops).noneMatch(stop -> stop.matches(".*(NO RING|NOT ON THE SCREEN|LEFT OUT).*"));
  }

  @Test
  void theWaysGoByTheKeyboardAlone() {
    browser.look(View.DESK);
    browser.page("live");
    browser.script("document.activeElement.blur()");
    Keyboard keyboard = new Keyboard(browser);

    keyboard.reach("#skip");
    keyboard.enter();
    keyboard.reach("#main a, #main button, #main summary");
    keyboard.reach("#nav a[data-page=modbus]");
    keyboard.enter();
    browser.see("#registers");
    keyboard.reach("[role=tab]");
    browser.press(Keys.ARROW_RIGHT);
    browser.see("[role=tab][data-tab=clients][aria-selected=true]");
    keyboard.reach("#theme");
    keyboard.enter();
    browser.see("html[data-theme=dark]");
    keyboard.enter();
    browser.see("html[data-theme=light]");
    browser.script("localStorage.removeItem('tic.theme')");
  }

  /** Browsers keep pages that were left, and open few connections to one device. */
  @Test
  void aPageThatIsLeftLetsGoOfItsStream() {
    assertTimeout(
        Duration.ofSeconds(20),
        () -> {
          for (int i = 0; i < 7; i++) {
            browser.open("about:blank");
            browser.open(shown.address());
            browser.see("#power.import");
          }
        });
  }

  @Test
  void theFirstPageIsLight() throws IOException {
    browser.look(View.DESK);
    Weight.begin(browser);

    Weight first = Weight.of(browser, shown.address(), "live", "#power.import");

    assertThat(browser.script(ENCODING)).isEqualTo("gzip");
    System.out.println(
        "first page: " + first + ", first value after " + Weight.firstValue(browser) + " ms");
    assertThat(first.streamed()).isPositive();
    assertThat(first.bytes() + beginning()).isLessThan(80 * 1024);
  }

  /** Bytes of what the stream of the live page tells first, compressed as it is. */
  private static long beginning() throws IOException {
    ByteArrayOutputStream sent = new ByteArrayOutputStream();
    try (EventStream stream = EventStream.of(shown.device().httpPort(), "status,live");
        GZIPOutputStream zip = new GZIPOutputStream(sent)) {
      zip.write(stream.next("status").toString().getBytes(UTF_8));
      zip.write(stream.next("live").toString().getBytes(UTF_8));
    }
    return sent.size();
  }

  private static List<String> faults(String page, String language, List<View> views) {
    List<String> faults = new ArrayList<>();
    for (View view : views) {
      browser.look(view);
      browser.settled();
      faults.addAll(faults(view));
      String picture = page.replaceAll("[^a-z-]", "-") + "-" + view + "-" + language + ".png";
      browser.picture(view, PICTURES.resolve(picture));
    }
    Words.missing(browser).forEach(key -> faults.add("no text: " + key));
    return faults;
  }

  private static List<String> faults(View view) {
    List<String> faults = new ArrayList<>();
    accessibility.faults().forEach(fault -> faults.add(view + ": " + fault));
    Object width = browser.script("return document.documentElement.scrollWidth");
    if (((Number) width).intValue() > view.width()) {
      faults.add(view + ": wider than the screen, " + width);
    }
    return faults;
  }
}
