package org.ticconnect.meter;

import java.util.Locale;

/** How a value that the meter does not send was come by. */
public enum Method {
  /** The apparent power times a factor that is learned from how fast the index grows. */
  SLOPE_OF_INDEX,
  /** Taken as equal to the apparent power, until the factor is learned. */
  EQUAL_TO_APPARENT,
  /** Volts times amperes, for the meter tells no power. */
  VOLTS_TIMES_AMPERES,
  /** What the phases that draw have too much for the whole. */
  PHASE_GAP,
  /** Sum of the phases. */
  SUM_OF_PHASES,
  /** Sum of two quadrants. */
  SUM_OF_QUADRANTS,
  /** What was drawn and what was injected, added. */
  SUM_OF_DIRECTIONS,
  /** The phases that have a voltage, counted. */
  COUNTED,
  /** The phases taken as 120 degrees apart. */
  PHASE_ANGLE,
  /** Mean of the phases. */
  MEAN,
  /** The apparent power divided by the voltage, where it agrees with the current. */
  POWER_THROUGH_VOLTAGE,
  /** As the meter sends it. */
  AS_SENT,
  /** The filter of the meter's own breaker (specification 7). */
  BREAKER_FILTER,
  /** Two labels heard together. */
  HEARD_TOGETHER,
  /** A profile written as a calendar. */
  DECODED;

  /** Lower-case name. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
