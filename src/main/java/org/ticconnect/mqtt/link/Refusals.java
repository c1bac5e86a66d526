package org.ticconnect.mqtt.link;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The topics that the broker refuses, at most {@link #MOST}: each is told once, and asked again
 * only after a minute, so that the others go on.
 */
final class Refusals {
  static final int MOST = 1000;
  private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);
  private static final Duration PAUSE = Duration.ofSeconds(60);

  private record Refused(int code, long nanos, long count) {}

  private final Map<String, Refused> topics = new LinkedHashMap<>();

  /** The broker's reason, while the topic is not to be asked for again. */
  synchronized Optional<Integer> held(String topic, long now) {
    return Optional.ofNullable(topics.get(topic))
        // That one was too large tells nothing of the next.
        .filter(refused -> refused.code() != ReasonCode.PACKET_TOO_LARGE)
        .filter(refused -> now - refused.nanos() < PAUSE.toNanos())
        .map(Refused::code);
  }

  synchronized void refused(String topic, int code, long now) {
    Refused before = topics.remove(topic);
    if (before == null || before.code() != code) {
      LOG.warn("MQTT: topic {} is not published: {}", topic, ReasonCode.words(code));
    }
    if (topics.size() >= MOST) {
      topics.remove(topics.keySet().iterator().next());
    }
    topics.put(topic, new Refused(code, now, before == null ? 1 : before.count() + 1));
  }

  synchronized void taken(String topic) {
    if (!topics.isEmpty() && topics.remove(topic) != null) {
      LOG.info("MQTT: topic {} is published again", topic);
    }
  }

  /** Another broker, or the same one with other rights. */
  synchronized void forget() {
    topics.clear();
  }

  synchronized List<RefusedTopic> all() {
    return topics.entrySet().stream()
        .map(
            entry ->
                new RefusedTopic(
                    entry.getKey(),
                    ReasonCode.words(entry.getValue().code()),
                    entry.getValue().count()))
        .toList();
  }
}
