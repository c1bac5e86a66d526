package org.ticconnect.mqtt;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.ticconnect.mapping.TopicMap;
import org.ticconnect.meter.Freshness;
import org.ticconnect.meter.LiveUpdate;
import org.ticconnect.meter.LiveValues;
import org.ticconnect.meter.Reading;
import org.ticconnect.mqtt.discovery.AnnouncedEntities;
import org.ticconnect.mqtt.discovery.DeviceFacts;
import org.ticconnect.mqtt.link.Audience;
import org.ticconnect.mqtt.topic.DeviceState;
import org.ticconnect.mqtt.topic.FrameTopics;
import org.ticconnect.mqtt.topic.LiveTopics;
import org.ticconnect.mqtt.topic.MeterFreshness;
import org.ticconnect.mqtt.topic.MeterPresence;
import org.ticconnect.mqtt.topic.PresentTopics;
import org.ticconnect.mqtt.topic.Sequence;
import org.ticconnect.mqtt.topic.TopicMessage;
import org.ticconnect.mqtt.topic.TopicNames;

/**
 * What a topic map would publish of one frame, made by the very steps that serve maps. What takes a
 * window of time has no first message yet and is left out.
 */
public final class MapTrial {
  /** A frame that is tried does not age. */
  private static final Freshness AGELESS = new Freshness(Duration.ofDays(3650));

  private static final Audience SOMEBODY =
      new Audience() {
        @Override
        public boolean connected() {
          return true;
        }

        @Override
        public long tellings() {
          return 1;
        }
      };

  private static final PresentTopics NO_MEMORY =
      new PresentTopics() {
        @Override
        public Set<String> all() {
          return Set.of();
        }

        @Override
        public void add(String topic) {
          // A trial leaves nothing behind.
        }

        @Override
        public void forget(String topic) {
          // Nothing was remembered.
        }
      };

  private final Supplier<Map<String, Object>> device;
  private final DeviceFacts facts;
  private final LongSupplier monotonic;

  /**
   * @param device texts and numbers that tell how this device is
   * @param monotonic clock in nanoseconds
   */
  public MapTrial(Supplier<Map<String, Object>> device, DeviceFacts facts, LongSupplier monotonic) {
    this.device = device;
    this.facts = facts;
    this.monotonic = monotonic;
  }

  /**
   * @param names of that map
   * @param values after the frame
   */
  public List<TopicMessage> of(
      TopicMap map, TopicNames names, LiveValues values, List<Reading> readings) {
    List<TopicMessage> messages = new ArrayList<>();
    messages.add(
        new TopicMessage(
            names.fill(map.status().topic()), map.status().online(), 1, map.status().retained()));
    states(map, names, values, messages);
    messages.addAll(
        new LiveTopics(map, names, SOMEBODY, AGELESS, new Sequence(), monotonic)
            .messages(new LiveUpdate(values, values.all().toList(), true)));
    FrameTopics frames = new FrameTopics(map.frames(), names, SOMEBODY, monotonic);
    readings.forEach(reading -> messages.addAll(frames.messages(reading)));
    map.discovery()
        .ifPresent(
            discovery ->
                new AnnouncedEntities(discovery, map, names, facts)
                    .of(values)
                    .forEach(
                        (topic, payload) ->
                            messages.add(new TopicMessage(topic, payload, 1, true))));
    return messages;
  }

  private void states(
      TopicMap map, TopicNames names, LiveValues values, List<TopicMessage> messages) {
    List<Supplier<LiveValues>> source = List.of(() -> values);
    map.availability()
        .map(of -> new MeterPresence(of, names, AGELESS, monotonic, source, NO_MEMORY))
        .ifPresent(teller -> messages.addAll(teller.tell(true)));
    map.freshness()
        .map(of -> new MeterFreshness(of, names, AGELESS, monotonic, source))
        .ifPresent(teller -> messages.addAll(teller.tell(true)));
    map.device()
        .map(of -> new DeviceState(of, names, device, monotonic))
        .ifPresent(teller -> messages.addAll(teller.tell(true)));
  }
}
