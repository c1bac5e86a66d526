package org.ticconnect.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ticconnect.meter.Quantities;

/** Reads {@code mappings/mqtt/*.yaml}: quantity to topic and payload. */
final class TopicMapFile {
  private final TopicFields fields;
  private final PayloadRows payloads;

  private TopicMapFile(TopicFields fields) {
    this.fields = fields;
    this.payloads = new PayloadRows(fields);
  }

  static TopicMap read(FileTree files, String name, String mapName, Quantities quantities)
      throws MappingException {
    YamlFile file = YamlFile.read(files, name);
    List<Mistake> wrong = new FileSchema("mqtt").mistakes(file);
    if (!wrong.isEmpty()) {
      throw new MappingException(wrong);
    }
    TopicFields fields = new TopicFields(file, quantities);
    TopicMap map = new TopicMapFile(fields).map(mapName);
    if (!fields.mistakes().isEmpty()) {
      throw new MappingException(fields.mistakes());
    }
    return map;
  }

  private TopicMap map(String mapName) {
    List<TopicMap.Live> live = new LiveRows(fields).read(fields.tree().path("live"));
    checkDiagnostics();
    return new TopicMap(
        mapName,
        presence("status", Placeholder.ofDevice()).orElseThrow(),
        presence("availability", Placeholder.ofMeter()),
        topic("freshness", Placeholder.ofMeter()),
        topic("device", Placeholder.ofDevice()),
        frames(),
        live,
        history(),
        Optional.ofNullable(fields.tree().get("discovery"))
            .map(row -> new DiscoveryRows(fields, live).read(row)),
        replace());
  }

  private Optional<TopicMap.Presence> presence(String field, Set<Placeholder> allowed) {
    return Optional.ofNullable(fields.tree().get(field))
        .map(row -> presence(row, "/" + field, allowed));
  }

  private TopicMap.Presence presence(JsonNode row, String at, Set<Placeholder> allowed) {
    String online = row.get("online").asText();
    String offline = row.get("offline").asText();
    if (online.equals(offline)) {
      fields.wrong(at + "/offline", "must differ from 'online'");
    }
    return new TopicMap.Presence(
        fields.template(row, at, "topic", allowed),
        online,
        offline,
        row.path("retained").asBoolean(true));
  }

  private void checkDiagnostics() {
    JsonNode diagnostics = fields.tree().at("/discovery/diagnostics");
    if (!diagnostics.isEmpty() && !fields.tree().has("device")) {
      fields.wrong("/discovery/diagnostics", "need the topic 'device', which tells their states");
    }
  }

  private Optional<TopicMap.Topic> topic(String field, Set<Placeholder> allowed) {
    return Optional.ofNullable(fields.tree().get(field))
        .map(row -> fields.topic(row, "/" + field, allowed));
  }

  private List<TopicMap.Frame> frames() {
    List<TopicMap.Frame> frames = new ArrayList<>();
    JsonNode rows = fields.tree().path("frames");
    for (int i = 0; i < rows.size(); i++) {
      JsonNode row = rows.get(i);
      String at = "/frames/" + i;
      frames.add(
          new TopicMap.Frame(
              fields.topic(row, at, Placeholder.ofMeter()),
              payloads.payload(row, at, Placeholder.ofFrame()),
              payloads.rows(row, at),
              payloads.ofFrame(row, at),
              TopicFields.seconds(row, "at_most_every", 0)));
    }
    return List.copyOf(frames);
  }

  private Optional<TopicMap.History> history() {
    return Optional.ofNullable(fields.tree().get("history"))
        .map(
            row ->
                new TopicMap.History(
                    fields.template(row, "/history", "topic", Placeholder.ofHistoryTopic()),
                    payloads.payload(row, "/history", Placeholder.ofHistory()),
                    payloads.ofHistory(row, "/history")));
  }

  private Map<String, String> replace() {
    Map<String, String> replace = new LinkedHashMap<>();
    fields
        .tree()
        .path("replace")
        .properties()
        .forEach(entry -> replace.put(entry.getKey(), entry.getValue().asText()));
    return replace;
  }
}
