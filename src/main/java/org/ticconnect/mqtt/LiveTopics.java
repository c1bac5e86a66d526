package org.ticconnect.mqtt;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import org.apache.camel.Exchange;
import org.apache.camel.support.ExpressionAdapter;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.eclipse.paho.mqttv5.common.packet.UserProperty;
import org.ticconnect.mapping.TopicMap;
import org.ticconnect.meter.Freshness;
import org.ticconnect.meter.LiveUpdate;
import org.ticconnect.meter.Measurement;
import org.ticconnect.meter.Quantity;
import org.ticconnect.meter.Value;

/**
 * Split expression: a {@link LiveUpdate} to the {@link TopicMessage}s that it is worth. An
 * unchanged value is published again only after its heartbeat; after each connect everything is
 * published anew, for the broker may have lost it.
 */
final class LiveTopics extends ExpressionAdapter {
  /** A broker does not hand out a live value that is older, nor older than two heartbeats. */
  private static final long SHORTEST_EXPIRY_SECONDS = 300;

  private record Sent(Value value, long nanos) {}

  private record Rule(TopicMap.Live live, Set<Quantity> quantities) {}

  private final List<Rule> rules = new ArrayList<>();
  private final TopicNames names;
  private final MqttLink link;
  private final Freshness freshness;
  private final LongSupplier monotonic;
  private final Map<String, Sent> sent = new HashMap<>();
  private long connection;

  LiveTopics(
      TopicMap map, TopicNames names, MqttLink link, Freshness freshness, LongSupplier monotonic) {
    map.live().forEach(live -> rules.add(new Rule(live, new HashSet<>(live.quantities()))));
    this.names = names;
    this.link = link;
    this.freshness = freshness;
    this.monotonic = monotonic;
  }

  @Override
  public synchronized List<TopicMessage> evaluate(Exchange exchange) {
    LiveUpdate update = exchange.getIn().getBody(LiveUpdate.class);
    Optional<String> meter = names.meter(update.values().source(), update.values().address());
    if (meter.isEmpty() || !link.connected()) {
      return List.of();
    }
    if (connection != link.connections()) {
      connection = link.connections();
      sent.clear();
    }
    List<TopicMessage> messages = new ArrayList<>();
    for (Measurement measurement : update.changes()) {
      for (Rule rule : rules) {
        if (rule.quantities().contains(measurement.quantity())) {
          measurement
              .value()
              .ifPresentOrElse(
                  value -> apply(rule, meter.get(), measurement, value, messages),
                  () -> gone(rule, meter.get(), measurement.quantity(), messages));
        }
      }
    }
    return messages;
  }

  /** The meter does not send it any more: the broker is to forget what it kept. */
  private void gone(Rule rule, String meter, Quantity quantity, List<TopicMessage> messages) {
    TopicMap.Live live = rule.live();
    String topic = topic(live, meter, quantity);
    if (sent.remove(topic) != null && live.retained()) {
      messages.add(new TopicMessage(topic, "", live.qos(), true, Optional.empty()));
    }
  }

  private String topic(TopicMap.Live live, String meter, Quantity quantity) {
    return names.fill(live.topic(), meter).replace("{quantity}", quantity.name());
  }

  private void apply(
      Rule rule, String meter, Measurement measurement, Value value, List<TopicMessage> messages) {
    long now = monotonic.getAsLong();
    // A computed value is as old as its oldest input.
    if (!freshness.fresh(measurement, now)) {
      return;
    }
    TopicMap.Live live = rule.live();
    String topic = topic(live, meter, measurement.quantity());
    Sent before = sent.get(topic);
    boolean due =
        before == null
            || !before.value().equals(value)
            || now - before.nanos() >= live.heartbeat().toNanos();
    if (due) {
      sent.put(topic, new Sent(value, now));
      messages.add(
          new TopicMessage(
              topic,
              payload(live, measurement, value),
              live.qos(),
              live.retained(),
              Optional.of(properties(live, measurement))));
    }
  }

  private static String payload(TopicMap.Live live, Measurement measurement, Value value) {
    return live.payload()
        .replace("{quantity}", measurement.quantity().name())
        .replace("{unit}", measurement.quantity().unit())
        .replace("{time}", measurement.meterTime().map(Object::toString).orElse(""))
        .replace("{value}", value.text());
  }

  /** What the bare number does not say goes with it as properties. */
  private static MqttProperties properties(TopicMap.Live live, Measurement measurement) {
    MqttProperties properties = new MqttProperties();
    properties.setMessageExpiryInterval(
        Math.max(SHORTEST_EXPIRY_SECONDS, 2 * live.heartbeat().toSeconds()));
    List<UserProperty> told = new ArrayList<>();
    Quantity quantity = measurement.quantity();
    if (!quantity.unit().isEmpty()) {
      told.add(new UserProperty("unit", quantity.unit()));
    }
    measurement.meterTime().ifPresent(time -> told.add(new UserProperty("time", time.toString())));
    told.add(new UserProperty("origin", quantity.estimated() ? "estimated" : "measured"));
    measurement.method().ifPresent(method -> told.add(new UserProperty("method", method.text())));
    if (quantity.unconfirmed()) {
      told.add(new UserProperty("confirmed", "false"));
    }
    properties.setUserProperties(told);
    return properties;
  }
}
