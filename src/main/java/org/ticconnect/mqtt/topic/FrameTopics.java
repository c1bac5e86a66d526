package org.ticconnect.mqtt.topic;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.apache.camel.Exchange;
import org.apache.camel.support.ExpressionAdapter;
import org.ticconnect.mapping.Placeholder;
import org.ticconnect.mapping.TopicMap;
import org.ticconnect.meter.Reading;
import org.ticconnect.mqtt.link.Audience;

/**
 * Split expression: a {@link Reading} to the {@link TopicMessage}s of its frame; none while the
 * meter has no name yet or nobody is connected.
 */
public final class FrameTopics extends ExpressionAdapter {
  private final List<TopicMap.Frame> frames;
  private final TopicNames names;
  private final Audience link;
  private final FrameRows rows;
  private final LongSupplier monotonic;
  private final Map<String, Long> published = new HashMap<>();
  private long telling;

  /**
   * @param monotonic clock in nanoseconds
   */
  public FrameTopics(
      List<TopicMap.Frame> frames, TopicNames names, Audience link, LongSupplier monotonic) {
    this.frames = List.copyOf(frames);
    this.names = names;
    this.link = link;
    this.rows = new FrameRows(names);
    this.monotonic = monotonic;
  }

  @Override
  public List<TopicMessage> evaluate(Exchange exchange) {
    return messages(exchange.getIn().getBody(Reading.class));
  }

  /** What a frame is worth. */
  public synchronized List<TopicMessage> messages(Reading reading) {
    List<TopicMessage> messages = new ArrayList<>();
    if (!link.connected()) {
      return messages;
    }
    if (telling != link.tellings()) {
      telling = link.tellings();
      published.clear();
    }
    names
        .meter(reading.source(), reading.address())
        .ifPresent(
            meter ->
                frames.forEach(frame -> message(frame, meter, reading).ifPresent(messages::add)));
    return messages;
  }

  private Optional<TopicMessage> message(TopicMap.Frame frame, String meter, Reading reading) {
    long now = monotonic.getAsLong();
    String topic = names.fill(frame.to().topic(), reading.source(), meter);
    // Several meters can have one topic.
    String key = reading.source() + " " + topic;
    if (Optional.ofNullable(published.get(key))
        .filter(before -> now - before < frame.atMostEvery().toNanos())
        .isPresent()) {
      return Optional.empty();
    }
    Optional<String> payload =
        frame.payload().isEmpty()
            ? Optional.of(FrameJson.of(meter, reading))
            : filled(frame, meter, reading, now);
    payload.ifPresent(written -> published.put(key, now));
    return payload.map(
        written -> new TopicMessage(topic, written, frame.to().qos(), frame.to().retained()));
  }

  private Optional<String> filled(TopicMap.Frame frame, String meter, Reading reading, long now) {
    Optional<String> each = Optional.empty();
    if (frame.each().isPresent()) {
      each = rows.write(frame.rows().orElseThrow(), frame.each().get(), meter, reading, now);
      if (each.isEmpty()) {
        return Optional.empty();
      }
    }
    Optional<String> written = each;
    return frame
        .payload()
        .orElseThrow()
        .fill(
            placeholder ->
                placeholder == Placeholder.EACH ? written : of(placeholder, meter, reading));
  }

  private Optional<String> of(Placeholder placeholder, String meter, Reading reading) {
    return switch (placeholder) {
      case SEQUENCE -> Optional.of(Long.toString(reading.sequence()));
      case BAD_GROUPS -> Optional.of(Integer.toString(reading.badGroups()));
      case RECEIVED -> Optional.of(reading.received().toString());
      default ->
          reading
              .meterTime()
              .flatMap(time -> Written.time(placeholder, time))
              .or(() -> names.ofMeter(placeholder, reading.source(), meter));
    };
  }
}
