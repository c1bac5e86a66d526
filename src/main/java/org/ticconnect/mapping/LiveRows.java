package org.ticconnect.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ticconnect.meter.Quantity;

/** Reads which topic, payload and policy single quantities have. */
final class LiveRows {
  private static final int USUAL_HEARTBEAT = 60;
  private static final Set<Placeholder> STATISTICS =
      EnumSet.of(Placeholder.MEAN, Placeholder.MIN, Placeholder.MAX);

  private final TopicFields fields;
  private final Set<String> topics = new HashSet<>();

  LiveRows(TopicFields fields) {
    this.fields = fields;
  }

  List<TopicMap.Live> read(JsonNode rows) {
    List<TopicMap.Live> live = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      live.add(row(rows.get(i), "/live/" + i));
    }
    return List.copyOf(live);
  }

  private TopicMap.Live row(JsonNode row, String at) {
    boolean window = row.has("window");
    TopicMap.Live live =
        new TopicMap.Live(
            chosen(row, at),
            fields.topic(row, at, Placeholder.ofLiveTopic()),
            fields.template(
                row, at, "payload", window ? Placeholder.ofWindow() : Placeholder.ofLive()),
            policy(row));
    if (window) {
      checkWindow(row, live, at);
    }
    checkTopicsDiffer(live, at);
    return live;
  }

  private List<Quantity> chosen(JsonNode row, String at) {
    List<Quantity> named = fields.quantities(row.get("quantities"), at + "/quantities");
    if (!row.has("except")) {
      return named;
    }
    Set<Quantity> without = new HashSet<>(fields.quantities(row.get("except"), at + "/except"));
    List<Quantity> left = named.stream().filter(one -> !without.contains(one)).toList();
    if (left.isEmpty()) {
      fields.wrong(at + "/except", "leaves nothing to publish");
    }
    return left;
  }

  private static TopicMap.Policy policy(JsonNode row) {
    return new TopicMap.Policy(
        row.path("publish").asText("change").equals("always"),
        row.path("dead_band").asDouble(0),
        TopicFields.seconds(row, "at_most_every", 0),
        TopicFields.seconds(row, "heartbeat", USUAL_HEARTBEAT),
        Optional.of(TopicFields.seconds(row, "window", 0)).filter(one -> !one.isZero()));
  }

  private void checkWindow(JsonNode row, TopicMap.Live live, String at) {
    if (STATISTICS.stream().noneMatch(live.payload()::uses)) {
      fields.wrong(at + "/payload", "must tell {mean}, {min} or {max} of the window");
    }
    for (String other : List.of("publish", "dead_band", "at_most_every", "heartbeat")) {
      if (row.has(other)) {
        fields.wrong(at + "/" + other, "is of no use with a window, which is told when it ends");
      }
    }
    live.quantities().stream()
        .filter(quantity -> !quantity.numeric())
        .findFirst()
        .ifPresent(
            text ->
                fields.wrong(
                    at + "/quantities", "'" + text.name() + "' is no number and has no mean"));
  }

  private void checkTopicsDiffer(TopicMap.Live live, String at) {
    for (Quantity quantity : live.quantities()) {
      String topic =
          live.to()
              .topic()
              .fill(
                  placeholder ->
                      Optional.of(
                          switch (placeholder) {
                            case QUANTITY -> quantity.name();
                            case LABEL -> quantity.label();
                            default -> "{" + placeholder.text() + "}";
                          }))
              .orElseThrow();
      if (!topics.add(topic)) {
        fields.wrong(
            at + "/topic",
            "'"
                + topic
                + "' would get more than one quantity: add {quantity} or leave it out of"
                + " one row with 'except'");
        return;
      }
    }
  }
}
