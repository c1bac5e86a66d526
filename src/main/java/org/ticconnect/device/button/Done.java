package org.ticconnect.device.button;

import java.util.Locale;

/** What a press led to. */
public enum Done {
  /** The device connects anew. */
  RECONNECT,
  /** It proved that somebody is at the device who wants to claim it. */
  CLAIM,
  /** Nothing: the device connected anew a moment ago. */
  TOO_SOON,
  /** Factory defaults. */
  FACTORY_RESET;

  /** Lower-case name. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
