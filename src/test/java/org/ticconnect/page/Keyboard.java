package org.ticconnect.page;

import java.util.ArrayList;
import java.util.List;
import org.openqa.selenium.Keys;

/** Goes through a page with the Tab key alone. */
public final class Keyboard {
  private static final int MOST_STOPS = 150;

  /** Begins at the first thing that can be reached, wherever its reader was before. */
  private static final String BEGIN =
      """
      document.getElementById("skip").focus();
      window.__stops = new Set([document.activeElement]);
      """;

  /** What is reached now: nothing, or what it is and whether its reader sees it. */
  private static final String NOW =
      """
      const here = document.activeElement;
      if (here === document.body || window.__stops.has(here)) return null;
      window.__stops.add(here);
      const ring = getComputedStyle(here.closest(".editor") ?? here);
      const ringed = parseFloat(ring.outlineWidth) > 0 && ring.outlineStyle !== "none";
      const at = here.getBoundingClientRect();
      const inside = at.bottom > 0 && at.top < innerHeight;
      const name = `${here.tagName}#${here.id} ${here.textContent.trim().slice(0, 30)}`;
      return name + (ringed ? "" : " NO RING") + (inside ? "" : " NOT ON THE SCREEN");
      """;

  private static final String LEFT_OUT =
      """
      const all = document.querySelectorAll("a[href], button, input, select, textarea, summary");
      return [...all]
        .filter((one) => one.checkVisibility() && !one.disabled && one.tabIndex >= 0)
        .filter((one) => !window.__stops.has(one))
        .map((one) => `${one.tagName}#${one.id} ${one.textContent.trim().slice(0, 30)} LEFT OUT`);
      """;

  private final Browser browser;

  public Keyboard(Browser browser) {
    this.browser = browser;
  }

  /** What the Tab key reaches in turn, with what is wrong about it in capitals. */
  public List<String> stops() {
    browser.script(BEGIN);
    List<String> stops = new ArrayList<>();
    for (int i = 0; i < MOST_STOPS; i++) {
      browser.press(Keys.TAB);
      Object stop = browser.script(NOW);
      if (stop == null) {
        break;
      }
      stops.add((String) stop);
    }
    @SuppressWarnings("unchecked")
    List<String> leftOut = (List<String>) browser.script(LEFT_OUT);
    stops.addAll(leftOut);
    return stops;
  }

  /** Goes on with the Tab key until this is reached. */
  public void reach(String selector) {
    for (int i = 0; i < MOST_STOPS; i++) {
      if (Boolean.TRUE.equals(
          browser.script("return document.activeElement.matches(arguments[0])", selector))) {
        return;
      }
      browser.press(Keys.TAB);
    }
    throw new AssertionError("the Tab key does not reach " + selector);
  }

  /** Presses Enter on what is reached. */
  public void enter() {
    browser.press(Keys.ENTER);
  }
}
