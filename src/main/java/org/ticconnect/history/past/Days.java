package org.ticconnect.history.past;

/**
 * How long values are kept.
 *
 * @param minutes days of minute values, 0 for none
 * @param hours days of hour values, 0 for none
 */
public record Days(int minutes, int hours) {
  private static final int MINUTES_PER_DAY = 24 * 60;
  private static final int HOURS_PER_DAY = 24;

  /** The shortest period of a load curve is ten minutes. */
  private static final int POINTS_PER_DAY = 24 * 6;

  static final long SECONDS = 24 * 3600;

  /** Those of a kind; points of the load curve belong to both others. */
  int of(Kind kind) {
    return switch (kind) {
      case MINUTE -> minutes;
      case HOUR -> hours;
      case CURVE -> Math.max(minutes, hours);
    };
  }

  /** How many entries of a kind there may be, whatever their times. */
  long most(Kind kind) {
    int perDay =
        switch (kind) {
          case MINUTE -> MINUTES_PER_DAY;
          case HOUR -> HOURS_PER_DAY;
          case CURVE -> POINTS_PER_DAY;
        };
    return of(kind) == 0 ? 0 : (of(kind) + 1L) * perDay;
  }

  /** Whether nothing is kept at all. */
  boolean none() {
    return minutes == 0 && hours == 0;
  }
}
