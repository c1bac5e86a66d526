package org.ticconnect.admin.inspect;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ticconnect.admin.file.Answer;
import org.ticconnect.admin.file.Asked;
import org.ticconnect.mqtt.link.MqttLink;
import org.ticconnect.mqtt.link.PublishedTopics;
import org.ticconnect.web.stream.Feed;
import org.ticconnect.words.French;

/** The last payload of each topic that was published; without identifiers. */
final class Topics implements Feed {
  private final Optional<MqttLink> link;
  private final Identifiers identifiers;

  /**
   * @param link empty while no broker is set
   */
  Topics(Optional<MqttLink> link, Identifiers identifiers) {
    this.link = link;
    this.identifiers = identifiers;
  }

  /** All of them, by topic. */
  Answer answer(Asked asked) {
    List<Map<String, Object>> topics =
        json(link.map(known -> known.topics().since(0)).orElse(List.of())).stream()
            .sorted(
                (one, other) ->
                    one.get("topic").toString().compareTo(other.get("topic").toString()))
            .toList();
    return Answer.of(Map.of("topics", topics));
  }

  private List<Map<String, Object>> json(List<PublishedTopics.Last> topics) {
    Identifiers.Mask mask = identifiers.mask();
    return topics.stream().map(one -> json(one, mask)).toList();
  }

  private static Map<String, Object> json(PublishedTopics.Last last, Identifiers.Mask mask) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("topic", mask.of(last.topic()));
    json.put("payload", mask.of(last.payload()));
    json.put("retained", last.retained());
    json.put("at", last.at().toString());
    json.put("bytes", last.size());
    json.put("cut", last.cut());
    return json;
  }

  /** Has everything published again. */
  Answer send(Asked asked) {
    MqttLink known =
        link.orElseThrow(
            () -> new IllegalArgumentException("no broker is set: name one in mqtt.url"));
    if (!known.connected()) {
      return new Answer(
          Answer.CONFLICT,
          French.error("not connected to the broker: " + known.state().detail()),
          Optional.empty());
    }
    known.tellAnew();
    return Answer.of(
        Map.of(
            "ok",
            true,
            "en",
            "All topics are published again, live values and the frame with the meter's next frame.",
            "fr",
            "Tous les topics sont republiés, les valeurs et la trame avec la prochaine trame du"
                + " compteur."));
  }

  @Override
  public String name() {
    return "topics";
  }

  @Override
  public Cursor open(String argument) {
    return new Changes();
  }

  private final class Changes implements Cursor {
    private long seen;
    private boolean begun;

    @Override
    public Optional<Object> next() {
      List<PublishedTopics.Last> news =
          link.map(known -> known.topics().since(seen)).orElse(List.of());
      if (news.isEmpty() && begun) {
        return Optional.empty();
      }
      begun = true;
      seen = news.stream().mapToLong(PublishedTopics.Last::number).max().orElse(seen);
      return Optional.of(Map.of("topics", json(news)));
    }
  }
}
