package org.ticconnect.mqtt.topic;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.LongSupplier;
import org.apache.camel.Exchange;
import org.apache.camel.support.ExpressionAdapter;
import org.ticconnect.mapping.Placeholder;
import org.ticconnect.mapping.TopicMap;
import org.ticconnect.meter.Freshness;
import org.ticconnect.meter.LiveUpdate;
import org.ticconnect.meter.LiveValues;
import org.ticconnect.meter.Measurement;
import org.ticconnect.meter.Quantity;
import org.ticconnect.meter.Value;
import org.ticconnect.mqtt.link.Audience;

/**
 * Split expression: a {@link LiveUpdate} to the {@link TopicMessage}s that it is worth by the
 * policy of each row. After each connect, and when it is asked for, everything is published anew,
 * for the broker may have lost it.
 */
public final class LiveTopics extends ExpressionAdapter {

  private final Map<Integer, List<TopicMap.Live>> rows = new HashMap<>();
  private final TopicNames names;
  private final Audience link;
  private final Freshness freshness;
  private final LongSupplier monotonic;
  private final Map<String, Sent> sent = new HashMap<>();
  private final Map<String, Window> windows = new HashMap<>();
  private final Sequence sequence;
  private long connection;

  /**
   * @param sequence goes on from the topic map before
   * @param monotonic clock in nanoseconds
   */
  public LiveTopics(
      TopicMap map,
      TopicNames names,
      Audience link,
      Freshness freshness,
      Sequence sequence,
      LongSupplier monotonic) {
    for (TopicMap.Live live : map.live()) {
      for (Quantity quantity : live.quantities()) {
        rows.computeIfAbsent(quantity.index(), any -> new ArrayList<>()).add(live);
      }
    }
    this.names = names;
    this.link = link;
    this.freshness = freshness;
    this.sequence = sequence;
    this.monotonic = monotonic;
  }

  @Override
  public List<TopicMessage> evaluate(Exchange exchange) {
    return messages(exchange.getIn().getBody(LiveUpdate.class));
  }

  /** What an update is worth. */
  public synchronized List<TopicMessage> messages(LiveUpdate update) {
    LiveValues values = update.values();
    Optional<String> meter = names.meter(values.source(), values.address());
    if (meter.isEmpty() || !link.connected()) {
      return List.of();
    }
    if (connection != link.tellings()) {
      connection = link.tellings();
      sent.clear();
    }
    List<TopicMessage> messages = new ArrayList<>();
    for (Measurement measurement : update.changes()) {
      for (TopicMap.Live live : rows.getOrDefault(measurement.quantity().index(), List.of())) {
        Row row = new Row(live, values.source(), meter.get(), measurement);
        measurement
            .value()
            .flatMap(value -> message(row, value, monotonic.getAsLong()))
            .or(() -> gone(row))
            .ifPresent(messages::add);
      }
    }
    return messages;
  }

  /** A measurement on its topic. */
  private record Row(TopicMap.Live live, String source, String meter, Measurement measurement) {
    String label() {
      return measurement.quantity().label();
    }
  }

  private String topic(Row row) {
    return names.fill(
        row.live().to().topic(),
        row.source(),
        row.meter(),
        row.measurement().quantity().name(),
        row.label());
  }

  /** The meter does not send it any more: the broker is to forget what it kept. */
  private Optional<TopicMessage> gone(Row row) {
    if (row.measurement().value().isPresent()) {
      return Optional.empty();
    }
    String topic = topic(row);
    TopicMap.Topic to = row.live().to();
    return Optional.ofNullable(sent.remove(topic))
        .filter(before -> to.retained())
        .map(before -> new TopicMessage(topic, "", to.qos(), true));
  }

  private Optional<TopicMessage> message(Row row, Value value, long now) {
    // A computed value is as old as its oldest input.
    if (!freshness.fresh(row.measurement(), now)) {
      return Optional.empty();
    }
    String topic = topic(row);
    Optional<Window.Statistics> statistics = Optional.empty();
    TopicMap.Policy policy = row.live().policy();
    if (policy.window().isPresent()) {
      statistics = window(topic, policy, value, now);
      if (statistics.isEmpty()) {
        return Optional.empty();
      }
    } else if (Optional.ofNullable(sent.get(topic))
        .filter(before -> !before.dueAgain(policy, value, now))
        .isPresent()) {
      return Optional.empty();
    }
    Optional<String> payload = payload(row, value, statistics, now);
    payload.ifPresent(written -> sent.put(topic, new Sent(value, now)));
    return payload.map(written -> message(row, topic, written));
  }

  private static TopicMessage message(Row row, String topic, String payload) {
    TopicMap.Topic to = row.live().to();
    return new TopicMessage(
        topic,
        payload,
        to.qos(),
        to.retained(),
        Optional.of(LiveProperties.of(row.live().policy(), row.measurement())));
  }

  private Optional<Window.Statistics> window(
      String topic, TopicMap.Policy policy, Value value, long now) {
    OptionalDouble number = Sent.number(value);
    return number.isEmpty()
        ? Optional.empty()
        : windows
            .computeIfAbsent(topic, any -> new Window(policy.window().orElseThrow()))
            .add(number.getAsDouble(), now);
  }

  private Optional<String> payload(
      Row row, Value value, Optional<Window.Statistics> statistics, long now) {
    return sequence.next(
        number ->
            row.live()
                .payload()
                .fill(
                    placeholder ->
                        switch (placeholder) {
                          case SEQUENCE -> Optional.of(Long.toString(number));
                          case MEAN -> statistics.map(of -> Written.number(of.mean()));
                          case MIN -> statistics.map(of -> Written.number(of.least()));
                          case MAX -> statistics.map(of -> Written.number(of.greatest()));
                          case COUNT -> statistics.map(of -> Long.toString(of.count()));
                          default -> measured(placeholder, row, value, now);
                        }));
  }

  private Optional<String> measured(Placeholder placeholder, Row row, Value value, long now) {
    return Written.of(placeholder, row.measurement(), names.label(row.label()), value, now)
        .or(() -> names.ofMeter(placeholder, row.source(), row.meter()));
  }
}
