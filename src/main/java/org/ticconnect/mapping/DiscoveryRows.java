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
  private static final String BARE_VALUE = "{value}";
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
    return new Discovery(
        row.get("prefix").asText(),
        Discovery.Style.valueOf(row.get("style").asText().toUpperCase(Locale.ROOT)),
        row.get("gateway").asText(),
        row.get("meter").asText(),
        diagnostics(row.path("diagnostics")),
        entities(row.get("entities")));
  }

  private List<Discovery.Diagnostic> diagnostics(JsonNode rows) {
    List<Discovery.Diagnostic> diagnostics = new ArrayList<>();
    Set<String> keys = new HashSet<>();
    for (int i = 0; i < rows.size(); i++) {
      JsonNode row = rows.get(i);
      String at = "/discovery/diagnostics/" + i;
      String key = row.get("key").asText();
      if (!keys.add(key)) {
        fields.wrong(at + "/key", "'" + key + "' is there twice");
      }
      diagnostics.add(new Discovery.Diagnostic(key, platform(row), options(row, at)));
    }
    return List.copyOf(diagnostics);
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
        fields.wrong(at, "no row of 'live' publishes '" + name + "' without a window");
      }
      told.filter(topic -> !topic.payload().toString().equals(BARE_VALUE))
          .filter(topic -> !row.has("value_template"))
          .ifPresent(
              topic ->
                  fields.wrong(
                      at,
                      "its topic does not tell the bare {value}: add a value_template that finds"
                          + " it"));
      told.ifPresent(
          topic ->
              entities.add(
                  new Discovery.Entity(
                      quantity.get(),
                      topic,
                      platform(row),
                      row.path("occasional").asBoolean(false),
                      options(row, at))));
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

  private Map<String, Object> options(JsonNode row, String at) {
    boolean choice = row.path("device_class").asText().equals("enum");
    if (choice != row.has("options")) {
      fields.wrong(at, "'options' and 'device_class: enum' go together");
    }
    Map<String, Object> options = new LinkedHashMap<>();
    row.properties().stream()
        .filter(option -> !OURS.contains(option.getKey()))
        .forEach(
            option ->
                options.put(option.getKey(), JSON.convertValue(option.getValue(), Object.class)));
    return options;
  }
}
