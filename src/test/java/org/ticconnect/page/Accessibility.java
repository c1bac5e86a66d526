package org.ticconnect.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** The rules of axe-core, asked of the page that is open. */
public final class Accessibility {
  /**
   * Of what is reported, the worst two of the four degrees that axe-core knows. The editor scrolls
   * with its caret, which the rule about places that scroll does not see.
   */
  private static final String ASK =
      """
      const done = arguments[arguments.length - 1];
      const told = (violation) => `${violation.id} (${violation.impact}): ` + violation.nodes
        .map((node) => `${node.target} ${node.any.map((any) => any.message)}`).join(" | ");
      const how = { resultTypes: ["violations"], preload: false };
      const scrolls = "scrollable-region-focusable";
      (async () => {
        const most = await axe.run(document, { ...how, rules: { [scrolls]: { enabled: false } } });
        const rest = await axe.run({ exclude: [".CodeMirror"] }, { ...how, runOnly: [scrolls] });
        return [...most.violations, ...rest.violations]
          .filter((one) => ["serious", "critical"].includes(one.impact)).map(told);
      })().then(done, (failed) => done([String(failed)]));
      """;

  private final Browser browser;
  private final String rules;

  public Accessibility(Browser browser) {
    this.browser = browser;
    this.rules = rules();
  }

  /** Faults that keep people out or hinder them badly, one line for each rule. */
  public List<String> faults() {
    if (Boolean.FALSE.equals(browser.script("return 'axe' in window"))) {
      browser.script(rules);
    }
    @SuppressWarnings("unchecked")
    List<String> faults = (List<String>) browser.scriptThatWaits(ASK);
    return faults;
  }

  private static String rules() {
    try (InputStream script = Accessibility.class.getResourceAsStream("/axe.min.js")) {
      return new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
