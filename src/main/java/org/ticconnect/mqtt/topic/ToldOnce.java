package org.ticconnect.mqtt.topic;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Texts by topic that are told when they change, and each minute: one that the broker did not take
 * is not lost for longer.
 */
final class ToldOnce {
  private static final Duration AGAIN_AFTER = Duration.ofSeconds(60);

  private record Told(String payload, long nanos) {}

  private final int qos;
  private final boolean retained;
  private final LongSupplier monotonic;
  private final Map<String, Told> told = new HashMap<>();
  private final Map<String, String> topicsBySource = new HashMap<>();

  /**
   * @param monotonic clock in nanoseconds
   */
  ToldOnce(int qos, boolean retained, LongSupplier monotonic) {
    this.qos = qos;
    this.retained = retained;
    this.monotonic = monotonic;
  }

  /** The broker may have lost everything. */
  void forget() {
    told.clear();
  }

  /**
   * Tells of the meter of a source.
   *
   * @param ofAReplacedMeter what is said on the topic of the meter that was there before
   */
  void say(
      String source,
      String topic,
      String payload,
      String ofAReplacedMeter,
      List<TopicMessage> messages) {
    String before = topicsBySource.put(source, topic);
    if (before != null && !before.equals(topic)) {
      say(before, ofAReplacedMeter, messages);
      told.remove(before);
    }
    say(topic, payload, messages);
  }

  void say(String topic, String payload, List<TopicMessage> messages) {
    long now = monotonic.getAsLong();
    Told before = told.get(topic);
    if (before == null
        || !before.payload().equals(payload)
        || now - before.nanos() >= AGAIN_AFTER.toNanos()) {
      told.put(topic, new Told(payload, now));
      messages.add(new TopicMessage(topic, payload, qos, retained));
    }
  }
}
