package org.ticconnect.device.button;

import java.util.Locale;

/** How the button was pressed, known when it is let go. */
public enum Press {
  /** Shorter than a second. */
  CLICK,
  /** A second or longer. */
  HOLD;

  /** Lower-case name. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
