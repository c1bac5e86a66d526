package org.ticconnect.history.past;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** Answers what somebody wants to see of a source. */
final class Charts {
  /** Points of one answer at most. */
  static final int MOST = 2000;

  /** Hours of a month are many, so of days and months not many are read at once. */
  private static final int AT_ONCE = 500;

  private final Past past;
  private final Watch watch;

  Charts(Past past, Watch watch) {
    this.past = past;
    this.watch = watch;
  }

  Chart chart(Question asked) {
    List<Long> starts = starts(asked.step(), asked.from(), asked.to(), MOST);
    List<Row> rows = rows(asked.step(), starts);
    List<Chart.Line> lines =
        (asked.of().isEmpty() ? Series.all() : asked.of())
            .stream()
                .filter(series -> !asked.of().isEmpty() || told(rows, series))
                .map(series -> line(asked.step(), rows, series))
                .toList();
    Map<Long, String> marks = new LinkedHashMap<>();
    rows.forEach(
        row ->
            row.mark()
                .ifPresent(mark -> marks.put(row.start(), mark.name().toLowerCase(Locale.ROOT))));
    long end = starts.get(starts.size() - 1);
    return new Chart(rows.stream().map(Row::start).toList(), lines, marks, end >= asked.to());
  }

  /** Starts of steps and the end of the last one. */
  static List<Long> starts(Step step, long from, long to, int most) {
    List<Long> starts = new ArrayList<>(List.of(step.start(from)));
    for (int i = 0; i < most && starts.get(i) < to; i++) {
      starts.add(step.next(starts.get(i)));
    }
    return starts;
  }

  /** The steps, of which the last start is only the end. */
  List<Row> rows(Step step, List<Long> starts) {
    if (step == Step.SECOND) {
      return seconds(starts);
    }
    int atOnce = step == Step.DAY || step == Step.MONTH ? 1 : AT_ONCE;
    long now = watch.now().getEpochSecond();
    Rows made = new Rows(past, watch.open().filter(any -> past.keeps(step.kind())));
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i + 1 < starts.size(); i += atOnce) {
      int end = Math.min(i + atOnce, starts.size() - 1);
      rows.addAll(made.of(step, starts.subList(i, end + 1), now));
    }
    return rows;
  }

  private List<Row> seconds(List<Long> starts) {
    NavigableMap<Long, Summary> told =
        watch.seconds(starts.get(0), starts.get(starts.size() - 1), Step.SECOND.next(0));
    return starts.subList(0, starts.size() - 1).stream()
        .map(
            start ->
                Optional.ofNullable(told.get(start))
                    .map(here -> new Row(start, here.means(), Map.of(), Map.of(), Optional.empty()))
                    .orElseGet(() -> Row.empty(start)))
        .toList();
  }

  private static boolean told(List<Row> rows, Series series) {
    return rows.stream().anyMatch(row -> !Double.isNaN(row.value(series)));
  }

  private static Chart.Line line(Step step, List<Row> rows, Series series) {
    boolean ranges = series instanceof Gauge && step != Step.SECOND;
    return new Chart.Line(
        series,
        rows.stream().map(row -> row.value(series)).toList(),
        ranges ? of(rows, series, Mean::least) : List.of(),
        ranges ? of(rows, series, Mean::greatest) : List.of());
  }

  private static List<Double> of(List<Row> rows, Series series, ToDoubleFunction<Mean> part) {
    return rows.stream()
        .map(Row::means)
        .map(
            means -> means.containsKey(series) ? part.applyAsDouble(means.get(series)) : Double.NaN)
        .toList();
  }
}
