package org.ticconnect.history.past;

import java.util.Map;
import java.util.Optional;

/**
 * A step of a chart.
 *
 * @param start in seconds of the epoch
 * @param means what was measured in it; without what was not
 * @param energies Wh used in it, where the index is known at both edges
 * @param watts of the meter's load curve, where it has points
 * @param mark what makes its indexes say nothing
 */
record Row(
    long start,
    Map<Gauge, Mean> means,
    Map<Index, Long> energies,
    Map<Curve, Double> watts,
    Optional<Mark> mark) {

  /** Why there is a gap in the energies. */
  enum Mark {
    METER_CHANGED,
    INDEX_BACK
  }

  static Row empty(long start) {
    return new Row(start, Map.of(), Map.of(), Map.of(), Optional.empty());
  }

  /** NaN when it is not known. */
  double value(Series series) {
    if (series instanceof Gauge gauge) {
      return means.containsKey(gauge) ? means.get(gauge).mean() : Double.NaN;
    } else if (series instanceof Index index) {
      return energies.containsKey(index) ? energies.get(index) : Double.NaN;
    }
    return watts.getOrDefault(series, Double.NaN);
  }
}
