package org.ticconnect.admin.past;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ticconnect.history.past.Chart;
import org.ticconnect.history.past.Chronicle;
import org.ticconnect.history.past.Question;
import org.ticconnect.history.past.Series;
import org.ticconnect.history.past.Step;

/** Charts as JSON has them: what is not known is null. */
final class ChartJson {
  private static final double HUNDREDTHS = 100;

  private ChartJson() {}

  static Map<String, Object> of(String source, Question asked, Chart chart, Instant now) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("source", source);
    json.put("step", asked.step().text());
    json.put("zone", Step.ZONE.getId());
    json.put("now", now.getEpochSecond());
    json.put("times", chart.starts());
    json.put("series", chart.lines().stream().map(ChartJson::line).toList());
    json.put(
        "marks",
        chart.marks().entrySet().stream()
            .map(mark -> Map.of("at", mark.getKey(), "what", mark.getValue()))
            .toList());
    json.put("complete", chart.complete());
    return json;
  }

  private static Map<String, Object> line(Chart.Line line) {
    Map<String, Object> json = new LinkedHashMap<>(series(line.series()));
    json.put("values", numbers(line.values()));
    if (!line.least().isEmpty()) {
      json.put("min", numbers(line.least()));
      json.put("max", numbers(line.greatest()));
    }
    return json;
  }

  private static Map<String, Object> series(Series series) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", series.title());
    json.put("unit", series.unit());
    json.put("estimated", series.estimated());
    return json;
  }

  private static List<Object> numbers(List<Double> values) {
    List<Object> numbers = new ArrayList<>(values.size());
    for (double value : values) {
      if (Double.isNaN(value)) {
        numbers.add(null);
      } else if (value == Math.rint(value)) {
        numbers.add((long) value);
      } else {
        numbers.add(Math.round(value * HUNDREDTHS) / HUNDREDTHS);
      }
    }
    return numbers;
  }

  static Map<String, Object> of(Chronicle past, Iterable<String> sources) {
    Chronicle.Info info = past.info();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("source", past.source());
    json.put("sources", sources);
    json.put("zone", Step.ZONE.getId());
    json.put("now", past.now().toString());
    json.put("bytes", info.bytes());
    json.put("first", info.first().map(Object::toString).orElse(null));
    json.put("last", info.last().map(Object::toString).orElse(null));
    json.put("minute_days", info.days().minutes());
    json.put("hour_days", info.days().hours());
    json.put("problem", info.problem().orElse(null));
    json.put("damaged", info.damaged());
    json.put("series", Series.all().stream().map(ChartJson::series).toList());
    return json;
  }
}
