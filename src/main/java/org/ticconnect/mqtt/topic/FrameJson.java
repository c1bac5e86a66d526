package org.ticconnect.mqtt.topic;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.ticconnect.meter.Measurement;
import org.ticconnect.meter.Reading;
import org.ticconnect.meter.Value;

/** The JSON text that tells everything of a frame. */
final class FrameJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  private FrameJson() {}

  static String of(String meter, Reading reading) {
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
    for (Measurement measurement : reading.measurements()) {
      measurement
          .value()
          .ifPresent(
              value -> quantities.put(measurement.quantity().name(), quantity(measurement, value)));
    }
    json.put("quantities", quantities);
    try {
      return JSON.writeValueAsString(json);
    } catch (JsonProcessingException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private static Map<String, Object> quantity(Measurement measurement, Value value) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("value", value.plain());
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
}
