package org.ticconnect.tic;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;

/**
 * A date and time of the meter, {@code SAAMMJJhhmmss} (specification 6.2.1.1), in legal local time.
 *
 * @param text the 13 characters as sent
 * @param season which legal time it is in
 * @param clockDegraded the season letter is lower case: the meter's clock has lost its reserve
 * @param local year 2000 to 2099
 */
public record Horodate(String text, Season season, boolean clockDegraded, LocalDateTime local) {
  /** Characters of a horodate. */
  public static final int WIDTH = 13;

  private static final ZoneId FRANCE = ZoneId.of("Europe/Paris");

  /**
   * @param text 13 characters
   * @return the horodate, or empty when a character or the date itself is impossible
   */
  public static Optional<Horodate> parse(String text) {
    if (text.length() != WIDTH) {
      return Optional.empty();
    }
    for (int i = 1; i < WIDTH; i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return Optional.empty();
      }
    }
    return Season.of(text.charAt(0)).flatMap(season -> parse(text, season));
  }

  private static Optional<Horodate> parse(String text, Season season) {
    try {
      LocalDateTime local =
          LocalDateTime.of(
              2000 + pair(text, 1),
              pair(text, 3),
              pair(text, 5),
              pair(text, 7),
              pair(text, 9),
              pair(text, 11));
      boolean degraded = Character.isLowerCase(text.charAt(0));
      return Optional.of(new Horodate(text, season, degraded, local));
    } catch (DateTimeException impossible) {
      return Optional.empty();
    }
  }

  private static int pair(String text, int at) {
    return (text.charAt(at) - '0') * 10 + text.charAt(at + 1) - '0';
  }

  /**
   * The same instant in UTC. Without a season letter, the calendar of metropolitan France decides.
   */
  public Instant instant() {
    return season.offset().map(local::toInstant).orElseGet(() -> local.atZone(FRANCE).toInstant());
  }
}
