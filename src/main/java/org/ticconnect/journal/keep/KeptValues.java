package org.ticconnect.journal.keep;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import org.ticconnect.meter.Measurement;
import org.ticconnect.meter.Value;

/** Values by name as JSON text: numbers as numbers, yes and no as such, the rest as text. */
final class KeptValues {
  private final ObjectNode json = JsonNodeFactory.instance.objectNode();

  static KeptValues of(Collection<Measurement> measurements) {
    KeptValues values = new KeptValues();
    measurements.forEach(one -> one.value().ifPresent(it -> values.put(one.quantity().name(), it)));
    return values;
  }

  void put(String name, Value value) {
    if (value instanceof Value.Whole whole) {
      json.put(name, whole.number());
    } else if (value instanceof Value.Real real) {
      json.put(name, real.rounded());
    } else if (value instanceof Value.Flag flag) {
      json.put(name, flag.set());
    } else {
      json.put(name, value.text());
    }
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
