package org.ticconnect.network.names;

import java.time.Duration;

/**
 * What announcing may cost, and what happens when it costs more.
 *
 * @param window in which processor time is counted
 * @param percent of one core that may be used in it
 * @param firstPause how long names are left alone when that is passed; twice as long each time
 * @param longestPause
 */
public record Bounds(Duration window, int percent, Duration firstPause, Duration longestPause) {
  /** 5 % of a core over 10 s, then pauses of half a minute to half an hour. */
  public static final Bounds USUAL =
      new Bounds(Duration.ofSeconds(10), 5, Duration.ofSeconds(30), Duration.ofMinutes(30));
}
