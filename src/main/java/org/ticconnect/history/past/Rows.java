package org.ticconnect.history.past;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;

/** Makes the steps of a chart of what is kept. */
final class Rows {
  /** An hour or a minute is written down when it is over, and a frame may take its time. */
  private static final long JUST_NOW = 180;

  private final Past past;
  private final Optional<Minute> open;

  /**
   * @param open the minute that is not over and so not among what is kept
   */
  Rows(Past past, Optional<Minute> open) {
    this.past = past;
    this.open = open;
  }

  /**
   * @param starts of the steps, one after another; the last one is the end of the one before
   * @param now by the clock by which frames are stamped
   */
  List<Row> of(Step step, List<Long> starts, long now) {
    long first = starts.get(0);
    long end = starts.get(starts.size() - 1);
    long unit = step.unit();
    NavigableMap<Long, Summary> kept = past.between(step.kind(), first - unit, end + unit);
    open.ifPresent(minute -> add(kept, minute, unit, first - unit, end + unit));
    NavigableMap<Long, Map<Curve, Long>> points = past.points(first, end + 1);
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i + 1 < starts.size(); i++) {
      long from = starts.get(i);
      long to = starts.get(i + 1);
      Optional<Summary> here = kept.subMap(from, to).values().stream().reduce(Summary::with);
      Map<Curve, Double> watts = watts(step, points, from, to);
      if (here.isEmpty()) {
        rows.add(new Row(from, Map.of(), Map.of(), watts, Optional.empty()));
        continue;
      }
      Edges edges =
          new Edges(
              step,
              from,
              to,
              Optional.ofNullable(kept.get(from - unit)),
              here.get(),
              Optional.ofNullable(kept.get(to)),
              now < to && now - here.get().until() <= JUST_NOW);
      rows.add(new Row(from, here.get().means(), edges.energies(), watts, edges.mark()));
    }
    return rows;
  }

  private static void add(
      NavigableMap<Long, Summary> kept, Minute minute, long unit, long from, long to) {
    long start = Math.floorDiv(minute.start(), unit) * unit;
    Summary known = kept.get(start);
    if (start < from || start >= to) {
      return;
    }
    if (known == null) {
      kept.put(start, minute.summary());
    } else if (minute.summary().from() > known.until()) {
      kept.put(start, known.with(minute.summary()));
    }
  }

  /** A point is told at the end of its period, and belongs to the hour and day that it ends. */
  private static Map<Curve, Double> watts(
      Step step, NavigableMap<Long, Map<Curve, Long>> points, long from, long to) {
    boolean own = step == Step.MINUTE;
    NavigableMap<Long, Map<Curve, Long>> here = points.subMap(from, own, to, !own);
    Map<Curve, Double> watts = new EnumMap<>(Curve.class);
    for (Curve curve : Curve.values()) {
      here.values().stream()
          .filter(told -> told.containsKey(curve))
          .mapToLong(told -> told.get(curve))
          .average()
          .ifPresent(mean -> watts.put(curve, mean));
    }
    return watts;
  }
}
