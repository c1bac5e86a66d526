package org.ticconnect.history.past;

import java.util.List;
import java.util.Map;

/**
 * What is known of a time, evenly spaced.
 *
 * @param starts of the steps, in seconds of the epoch
 * @param lines one for each series
 * @param marks why energies have a gap, by the start of their step
 * @param complete whether it goes up to the end that was asked for
 */
public record Chart(
    List<Long> starts, List<Line> lines, Map<Long, String> marks, boolean complete) {

  /**
   * A series; NaN where nothing is known.
   *
   * @param values one for each step
   * @param least the same; empty where only one value is kept for each
   * @param greatest the same
   */
  public record Line(
      Series series, List<Double> values, List<Double> least, List<Double> greatest) {}
}
