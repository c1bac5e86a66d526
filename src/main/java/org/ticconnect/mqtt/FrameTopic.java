package org.ticconnect.mqtt;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.ticconnect.mapping.TopicMap;
import org.ticconnect.meter.Measurement;
import org.ticconnect.meter.Reading;
import org.ticconnect.meter.Value;

/**
 * Route step: a {@link Reading} to the {@link TopicMessage} of its frame; the body is left empty
 * while the meter has no name yet.
 */
final class FrameTopic implements Processor {
  private final TopicMap.Topic frame;
  private final TopicNames names;

  FrameTopic(TopicMap.Topic frame, TopicNames names) {
    this.frame = frame;
    this.names = names;
  }

  @Override
  public void process(Exchange exchange) {
    Reading reading = exchange.getIn().getBody(Reading.class);
    Optional<String> meter = names.meter(reading.source(), reading.address());
    exchange
        .getIn()
        .setBody(
            meter
                .map(
                    name ->
                        new TopicMessage(
                            names.fill(frame.topic(), name),
                            json(name, reading),
                            frame.qos(),
                            frame.retained(),
                            Optional.empty()))
                .orElse(null));
  }

  private static Map<String, Object> json(String meter, Reading reading) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("meter", meter);
    json.put("source", reading.source());
    json.put("sequence", reading.sequence());
    reading.meterTime().ifPresent(time -> json.put("time", time.toString()));
    json.put("received", reading.received().toString());
    json.put("bad_groups", reading.badGroups());
    Map<String, String> raw = new LinkedHashMap<>();
    Map<String, String> horodates = new LinkedHashMap<>();
    reading
        .groups()
        .forEach(
            group -> {
              raw.put(group.label().text(), group.data());
              group
                  .horodate()
                  .ifPresent(horodate -> horodates.put(group.label().text(), horodate.text()));
            });
    json.put("raw", raw);
    json.put("horodates", horodates);
    Map<String, Object> quantities = new LinkedHashMap<>();
    reading
        .measurements()
        .forEach(
            measurement ->
                measurement
                    .value()
                    .ifPresent(
                        value ->
                            quantities.put(
                                measurement.quantity().name(), quantity(measurement, value))));
    json.put("quantities", quantities);
    return json;
  }

  private static Map<String, Object> quantity(Measurement measurement, Value value) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("value", plain(value));
    if (!measurement.quantity().unit().isEmpty()) {
      json.put("unit", measurement.quantity().unit());
    }
    if (measurement.quantity().estimated()) {
      json.put("estimated", true);
    }
    measurement.method().ifPresent(method -> json.put("method", method.text()));
    if (measurement.quantity().unconfirmed()) {
      json.put("confirmed", false);
    }
    return json;
  }

  /** Numbers as numbers, yes and no as such, everything else as text. */
  private static Object plain(Value value) {
    if (value instanceof Value.Whole whole) {
      return whole.number();
    } else if (value instanceof Value.Real real) {
      return real.rounded();
    } else if (value instanceof Value.Flag flag) {
      return flag.set();
    }
    return value.text();
  }
}
