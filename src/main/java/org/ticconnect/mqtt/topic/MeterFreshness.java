package org.ticconnect.mqtt.topic;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.ticconnect.mapping.TopicMap;
import org.ticconnect.meter.Freshness;
import org.ticconnect.meter.LiveValues;

/**
 * Tells of each meter which of its values are stale. Retained live topics keep their last value, so
 * this is where a subscriber sees that one is too old.
 */
public final class MeterFreshness implements StateTopics.Teller {
  private static final String OF_A_REPLACED_METER = "{\"fresh\":false,\"stale\":[]}";

  private final TopicMap.Topic topic;
  private final TopicNames names;
  private final Freshness freshness;
  private final LongSupplier monotonic;
  private final List<Supplier<LiveValues>> sources;
  private final Map<String, String> told = new HashMap<>();
  private final Map<String, String> topics = new HashMap<>();

  /**
   * @param monotonic clock in nanoseconds
   * @param sources the newest values of each source
   */
  public MeterFreshness(
      TopicMap.Topic topic,
      TopicNames names,
      Freshness freshness,
      LongSupplier monotonic,
      List<Supplier<LiveValues>> sources) {
    this.topic = topic;
    this.names = names;
    this.freshness = freshness;
    this.monotonic = monotonic;
    this.sources = List.copyOf(sources);
  }

  @Override
  public List<TopicMessage> tell(boolean anew) {
    if (anew) {
      told.clear();
    }
    List<TopicMessage> messages = new ArrayList<>();
    sources.forEach(source -> tell(source.get(), messages));
    return messages;
  }

  private void tell(LiveValues values, List<TopicMessage> messages) {
    Optional<String> meter = names.meter(values.source(), values.address());
    if (meter.isEmpty() || values.all().findAny().isEmpty()) {
      return;
    }
    String name = names.fill(topic.topic(), values.source(), meter.get());
    Optional.ofNullable(topics.put(values.source(), name))
        .filter(before -> !before.equals(name))
        .ifPresent(replaced -> say(replaced, OF_A_REPLACED_METER, messages));
    say(name, payload(values), messages);
  }

  private void say(String name, String payload, List<TopicMessage> messages) {
    if (!payload.equals(told.put(name, payload))) {
      messages.add(new TopicMessage(name, payload, topic.qos(), topic.retained()));
    }
  }

  /** Names of quantities are letters, digits and underscores, so they need no escaping. */
  private String payload(LiveValues values) {
    long now = monotonic.getAsLong();
    String stale =
        values
            .all()
            .filter(one -> one.value().isPresent() && !freshness.fresh(one, now))
            .map(one -> '"' + one.quantity().name() + '"')
            .collect(Collectors.joining(","));
    return "{\"fresh\":%s,\"stale\":[%s]}".formatted(stale.isEmpty(), stale);
  }
}
