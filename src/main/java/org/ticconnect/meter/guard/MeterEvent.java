package org.ticconnect.meter.guard;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * Something that happens to a meter a few times in its life and that its owner wants dated.
 *
 * @param source name in the configuration
 * @param kind what happened
 * @param at wall clock, a stamp only
 * @param meterTime by the meter's clock; empty before the first DATE
 * @param before what it was; of an address only the last digits
 * @param after what it is now
 */
public record MeterEvent(
    String source,
    Kind kind,
    Instant at,
    Optional<Instant> meterTime,
    String before,
    String after) {

  /** What can happen. */
  public enum Kind {
    /** The address ADSC is another one: indexes begin anew. */
    METER_REPLACED,
    /** An index went over 999,999,999 to 0. */
    ROLL_OVER,
    /** The supplier's calendar NGTF is another one. */
    CALENDAR_CHANGED,
    /** The subscribed power PREF is another one, in kVA. */
    SUBSCRIBED_POWER_CHANGED,
    /** The version VTIC is another one. */
    TIC_VERSION_CHANGED,
    /** The meter's clock did not go on from where it was. */
    CLOCK_MOVED,
    /** EAST and the sums of EASF and EASD do not differ any more by what they always did. */
    BALANCE_MOVED,
    /** A value from the quarantine was taken over because the owner said so. */
    ACCEPTED_BY_OWNER;

    /** Lower-case name. */
    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
