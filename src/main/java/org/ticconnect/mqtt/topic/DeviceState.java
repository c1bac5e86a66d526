package org.ticconnect.mqtt.topic;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.ticconnect.mapping.TopicMap;

/** Tells once a minute how the device itself is. */
public final class DeviceState implements StateTopics.Teller {
  private static final Duration EVERY = Duration.ofSeconds(60);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final TopicMap.Topic to;
  private final String topic;
  private final Supplier<Map<String, Object>> state;
  private final LongSupplier monotonic;
  private Optional<Long> told = Optional.empty();

  /**
   * @param state texts and numbers by name
   * @param monotonic clock in nanoseconds
   */
  public DeviceState(
      TopicMap.Topic to,
      TopicNames names,
      Supplier<Map<String, Object>> state,
      LongSupplier monotonic) {
    this.to = to;
    this.topic = names.fill(to.topic());
    this.state = state;
    this.monotonic = monotonic;
  }

  @Override
  public List<TopicMessage> tell(boolean anew) {
    long now = monotonic.getAsLong();
    if (!anew && told.filter(before -> now - before < EVERY.toNanos()).isPresent()) {
      return List.of();
    }
    told = Optional.of(now);
    try {
      String payload = JSON.writeValueAsString(state.get());
      return List.of(new TopicMessage(topic, payload, to.qos(), to.retained()));
    } catch (JsonProcessingException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
