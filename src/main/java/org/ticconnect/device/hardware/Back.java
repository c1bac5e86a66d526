package org.ticconnect.device.hardware;

import java.util.Locale;

/** What kind of hardware serves. */
public enum Back {
  GPIO,
  LEDS,
  INPUT,
  NONE;

  /** Lower-case name. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
