package org.ticconnect.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ticconnect.meter.Quantities;
import org.ticconnect.meter.Quantity;

/** Reads {@code mappings/mqtt/*.yaml}: quantity to topic and payload. */
final class TopicMapFile {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^}]*)}");

  private final YamlFile file;
  private final Quantities quantities;
  private final List<Mistake> mistakes = new ArrayList<>();

  private TopicMapFile(YamlFile file, Quantities quantities) {
    this.file = file;
    this.quantities = quantities;
  }

  static TopicMap read(Path path, String name, String mapName, Quantities quantities)
      throws MappingException {
    YamlFile file = YamlFile.read(path, name);
    List<Mistake> wrong = new FileSchema("mqtt").mistakes(file);
    if (!wrong.isEmpty()) {
      throw new MappingException(wrong);
    }
    TopicMapFile reader = new TopicMapFile(file, quantities);
    TopicMap map = reader.map(mapName);
    if (!reader.mistakes.isEmpty()) {
      throw new MappingException(reader.mistakes);
    }
    return map;
  }

  private TopicMap map(String mapName) {
    JsonNode status = file.tree().get("status");
    JsonNode frame = file.tree().get("frame");
    template(status, "/status/topic", "topic", Set.of("root", "client"));
    template(frame, "/frame/topic", "topic", Set.of("root", "meter"));
    Optional<JsonNode> freshness = Optional.ofNullable(file.tree().get("freshness"));
    freshness.ifPresent(row -> template(row, "/freshness/topic", "topic", Set.of("root", "meter")));
    List<TopicMap.Live> live = new ArrayList<>();
    JsonNode rows = file.tree().get("live");
    for (int i = 0; i < rows.size(); i++) {
      live.add(live(rows.get(i), "/live/" + i));
    }
    checkTopicsDiffer(live);
    return new TopicMap(
        mapName,
        new TopicMap.Status(
            status.get("topic").asText(),
            status.get("online").asText(),
            status.get("offline").asText()),
        topic(frame),
        freshness.map(TopicMapFile::topic),
        List.copyOf(live));
  }

  private static TopicMap.Topic topic(JsonNode row) {
    return new TopicMap.Topic(
        row.get("topic").asText(), row.get("qos").asInt(), row.get("retained").asBoolean());
  }

  private TopicMap.Live live(JsonNode row, String at) {
    template(row, at + "/topic", "topic", Set.of("root", "meter", "quantity"));
    template(row, at + "/payload", "payload", Set.of("value", "unit", "time", "quantity"));
    return new TopicMap.Live(
        quantities(row.get("quantities"), at + "/quantities"),
        row.get("topic").asText(),
        row.get("payload").asText(),
        row.get("qos").asInt(),
        row.get("retained").asBoolean(),
        Duration.ofSeconds(row.get("heartbeat").asInt()));
  }

  private List<Quantity> quantities(JsonNode names, String at) {
    if (names.isTextual()) {
      return quantities.all();
    }
    List<Quantity> found = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i).asText();
      Optional<Quantity> quantity = quantities.named(name);
      if (quantity.isEmpty()) {
        mistakes.add(file.mistake(at + "/" + i, "no quantity is called '" + name + "'"));
      }
      quantity.ifPresent(found::add);
    }
    return found;
  }

  private void template(JsonNode row, String at, String field, Set<String> known) {
    Matcher placeholders = PLACEHOLDER.matcher(row.get(field).asText());
    while (placeholders.find()) {
      if (!known.contains(placeholders.group(1))) {
        mistakes.add(
            file.mistake(
                at, placeholders.group() + " is not one of " + known.stream().sorted().toList()));
      }
    }
  }

  private void checkTopicsDiffer(List<TopicMap.Live> rows) {
    Set<String> topics = new HashSet<>();
    for (int i = 0; i < rows.size(); i++) {
      for (Quantity quantity : rows.get(i).quantities()) {
        String topic = rows.get(i).topic().replace("{quantity}", quantity.name());
        if (!topics.add(topic)) {
          mistakes.add(
              file.mistake(
                  "/live/" + i + "/topic",
                  "'" + topic + "' would get more than one quantity: add {quantity}"));
          break;
        }
      }
    }
  }
}
