package org.ticconnect.journal.keep;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import org.ticconnect.meter.Measurement;
import org.ticconnect.meter.Value;

/** Values by name as JSON text: numbers as numbers, yes and no as such, the rest as text. */
final class KeptValues {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final ObjectNode json = JsonNodeFactory.instance.objectNode();

  static KeptValues of(Collection<Measurement> measurements) {
    KeptValues values = new KeptValues();
    measurements.forEach(one -> one.value().ifPresent(it -> values.put(one.quantity().name(), it)));
    return values;
  }

  void put(String name, Value value) {
    json.set(name, JSON.valueToTree(value.plain()));
  }

  KeptValues put(String name, long number) {
    json.put(name, number);
    return this;
  }

  KeptValues put(String name, String text) {
    json.put(name, text);
    return this;
  }

  boolean isEmpty() {
    return json.isEmpty();
  }

  String text() {
    return json.toString();
  }
}
