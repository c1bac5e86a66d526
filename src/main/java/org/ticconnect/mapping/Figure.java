package org.ticconnect.mapping;

import java.util.Locale;

/** What the device knows of itself and of the line, for registers. */
public enum Figure {
  /** Milliseconds since the last good group; no value before the first. */
  AGE,
  /** Correct frames since the start. */
  FRAMES,
  /** Damaged groups since the start. */
  DAMAGED_GROUPS,
  /** Grade of the line: 1 for A to 5 for E; no value when it has none. */
  GRADE,
  /** The lamp: 0 booting, 1 all well, 2 no TIC data, 4 no IPv4 address, 6 both. */
  LAMP,
  /** Seconds since the start. */
  UPTIME;

  /** Name in mapping files. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
