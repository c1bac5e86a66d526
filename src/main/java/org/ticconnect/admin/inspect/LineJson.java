package org.ticconnect.admin.inspect;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ticconnect.meter.line.Diagnosis;
import org.ticconnect.meter.line.LineCounters;
import org.ticconnect.tic.BadGroup;

/** What a line brought, as JSON: bad groups by the causes that owners tell apart. */
public final class LineJson {
  private LineJson() {}

  public static Map<String, Object> groups(LineCounters counters) {
    return Map.of("good", counters.goodGroups(), "bad", bad(counters.badGroups()));
  }

  public static Map<String, Object> frames(LineCounters counters) {
    return Map.of(
        "correct", counters.correctFrames(),
        "whole", counters.frames(),
        "broken", counters.cutFrames());
  }

  public static List<Map<String, Object>> labels(LineCounters counters) {
    return counters.byLabel().entrySet().stream()
        .map(
            entry ->
                Map.<String, Object>of(
                    "label", entry.getKey().text(),
                    "good", entry.getValue().good(),
                    "bad", bad(entry.getValue().bad())))
        .toList();
  }

  public static Map<String, Object> diagnosis(Diagnosis diagnosis) {
    return Map.of("code", diagnosis.text(), "en", diagnosis.english(), "fr", diagnosis.french());
  }

  private static Map<String, Long> bad(Map<BadGroup.Cause, Long> counts) {
    Map<String, Long> json = new TreeMap<>();
    counts.forEach((cause, count) -> json.merge(kind(cause), count, Long::sum));
    return json;
  }

  private static String kind(BadGroup.Cause cause) {
    return switch (cause) {
      case CHECKSUM -> "checksum";
      case FIELDS, WIDTH, CONTENT, HORODATE -> "format";
      case LABEL -> "unknown";
      case TOO_LONG -> "overrun";
      case CUT -> "cut";
    };
  }
}
