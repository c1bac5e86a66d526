package org.ticconnect.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.ticconnect.support.Peers;

/** A process without a window and with a profile of its own, which is gone after the end. */
final class Chromium implements AutoCloseable {
  /** Keeps what goes wrong from the first moment on, and counts questions without an answer. */
  private static final String WITNESS =
      """
      window.__refused = [];
      const keep = (told) => window.__refused.push(told);
      addEventListener("securitypolicyviolation", (event) =>
        keep(`policy: ${event.violatedDirective} ${event.blockedURI}`));
      addEventListener("error", (event) => keep(`error: ${event.message}`));
      addEventListener("unhandledrejection", (event) => keep(`rejected: ${event.reason}`));
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

  /** Of a test that is stopped in the middle nothing goes on. */
  private final Thread last = new Thread(this::end, "end of the browser");

  private Chromium(Path profile, ChromeDriver driver) {
    this.profile = profile;
    this.driver = driver;
    Runtime.getRuntime().addShutdownHook(last);
  }

  /** Browser and driver are those of the system; absent ones skip the test loudly. */
  static Chromium started() throws IOException {
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
    driver.executeCdpCommand("Page.addScriptToEvaluateOnNewDocument", Map.of("source", WITNESS));
    return new Chromium(profile, driver);
  }

  ChromeDriver driver() {
    return driver;
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
        "--disable-sync");
    if (System.getProperty("user.name").equals("root")) {
      // Its sandbox does not work for root, as whom tests run in containers.
      options.addArguments("--no-sandbox");
    }
    return options;
  }

  @Override
  public void close() {
    Runtime.getRuntime().removeShutdownHook(last);
    end();
  }

  private void end() {
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
