package org.ticconnect.mqtt.topic;

import java.util.ArrayList;
import java.util.List;
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
  private final ToldOnce told;

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
    this.told = new ToldOnce(topic.qos(), topic.retained(), monotonic);
  }

  @Override
  public List<TopicMessage> tell(boolean anew) {
    if (anew) {
      told.forget();
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
    told.say(
        values.source(),
        names.fill(topic.topic(), values.source(), meter.get()),
        payload(values),
        OF_A_REPLACED_METER,
        messages);
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
