package org.ticconnect.mqtt.topic;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.ticconnect.mapping.TopicMap;
import org.ticconnect.meter.Freshness;
import org.ticconnect.meter.LiveValues;
import org.ticconnect.meter.Measurement;

/** Tells of each meter whether it is heard. */
public final class MeterPresence implements StateTopics.Teller {
  private final TopicMap.Presence presence;
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
  public MeterPresence(
      TopicMap.Presence presence,
      TopicNames names,
      Freshness freshness,
      LongSupplier monotonic,
      List<Supplier<LiveValues>> sources) {
    this.presence = presence;
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
    for (Supplier<LiveValues> source : sources) {
      LiveValues values = source.get();
      names
          .meter(values.source(), values.address())
          .ifPresent(meter -> tell(values, meter, messages));
    }
    return messages;
  }

  private void tell(LiveValues values, String meter, List<TopicMessage> messages) {
    String topic = names.fill(presence.topic(), values.source(), meter);
    Optional.ofNullable(topics.put(values.source(), topic))
        .filter(before -> !before.equals(topic))
        .ifPresent(replaced -> say(replaced, presence.offline(), messages));
    long now = monotonic.getAsLong();
    boolean heard =
        values.all().mapToLong(Measurement::nanos).anyMatch(nanos -> freshness.fresh(nanos, now));
    say(topic, heard ? presence.online() : presence.offline(), messages);
  }

  private void say(String topic, String payload, List<TopicMessage> messages) {
    if (!payload.equals(told.put(topic, payload))) {
      messages.add(new TopicMessage(topic, payload, 1, presence.retained()));
    }
  }
}
