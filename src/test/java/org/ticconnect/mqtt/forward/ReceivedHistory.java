package org.ticconnect.mqtt.forward;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ticconnect.support.Subscriber;

/** The entries that a subscriber got, in the order in which they came. */
final class ReceivedHistory {
  private static final ObjectMapper JSON = new ObjectMapper();

  private ReceivedHistory() {}

  static List<JsonNode> entries(List<Subscriber.Received> messages) {
    List<JsonNode> entries = new ArrayList<>();
    for (Subscriber.Received message : messages) {
      try {
        JSON.readTree(message.text()).get("entries").forEach(entries::add);
      } catch (JsonProcessingException damaged) {
        throw new AssertionError(message.text(), damaged);
      }
    }
    return entries;
  }

  /** By sequence; what came twice must be the same. */
  static Map<Long, JsonNode> bySequence(List<Subscriber.Received> messages) {
    Map<Long, JsonNode> entries = new LinkedHashMap<>();
    for (JsonNode entry : entries(messages)) {
      JsonNode before = entries.put(entry.get("sequence").asLong(), entry);
      if (before != null && !before.equals(entry)) {
        throw new AssertionError("two entries with one number: " + before + ", " + entry);
      }
    }
    return entries;
  }
}
