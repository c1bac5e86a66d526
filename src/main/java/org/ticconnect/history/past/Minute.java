package org.ticconnect.history.past;

import java.util.List;

/**
 * A minute of a meter that is over.
 *
 * @param source name in the configuration
 * @param start in seconds of the epoch
 * @param summary what was told in it
 * @param points of the load curve that were told since the minute before
 * @param purges how often the past of the source was forgotten before
 */
public record Minute(
    String source, long start, Summary summary, List<CurvePoint> points, int purges) {
  /** Seconds of a minute. */
  static final long SECONDS = 60;

  /** Start of the minute that a second belongs to. */
  static long of(long second) {
    return Math.floorDiv(second, SECONDS) * SECONDS;
  }
}
