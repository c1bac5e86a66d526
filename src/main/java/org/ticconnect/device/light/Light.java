package org.ticconnect.device.light;

import java.util.Optional;

/**
 * What a lamp of three colours shows at a moment.
 *
 * @param red 0 to 100 %
 * @param green 0 to 100 %
 * @param blue 0 to 100 %
 */
public record Light(int red, int green, int blue) {
  static final Light DARK = new Light(0, 0, 0);

  private static final int ON = Led.FULL;

  /**
   * @param name as states of the lamp call their colours
   * @param orange share of green in orange, 1 to 100 %
   * @return empty when there is no such colour
   */
  static Optional<Light> named(String name, int orange) {
    return Optional.ofNullable(
        switch (name) {
          case "off" -> DARK;
          case "red" -> new Light(ON, 0, 0);
          case "orange" -> new Light(ON, orange, 0);
          case "green" -> new Light(0, ON, 0);
          case "blue" -> new Light(0, 0, ON);
          case "cyan" -> new Light(0, ON, ON);
          case "violet" -> new Light(ON, 0, ON);
          case "white" -> new Light(ON, ON, ON);
          default -> null;
        });
  }
}
