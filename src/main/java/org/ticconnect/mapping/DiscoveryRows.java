package org.ticconnect.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ticconnect.meter.Quantity;

/** Reads what is announced to Home Assistant. */
final class DiscoveryRows {
  private static final Set<String> OURS = Set.of("quantity", "key", "platform", "occasional");
  private static final ObjectMapper JSON = new ObjectMapper();

  private final TopicFields fields;
  private final List<TopicMap.Live> live;

  /**
   * @param live rows of the same file, whose topics tell the states
   */
  DiscoveryRows(TopicFields fields, List<TopicMap.Live> live) {
    this.fields = fields;
    this.live = live;
  }

  Discovery read(JsonNode row) {
    List<Discovery.Diagnostic> diagnostics = new ArrayList<>();
    row.path("diagnostics")
        .forEach(
            one ->
                diagnostics.add(
                    new Discovery.Diagnostic(
                        one.get("key").asText(), platform(one), options(one))));
    return new Discovery(
        row.get("prefix").asText(),
        Discovery.Style.valueOf(row.get("style").asText().toUpperCase(Locale.ROOT)),
        row.get("gateway").asText(),
        row.get("meter").asText(),
        List.copyOf(diagnostics),
        entities(row.get("entities")));
  }

  private List<Discovery.Entity> entities(JsonNode rows) {
    List<Discovery.Entity> entities = new ArrayList<>();
    Set<Quantity> named = new HashSet<>();
    for (int i = 0; i < rows.size(); i++) {
      JsonNode row = rows.get(i);
      String at = "/discovery/entities/" + i + "/quantity";
      String name = row.get("quantity").asText();
      Optional<Quantity> quantity = fields.quantity(name);
      if (quantity.isEmpty()) {
        fields.wrong(at, "no quantity is called '" + name + "'");
        continue;
      }
      if (!named.add(quantity.get())) {
        fields.wrong(at, "'" + name + "' is announced twice");
      }
      Optional<TopicMap.Live> told = topicOf(quantity.get());
      if (told.isEmpty()) {
        fields.wrong(at, "no row of 'live' publishes '" + name + "' as {value} without a window");
      }
      told.ifPresent(
          topic ->
              entities.add(
                  new Discovery.Entity(
                      quantity.get(),
                      topic,
                      platform(row),
                      row.path("occasional").asBoolean(false),
                      options(row))));
    }
    return List.copyOf(entities);
  }

  private Optional<TopicMap.Live> topicOf(Quantity quantity) {
    return live.stream()
        .filter(row -> row.policy().window().isEmpty() && row.quantities().contains(quantity))
        .findFirst();
  }

  private static String platform(JsonNode row) {
    return row.path("platform").asText("sensor");
  }

  private static Map<String, Object> options(JsonNode row) {
    Map<String, Object> options = new LinkedHashMap<>();
    row.properties().stream()
        .filter(option -> !OURS.contains(option.getKey()))
        .forEach(
            option ->
                options.put(option.getKey(), JSON.convertValue(option.getValue(), Object.class)));
    return options;
  }
}
