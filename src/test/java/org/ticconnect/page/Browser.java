package org.ticconnect.page;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.core.ConditionTimeoutException;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.logging.LogType;

/**
 * A Chromium and what can be done with it. What is waited for and does not come leaves a picture of
 * the page in {@code target/screenshots/failed}.
 */
public final class Browser implements AutoCloseable {
  /** For what a page does by itself; the machine of the tests does other things too. */
  private static final Duration SOON = Duration.ofSeconds(20);

  private static final Duration LOOK = Duration.ofMillis(40);
  private static final Path FAILED = Path.of("target", "screenshots", "failed");

  /** Calls back when nothing is asked any more and what came is drawn. */
  private static final String SETTLED =
      """
      const done = arguments[arguments.length - 1];
      const calm = () => window.__asked === 0;
      const frame = requestAnimationFrame;
      const look = () => calm()
        ? frame(() => frame(() => calm() ? done() : look()))
        : setTimeout(look, 20);
      look();
      """;

  private final Chromium chromium;
  private final ChromeDriver driver;
  private final Traffic traffic;

  private Browser(Chromium chromium) {
    this.chromium = chromium;
    this.driver = chromium.driver();
    this.traffic = new Traffic(driver);
  }

  /**
   * Started, in English, as on a desk.
   *
   * @throws IOException when there is no room for its profile
   */
  public static Browser started() throws IOException {
    Browser browser = new Browser(Chromium.started());
    browser.look(View.DESK);
    return browser;
  }

  /** Opens an address, and waits until its document is there. */
  public void open(String address) {
    driver.get(address);
  }

  /** Opens an address in one more window, which the browser then looks at. */
  public void another(String address) {
    driver.switchTo().newWindow(WindowType.WINDOW);
    open(address);
    see("#nav a[aria-current]");
  }

  /** Looks at the window that was opened first. */
  public void first() {
    driver.switchTo().window(driver.getWindowHandles().iterator().next());
  }

  /** Opens a page by the part behind #, as a link does, and waits until it is drawn. */
  public void page(String name) {
    script("location.hash = '#/' + arguments[0]", name);
    String first = name.split("[/?]")[0];
    wait(
        "the page " + name,
        () -> found("#nav a[data-page='" + first + "'][aria-current]").findAny());
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
    return wait(selector, () -> found(selector).filter(WebElement::isDisplayed).findFirst());
  }

  /** Waits until a text stands somewhere in an element that can be seen. */
  public void see(String selector, String text) {
    wait(
        selector + " with '" + text + "'",
        () -> found(selector).filter(one -> one.getText().contains(text)).findFirst());
  }

  /** All that can be seen now. */
  public List<WebElement> all(String selector) {
    return found(selector).filter(WebElement::isDisplayed).toList();
  }

  private Stream<WebElement> found(String selector) {
    return driver.findElements(By.cssSelector(selector)).stream();
  }

  /** Waits until nothing of this can be seen any more. */
  public void gone(String selector) {
    wait(
        selector + " gone",
        () -> Optional.of(true).filter(any -> found(selector).noneMatch(WebElement::isDisplayed)));
  }

  /** Clicks as soon as it can be clicked, after it was brought to the middle of the screen. */
  public void click(String selector) {
    wait(
        "a click on " + selector,
        () -> {
          WebElement element = driver.findElement(By.cssSelector(selector));
          script("arguments[0].scrollIntoView({ block: 'center' })", element);
          element.click();
          return Optional.of(true);
        });
  }

  /** What cannot be done yet is tried again. */
  private <T> T wait(String what, Supplier<Optional<T>> look) {
    StringBuilder why = new StringBuilder();
    try {
      return await(what)
          .atMost(SOON)
          .pollInterval(LOOK)
          .until(() -> attempt(look, why), Optional::isPresent)
          .orElseThrow();
    } catch (ConditionTimeoutException never) {
      Path picture = FAILED.resolve(what.replaceAll("\\W+", "-") + ".png");
      shot(picture);
      throw new AssertionError("waited in vain for " + what + " " + why + ", see " + picture);
    }
  }

  private static <T> Optional<T> attempt(Supplier<Optional<T>> look, StringBuilder why) {
    why.setLength(0);
    try {
      return look.get();
    } catch (WebDriverException notYet) {
      why.append(notYet.getMessage().lines().findFirst().orElse(""));
      return Optional.empty();
    }
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

  /** A picture of the whole page, however long it is, as on a screen of that length. */
  public void picture(View view, Path file) {
    Object needed =
        script("return Math.ceil(document.documentElement.getBoundingClientRect().height)");
    screen(view.width(), Math.max(view.height(), ((Number) needed).intValue()));
    shot(file);
    screen(view.width(), view.height());
  }

  private void shot(Path file) {
    Map<String, Object> picture = tell("Page.captureScreenshot", Map.of("format", "png"));
    try {
      Files.createDirectories(file.getParent());
      Files.write(file, Base64.getDecoder().decode((String) picture.get("data")));
    } catch (IOException full) {
      throw new UncheckedIOException(full);
    }
  }

  @Override
  public void close() {
    chromium.close();
  }
}
