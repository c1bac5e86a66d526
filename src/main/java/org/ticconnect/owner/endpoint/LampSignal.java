package org.ticconnect.owner.endpoint;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What an owner wants the lamp to show in place of the steady green.
 *
 * @param colour empty for what the lamp shows by itself
 * @param blink whether it goes on and off
 * @param seconds how long, 1 to 86400; empty until another signal
 */
public record LampSignal(Optional<Colour> colour, boolean blink, OptionalInt seconds) {

  /** Colours without a meaning of their own: red, orange and green have one. */
  public enum Colour {
    BLUE,
    WHITE,
    VIOLET,
    CYAN;

    /** Lower-case name. */
    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Name of the colour, or {@code off}. */
  public String text() {
    return colour.map(Colour::text).orElse("off");
  }
}
