package org.ticconnect.mqtt;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.apache.camel.support.ExpressionAdapter;
import org.ticconnect.mapping.TopicMap;
import org.ticconnect.meter.Freshness;
import org.ticconnect.meter.LiveValues;

/**
 * Split expression: for each meter of which that changed since the last time, a {@link
 * TopicMessage} that tells which of its values are stale. Retained live topics keep their last
 * value, so this is where a subscriber sees that one is too old.
 */
final class FreshnessTopics extends ExpressionAdapter {
  private static final String OF_A_REPLACED_METER = "{\"fresh\":false,\"stale\":[]}";

  private final Optional<TopicMap.Topic> topic;
  private final TopicNames names;
  private final MqttLink link;
  private final Freshness freshness;
  private final LongSupplier monotonic;
  private final List<Supplier<LiveValues>> sources;
  private final Map<String, String> told = new HashMap<>();
  private final Map<String, String> topics = new HashMap<>();
  private long connection;

  FreshnessTopics(
      Optional<TopicMap.Topic> topic,
      TopicNames names,
      MqttLink link,
      Freshness freshness,
      LongSupplier monotonic,
      List<Supplier<LiveValues>> sources) {
    this.topic = topic;
    this.names = names;
    this.link = link;
    this.freshness = freshness;
    this.monotonic = monotonic;
    this.sources = List.copyOf(sources);
  }

  @Override
  public synchronized List<TopicMessage> evaluate(Exchange exchange) {
    if (!link.connected()) {
      return List.of();
    }
    if (connection != link.connections()) {
      connection = link.connections();
      told.clear();
    }
    List<TopicMessage> messages = new ArrayList<>();
    topic.ifPresent(known -> sources.forEach(source -> tell(known, source.get(), messages)));
    return messages;
  }

  private void tell(TopicMap.Topic known, LiveValues values, List<TopicMessage> messages) {
    Optional<String> meter = names.meter(values.source(), values.address());
    if (meter.isEmpty() || values.all().findAny().isEmpty()) {
      return;
    }
    String name = names.fill(known.topic(), meter.get());
    Optional<String> before = Optional.ofNullable(topics.put(values.source(), name));
    before
        .filter(old -> !old.equals(name))
        .ifPresent(
            old ->
                messages.add(
                    new TopicMessage(
                        old,
                        OF_A_REPLACED_METER,
                        known.qos(),
                        known.retained(),
                        Optional.empty())));
    String payload = payload(values);
    if (!payload.equals(told.put(name, payload))) {
      messages.add(
          new TopicMessage(name, payload, known.qos(), known.retained(), Optional.empty()));
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
