package org.ticconnect.journal.keep;

import java.util.Locale;

/** Why an entry is kept. */
public enum Kind {
  /** The indexes, once a minute of the meter. */
  MINUTE,
  /** The indexes when another tariff begins to count. */
  TARIFF,
  /** The indexes at the first frame of a day of the meter. */
  MIDNIGHT,
  /** A period of the load curve that is over; its time is the end of the period. */
  LOAD_CURVE,
  /** The greatest powers of a day that is over; its time is when the power was greatest. */
  MAXIMUM,
  /** What changed of the contract, the status register, the relays and the messages. */
  STATUS,
  /** The meter was not heard, or this device did not run. */
  GAP,
  /** Groups of the last hour came damaged. */
  QUALITY,
  /** Something that happens to a meter a few times in its life. */
  EVENT;

  /** Lower-case name. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
