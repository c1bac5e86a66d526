package org.ticconnect.page;

import java.util.List;
import java.util.Map;

/**
 * What a page costs whose files no browser has kept.
 *
 * @param requests all of them, the stream among them
 * @param bytes headers and bodies as they were sent, but for the stream
 * @param streamed what came by the stream until then, which grows with the time that passes
 */
public record Weight(int requests, long bytes, long streamed) {
  /** When a figure first stands where the page shows the power, in ms after its opening. */
  private static final String FIRST_VALUE =
      """
      new MutationObserver((changes, observer) => {
        if (/\\d/.test(document.getElementById("power")?.textContent ?? "")) {
          window.__firstValue = performance.now();
          observer.disconnect();
        }
      }).observe(document, { childList: true, subtree: true, characterData: true });
      """;

  /** From now on nothing is kept, and the first value of the live page is timed. */
  public static void begin(Browser browser) {
    browser.tell("Network.setCacheDisabled", Map.of("cacheDisabled", true));
    browser.tell("Page.addScriptToEvaluateOnNewDocument", Map.of("source", FIRST_VALUE));
  }

  /**
   * Opens a page of a device where somebody is logged in.
   *
   * @param drawn what tells that the page is complete
   */
  public static Weight of(Browser browser, String address, String page, String drawn) {
    browser.open("about:blank");
    browser.traffic().take();
    browser.open(address + "#/" + page);
    browser.see(drawn);
    browser.settled();
    List<Traffic.Request> all =
        browser.traffic().take().stream().filter(Traffic.Request::remote).toList();
    long streamed = bytes(all, true);
    return new Weight(all.size(), bytes(all, false), streamed);
  }

  private static long bytes(List<Traffic.Request> all, boolean streamed) {
    return all.stream()
        .filter(one -> one.type().equals("EventSource") == streamed)
        .mapToLong(Traffic.Request::bytes)
        .sum();
  }

  /** Milliseconds from the opening of the live page to the first value on it. */
  public static double firstValue(Browser browser) {
    browser.see("#power.import, #power.export");
    return ((Number) browser.script("return window.__firstValue")).doubleValue();
  }
}
