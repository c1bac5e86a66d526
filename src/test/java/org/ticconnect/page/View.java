package org.ticconnect.page;

/**
 * How somebody looks at the page.
 *
 * @param width of the screen, in CSS pixels
 * @param height of the screen, in CSS pixels
 */
public record View(String name, int width, int height, boolean dark) {
  public static final View DESK = new View("desk", 1280, 800, false);
  public static final View PHONE = new View("phone", 360, 740, false);

  /** The same screen in the dark theme. */
  public View inTheDark() {
    return new View(name, width, height, true);
  }

  String theme() {
    return dark ? "dark" : "light";
  }

  /** Such as {@code 360-dark}. */
  @Override
  public String toString() {
    return width + "-" + theme();
  }
}
