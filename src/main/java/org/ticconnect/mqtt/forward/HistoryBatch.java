package org.ticconnect.mqtt.forward;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.ticconnect.journal.JournalEntry;
import org.ticconnect.mapping.Placeholder;
import org.ticconnect.mapping.Template;
import org.ticconnect.mapping.TopicMap;
import org.ticconnect.mqtt.topic.TopicNames;
import org.ticconnect.mqtt.topic.Written;

/** Writes kept entries of one meter as one payload. */
public final class HistoryBatch {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final TopicMap.History history;
  private final TopicNames names;

  public HistoryBatch(TopicMap.History history, TopicNames names) {
    this.history = history;
    this.names = names;
  }

  String topic(String meter) {
    return names.fill(history.topic(), "", meter);
  }

  /**
   * @param entries at least one, all of that meter
   * @return empty when the template has nothing to say of any of them
   */
  Optional<String> payload(String meter, List<JournalEntry> entries) {
    return history.payload().isEmpty()
        ? Optional.of(json(meter, entries))
        : filled(history.payload().get(), meter, entries);
  }

  private static String json(String meter, List<JournalEntry> entries) {
    ObjectNode json = JSON.createObjectNode();
    json.put("meter", meter);
    ArrayNode rows = json.putArray("entries");
    for (JournalEntry entry : entries) {
      ObjectNode row = rows.addObject();
      row.put("sequence", entry.sequence());
      row.put("kind", entry.kind());
      entry.meterTime().ifPresent(time -> row.put("time", time.toString()));
      row.put("received", entry.received().toString());
      row.set("values", tree(entry.values()));
    }
    return json.toString();
  }

  private Optional<String> filled(Template payload, String meter, List<JournalEntry> entries) {
    Optional<String> rows = history.each().map(each -> rows(each, meter, entries));
    return rows.filter(String::isEmpty).isPresent()
        ? Optional.empty()
        : payload.fill(
            placeholder ->
                placeholder == Placeholder.EACH ? rows : names.ofMeter(placeholder, "", meter));
  }

  private String rows(TopicMap.Each each, String meter, List<JournalEntry> entries) {
    return entries.stream()
        .flatMap(entry -> each.write().fill(of -> of(of, meter, entry)).stream())
        .collect(Collectors.joining(each.join()));
  }

  private Optional<String> of(Placeholder placeholder, String meter, JournalEntry entry) {
    return switch (placeholder) {
      case SEQUENCE -> Optional.of(Long.toString(entry.sequence()));
      case KIND -> Optional.of(entry.kind());
      case RECEIVED -> Optional.of(entry.received().toString());
      case VALUES -> Optional.of(entry.values());
      case FIELDS -> Optional.of(fields(tree(entry.values())));
      default ->
          Written.time(placeholder, entry.meterTime().orElse(entry.received()))
              .or(() -> names.ofMeter(placeholder, "", meter));
    };
  }

  private static String fields(JsonNode values) {
    return values.properties().stream()
        .map(entry -> entry.getKey() + "=" + field(entry.getValue()))
        .collect(Collectors.joining(","));
  }

  private static String field(JsonNode value) {
    if (value.isIntegralNumber()) {
      return Written.field((Object) value.asLong());
    } else if (value.isNumber()) {
      return Written.field((Object) value.decimalValue());
    }
    return Written.field(value.isBoolean() ? (Object) value.asBoolean() : value.asText());
  }

  private static JsonNode tree(String values) {
    try {
      return JSON.readTree(values);
    } catch (JsonProcessingException damaged) {
      return JSON.createObjectNode();
    }
  }
}
