package org.ticconnect.admin;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.ticconnect.admin.inspect.LineJson;
import org.ticconnect.meter.line.Diagnosis;
import org.ticconnect.meter.line.Grade;
import org.ticconnect.meter.line.LineCounters;
import org.ticconnect.pipeline.SourceSteps;

/** What {@code GET /api/line} tells: how good each line is, label by label, and what is wrong. */
final class LineReport implements Supplier<Object> {
  private final List<SourceSteps> sources;
  private final LineStates lines;
  private final LongSupplier monotonic;

  LineReport(List<SourceSteps> sources, LineStates lines, LongSupplier monotonic) {
    this.sources = List.copyOf(sources);
    this.lines = lines;
    this.monotonic = monotonic;
  }

  @Override
  public Object get() {
    return sources.stream().map(this::source).toList();
  }

  private Map<String, Object> source(SourceSteps source) {
    LineCounters counters = source.counters();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("source", source.source());
    json.putAll(health(source));
    json.put("bytes", counters.bytes());
    json.put("groups", LineJson.groups(counters));
    if (counters.parityErrors() > 0) {
      // Most ports drop such characters and tell nobody, so 0 would be a wrong number.
      json.put("parity_errors", counters.parityErrors());
    }
    json.put("frames", LineJson.frames(counters));
    json.put("gaps", Map.of("count", counters.gaps(), "total_ms", counters.gapMillis()));
    json.put("labels", LineJson.labels(counters));
    return json;
  }

  /** Grade, diagnosis and the lamp that Enedis asks of receivers. */
  Map<String, Object> health(SourceSteps source) {
    long now = monotonic.getAsLong();
    Diagnosis diagnosis = source.doctor().diagnosis(lines.symptom(source.source()), now);
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("grade", source.doctor().grade(now).map(Grade::name).orElse(""));
    json.put("diagnosis", LineJson.diagnosis(diagnosis));
    json.put("receiver_lamp", source.doctor().lamp().pattern(now).text());
    return json;
  }
}
