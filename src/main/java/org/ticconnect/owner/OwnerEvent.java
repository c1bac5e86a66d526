package org.ticconnect.owner;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Something that owners' routes can react to.
 *
 * @param kind what happened
 * @param source name in the configuration
 * @param meter as topics call it; empty before it is known
 * @param time by the meter's clock in UTC; empty before its first DATE
 * @param fields what else there is to tell, by lower-case name: numbers, texts, yes and no
 */
public record OwnerEvent(
    Kind kind,
    String source,
    Optional<String> meter,
    Optional<Instant> time,
    Map<String, Object> fields) {

  /** What can happen. */
  public enum Kind {
    /** Another tariff counts. */
    TARIFF,
    /** The first frame of a day of the meter. */
    MIDNIGHT,
    /** Another meter sends on this line. */
    METER,
    /** The line became good or bad. */
    LINE,
    /** The values of a meter became too old, or fresh again. */
    STALE;

    /** Lower-case name. */
    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
