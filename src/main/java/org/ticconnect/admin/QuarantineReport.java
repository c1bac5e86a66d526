package org.ticconnect.admin;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.ticconnect.meter.guard.Quarantine;
import org.ticconnect.pipeline.SourceSteps;

/** What {@code GET /api/quarantine} tells: the values that were not believed, newest first. */
final class QuarantineReport implements Supplier<Object> {
  private final List<SourceSteps> sources;

  QuarantineReport(List<SourceSteps> sources) {
    this.sources = List.copyOf(sources);
  }

  @Override
  public Object get() {
    return sources.stream().map(QuarantineReport::source).toList();
  }

  private static Map<String, Object> source(SourceSteps source) {
    Quarantine quarantine = source.guard().quarantine();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("source", source.source());
    json.put("total", quarantine.total());
    json.put("entries", quarantine.newestFirst().stream().map(QuarantineReport::entry).toList());
    return json;
  }

  private static Map<String, Object> entry(Quarantine.Entry entry) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", entry.id());
    Quarantine.Doubt doubt = entry.doubt();
    json.put("label", doubt.label().text());
    json.put("why", doubt.suspicion().text());
    json.put("meaning", doubt.suspicion().sentence());
    json.put("meaning_fr", doubt.suspicion().french());
    json.put("raw", doubt.raw());
    json.put("believed", doubt.believed());
    json.put("first", entry.first().toString());
    json.put("last", doubt.at().toString());
    json.put("meter_time", doubt.meterTime().map(Instant::toString).orElse(""));
    json.put("times", entry.times());
    json.put("state", entry.state().name().toLowerCase(Locale.ROOT));
    return json;
  }
}
