package org.ticconnect.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ticconnect.tic.Label;

/** Reads payloads that have a row for each of something. */
final class PayloadRows {
  private static final String JSON = "json";

  private final TopicFields fields;

  PayloadRows(TopicFields fields) {
    this.fields = fields;
  }

  /** Empty for the JSON text that tells everything. */
  Optional<Template> payload(JsonNode row, String at, Set<Placeholder> allowed) {
    String text = row.get("payload").asText();
    if (text.equals(JSON)) {
      return Optional.empty();
    }
    if (text.equalsIgnoreCase(JSON)) {
      fields.wrong(at + "/payload", "write " + JSON + " in small letters");
    }
    Template payload = fields.template(row, at, "payload", allowed);
    if (payload.uses(Placeholder.EACH) != row.has("each")) {
      fields.wrong(
          at + "/payload",
          row.has("each")
              ? "does not say where the rows of 'each' go: add {each}"
              : "has {each}, but 'each' does not say what to write");
    }
    return Optional.of(payload);
  }

  /** What a frame's payload has rows for. */
  Optional<TopicMap.Rows> rows(JsonNode row, String at) {
    return each(row)
        .map(
            each -> {
              if (each.has("quantities") == each.has("labels")) {
                fields.wrong(at + "/each", "must name either 'quantities' or 'labels'");
              }
              return each.has("labels")
                  ? labels(each, at)
                  : new TopicMap.Rows.OfQuantities(
                      fields.quantities(each.path("quantities"), at + "/each/quantities"));
            });
  }

  Optional<TopicMap.Each> ofFrame(JsonNode row, String at) {
    checkUse(row, at);
    return each(row)
        .map(
            each ->
                read(
                    each,
                    at,
                    each.has("labels") ? Placeholder.ofEachLabel() : Placeholder.ofEachQuantity()));
  }

  private TopicMap.Rows labels(JsonNode each, String at) {
    Map<String, Long> scale = new HashMap<>();
    for (Map.Entry<String, JsonNode> one : each.path("scale").properties()) {
      if (Label.of(one.getKey()).isEmpty()) {
        fields.wrong(at + "/each/scale", "standard mode has no label '" + one.getKey() + "'");
      }
      scale.put(one.getKey(), one.getValue().asLong());
    }
    Optional<Template> dated =
        Optional.of(each)
            .filter(row -> row.has("write_dated"))
            .map(
                row ->
                    fields.template(row, at + "/each", "write_dated", Placeholder.ofEachLabel()));
    return new TopicMap.Rows.OfLabels(Map.copyOf(scale), dated);
  }

  Optional<TopicMap.Each> ofHistory(JsonNode row, String at) {
    checkUse(row, at);
    return each(row)
        .map(
            each -> {
              if (each.has("quantities") || each.has("labels")) {
                fields.wrong(at + "/each", "has a row for each kept entry and names nothing else");
              }
              return read(each, at, Placeholder.ofEachEntry());
            });
  }

  private void checkUse(JsonNode row, String at) {
    if (row.has("each") && row.get("payload").asText().equals(JSON)) {
      fields.wrong(at + "/each", "is of no use with the payload 'json'");
    }
  }

  /** Empty also where it is of no use. */
  private static Optional<JsonNode> each(JsonNode row) {
    return Optional.ofNullable(row.get("each"))
        .filter(each -> !row.get("payload").asText().equals(JSON));
  }

  private TopicMap.Each read(JsonNode each, String at, Set<Placeholder> allowed) {
    return new TopicMap.Each(
        fields.template(each, at + "/each", "write", allowed), each.path("join").asText(""));
  }
}
