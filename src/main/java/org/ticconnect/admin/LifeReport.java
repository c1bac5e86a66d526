package org.ticconnect.admin;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ticconnect.life.LastEnd;
import org.ticconnect.life.Round;
import org.ticconnect.life.Vitals;

/** Which parts of the program proved that they live, and how it ended before this start. */
final class LifeReport {
  private LifeReport() {}

  static Map<String, Object> of(Vitals vitals) {
    Map<String, Object> json = new LinkedHashMap<>();
    vitals.last().ifPresent(round -> tell(round, json));
    LastEnd end = vitals.lastEnd();
    json.put("last_end", Map.of("kind", end.kind().text(), "detail", end.detail()));
    return json;
  }

  private static void tell(Round round, Map<String, Object> json) {
    List<Map<String, String>> dead = new ArrayList<>();
    round
        .proofs()
        .forEach((part, flaw) -> flaw.ifPresent(why -> dead.add(Map.of("part", part, "why", why))));
    json.put("healthy", round.passed());
    json.put("at", round.at().toString());
    json.put("parts", List.copyOf(round.proofs().keySet()));
    json.put("dead", dead);
  }
}
