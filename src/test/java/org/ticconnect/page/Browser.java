package org.ticconnect.page;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.ticconnect.support.Peers;

/**
 * A Chromium without a window and with a profile of its own, which forgets all when it is closed.
 * Browser and driver are those of the system; absent ones skip the test loudly.
 */
public final class Browser implements AutoCloseable {
  /** For what a page does by itself; the machine of the tests does other things too. */
  static final Duration SOON = Duration.ofSeconds(20);

  private static final Duration LOOK = Duration.ofMillis(40);

  /** Calls back when nothing is asked any more and what came is drawn. */
  private static final String SETTLED =
      """
      const done = arguments[arguments.length - 1];
      const look = () => window.__asked === 0
        ? requestAnimationFrame(() => requestAnimationFrame(() => window.__asked === 0 ? done() : look()))
        : setTimeout(look, 20);
      look();
      """;

  /** Keeps what goes wrong from the first moment on, and counts questions without an answer. */
  private static final String WITNESS =
      """
      window.__refused = [];
      addEventListener("securitypolicyviolation", (event) =>
        window.__refused.push(`policy: ${event.violatedDirective} ${event.blockedURI}`));
      addEventListener("error", (event) => window.__refused.push(`error: ${event.message}`));
      addEventListener("unhandledrejection", (event) => window.__refused.push(`rejected: ${event.reason}`));
      window.__asked = 0;
      const ask = window.fetch;
      window.fetch = (...all) => {
        window.__asked++;
        return ask(...all).finally(() => window.__asked--);
      };
      """;

  /** It looks for a version of the protocol that only its own classes need. */
  private static final Logger CHATTER = Logger.getLogger("org.openqa.selenium.devtools");

  private final Path profile;
  private final ChromeDriver driver;
  private final Traffic traffic;

  private Browser(Path profile, ChromeDriver driver) {
    this.profile = profile;
    this.driver = driver;
    this.traffic = new Traffic(driver);
  }

  /**
   * Started, in English.
   *
   * @throws IOException when there is no room for its profile
   */
  public static Browser started() throws IOException {
    Path chromium = Peers.require("chromium");
    Path chromedriver = Peers.require("chromedriver");
    Path profile = Files.createTempDirectory("tic-connect-browser");
    CHATTER.setLevel(Level.SEVERE);
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(chromedriver.toFile())
            .usingAnyFreePort()
            .build();
    ChromeDriver driver = new ChromeDriver(service, options(chromium, profile));
    Browser browser = new Browser(profile, driver);
    browser.tell("Page.addScriptToEvaluateOnNewDocument", Map.of("source", WITNESS));
    browser.look(View.DESK);
    return browser;
  }

  private static ChromeOptions options(Path chromium, Path profile) {
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.PERFORMANCE, Level.ALL);
    logs.enable(LogType.BROWSER, Level.ALL);
    ChromeOptions options = new ChromeOptions();
    options.setBinary(chromium.toFile());
    options.setCapability(ChromeOptions.LOGGING_PREFS, logs);
    options.setAcceptInsecureCerts(true);
    options.addArguments(
        "--headless=new",
        "--user-data-dir=" + profile,
        "--lang=en-GB",
        "--accept-lang=en-GB",
        "--no-first-run",
        "--hide-scrollbars",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-dev-shm-usage",
        "--disable-gpu",
        "--disable-sync",
        "about:blank");
    if (System.getProperty("user.name").equals("root")) {
      // Its sandbox does not work for root, as whom tests run in containers.
      options.addArguments("--no-sandbox");
    }
    return options;
  }

  /** Opens an address, and waits until its document is there. */
  public void open(String address) {
    driver.get(address);
  }

  /** Opens a page by the part behind #, as a link does, and waits until it is drawn. */
  public void page(String name) {
    script("location.hash = '#/' + arguments[0]", name);
    String first = name.split("[/?]")[0];
    see("#nav a[data-page='" + first + "'][aria-current]", false);
  }

  /** Waits until the page has no question open and what came is drawn. */
  public void settled() {
    driver.executeAsyncScript(SETTLED);
  }

  /** From now on as on this screen; nothing moves by itself. */
  public void look(View view) {
    screen(view.width(), view.height());
    tell(
        "Emulation.setEmulatedMedia",
        Map.of(
            "features",
            List.of(
                Map.of("name", "prefers-color-scheme", "value", view.theme()),
                Map.of("name", "prefers-reduced-motion", "value", "reduce"))));
  }

  private void screen(int width, int height) {
    tell(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
  }

  /** Waits for the first element that can be seen. */
  public WebElement see(String selector) {
    return see(selector, true);
  }

  private WebElement see(String selector, boolean displayed) {
    return await(selector)
        .atMost(SOON)
        .pollInterval(LOOK)
        .ignoreExceptionsMatching(WebDriverException.class::isInstance)
        .until(
            () ->
                driver.findElements(By.cssSelector(selector)).stream()
                    .filter(one -> !displayed || one.isDisplayed())
                    .findFirst(),
            java.util.Optional::isPresent)
        .orElseThrow();
  }

  /** Waits until a text stands somewhere in the first element that can be seen. */
  public void see(String selector, String text) {
    await(selector + " with '" + text + "'")
        .atMost(SOON)
        .pollInterval(LOOK)
        .ignoreExceptionsMatching(WebDriverException.class::isInstance)
        .until(() -> all(selector).stream().anyMatch(one -> one.getText().contains(text)));
  }

  /** All that can be seen now. */
  public List<WebElement> all(String selector) {
    return driver.findElements(By.cssSelector(selector)).stream()
        .filter(WebElement::isDisplayed)
        .toList();
  }

  /** Waits until nothing of this can be seen any more. */
  public void gone(String selector) {
    await(selector + " is gone")
        .atMost(SOON)
        .pollInterval(LOOK)
        .ignoreExceptionsMatching(WebDriverException.class::isInstance)
        .until(() -> all(selector).isEmpty());
  }

  /** Clicks as soon as it can be clicked. */
  public void click(String selector) {
    await("click on " + selector)
        .atMost(SOON)
        .pollInterval(LOOK)
        .ignoreExceptionsMatching(WebDriverException.class::isInstance)
        .until(
            () -> {
              driver.findElement(By.cssSelector(selector)).click();
              return true;
            });
  }

  /** Writes in a field in place of what was there. */
  public void write(String selector, String text) {
    WebElement field = see(selector);
    field.sendKeys(Keys.chord(Keys.CONTROL, "a"), Keys.DELETE);
    field.sendKeys(text);
  }

  /** Presses keys, wherever the focus is. */
  public void press(CharSequence... keys) {
    driver.switchTo().activeElement().sendKeys(keys);
  }

  /** What a script of the test returns, which no rule of the page holds back. */
  public Object script(String script, Object... arguments) {
    return driver.executeScript(script, arguments);
  }

  /** The same for one that calls its last argument when it is done. */
  Object scriptThatWaits(String script, Object... arguments) {
    return driver.executeAsyncScript(script, arguments);
  }

  /** A command of the DevTools protocol. */
  Map<String, Object> tell(String command, Map<String, Object> parameters) {
    return driver.executeCdpCommand(command, parameters);
  }

  /** What went over the network. */
  public Traffic traffic() {
    return traffic;
  }

  /**
   * What the browser complained of since it was last asked: faults of scripts, what the content
   * policy refused, answers that are errors.
   */
  public List<String> complaints() {
    Stream<String> told =
        driver.manage().logs().get(LogType.BROWSER).getAll().stream()
            .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
            .map(entry -> entry.getMessage());
    @SuppressWarnings("unchecked")
    List<String> refused =
        (List<String>) script("return (window.__refused ?? []).splice(0, Infinity)");
    return Stream.concat(told, refused.stream()).toList();
  }

  /** All cookies, as a request carries them. */
  public String cookies() {
    return driver.manage().getCookies().stream()
        .map(cookie -> cookie.getName() + "=" + cookie.getValue())
        .collect(Collectors.joining("; "));
  }

  /** Forgets who is logged in, as another visitor. */
  public void forget() {
    driver.manage().deleteAllCookies();
    script("localStorage.clear(); sessionStorage.clear()");
  }

  /** A picture of the whole page, however long it is, as on a screen of that length. */
  public void picture(View view, Path file) throws IOException {
    Object needed =
        script("return Math.ceil(document.documentElement.getBoundingClientRect().height)");
    screen(view.width(), Math.max(view.height(), ((Number) needed).intValue()));
    Map<String, Object> picture = tell("Page.captureScreenshot", Map.of("format", "png"));
    screen(view.width(), view.height());
    Files.createDirectories(file.getParent());
    Files.write(file, Base64.getDecoder().decode((String) picture.get("data")));
  }

  @Override
  public void close() {
    try {
      driver.quit();
    } finally {
      forgetProfile();
    }
  }

  private void forgetProfile() {
    try (Stream<Path> all = Files.walk(profile)) {
      all.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }
}
