package org.ticconnect.history.past;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How far the points of a chart are apart. */
public enum Step {
  /** Of the last hour, in memory; two seconds, in which a frame fits that lasts up to 1.7 s. */
  SECOND(2, 3600),
  MINUTE(60, 24 * 3600),
  HOUR(3600, 7 * 24 * 3600),
  /** From one midnight of legal time to the next: 23, 24 or 25 hours. */
  DAY(0, 31 * 24 * 3600),
  MONTH(0, 365 * 24 * 3600);

  /** Days and months begin at midnight there. */
  public static final ZoneId ZONE = ZoneId.of("Europe/Paris");

  private final long seconds;
  private final long usual;

  Step(long seconds, long usual) {
    this.seconds = seconds;
    this.usual = usual;
  }

  /** Empty when there is none of that name. */
  public static Optional<Step> named(String text) {
    return Arrays.stream(values()).filter(step -> step.text().equals(text)).findFirst();
  }

  /** Lower-case name. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** How many seconds are told when nobody says from when. */
  public long usual() {
    return usual;
  }

  /** Of what is kept, that which makes up a step. */
  Kind kind() {
    return this == MINUTE ? Kind.MINUTE : Kind.HOUR;
  }

  /** Seconds of what makes up a step. */
  long unit() {
    return this == MINUTE ? Minute.SECONDS : HOUR.seconds;
  }

  /** Start of the step that a second of the epoch belongs to. */
  long start(long second) {
    if (seconds > 0) {
      return Math.floorDiv(second, seconds) * seconds;
    }
    ZonedDateTime day = Instant.ofEpochSecond(second).atZone(ZONE).truncatedTo(ChronoUnit.DAYS);
    return (this == DAY ? day : day.withDayOfMonth(1)).toEpochSecond();
  }

  /** Start of the step after the one that begins then. */
  long next(long start) {
    if (seconds > 0) {
      return start + seconds;
    }
    ZonedDateTime day = Instant.ofEpochSecond(start).atZone(ZONE);
    return (this == DAY ? day.plusDays(1) : day.plusMonths(1)).toEpochSecond();
  }

  /** How far from the edge of a step an index may have been told to count as that of the edge. */
  long nearEdge() {
    return this == MINUTE ? 10 : 60;
  }
}
