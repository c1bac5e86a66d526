package org.ticconnect.mqtt.topic;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.ticconnect.mapping.TopicMap;
import org.ticconnect.meter.Freshness;
import org.ticconnect.meter.LiveValues;
import org.ticconnect.meter.Measurement;

/**
 * Tells of each meter whether it is heard; also of those of an earlier run, which the broker may
 * still call present although nobody has heard them since.
 */
public final class MeterPresence implements StateTopics.Teller {
  private final TopicMap.Presence presence;
  private final TopicNames names;
  private final Freshness freshness;
  private final LongSupplier monotonic;
  private final List<Supplier<LiveValues>> sources;
  private final PresentTopics remembered;
  private final ToldOnce told;

  /**
   * @param monotonic clock in nanoseconds
   * @param sources the newest values of each source
   */
  public MeterPresence(
      TopicMap.Presence presence,
      TopicNames names,
      Freshness freshness,
      LongSupplier monotonic,
      List<Supplier<LiveValues>> sources,
      PresentTopics remembered) {
    this.presence = presence;
    this.names = names;
    this.freshness = freshness;
    this.monotonic = monotonic;
    this.sources = List.copyOf(sources);
    this.remembered = remembered;
    this.told = new ToldOnce(1, presence.retained(), monotonic);
  }

  @Override
  public List<TopicMessage> tell(boolean anew) {
    if (anew) {
      told.forget();
    }
    List<TopicMessage> messages = new ArrayList<>();
    Set<String> here = new HashSet<>();
    for (Supplier<LiveValues> source : sources) {
      LiveValues values = source.get();
      Optional<String> meter = names.meter(values.source(), values.address());
      if (meter.isPresent()) {
        String topic = names.fill(presence.topic(), values.source(), meter.get());
        here.add(topic);
        tell(values, topic, messages);
      }
    }
    if (anew) {
      remembered.all().stream()
          .filter(topic -> !here.contains(topic))
          .forEach(topic -> told.say(topic, presence.offline(), messages));
    }
    return messages;
  }

  private void tell(LiveValues values, String topic, List<TopicMessage> messages) {
    long now = monotonic.getAsLong();
    boolean heard =
        values.all().mapToLong(Measurement::nanos).anyMatch(nanos -> freshness.fresh(nanos, now));
    if (heard) {
      remembered.add(topic);
    }
    told.say(
        values.source(),
        topic,
        heard ? presence.online() : presence.offline(),
        presence.offline(),
        messages);
  }
}
