package org.ticconnect.owner.event;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Fields of an event in their order; what is not known is left out. */
final class Fields {
  private final Map<String, Object> fields = new LinkedHashMap<>();

  Fields put(String name, Object value) {
    fields.put(name, value);
    return this;
  }

  Fields put(String name, Optional<?> value) {
    value.ifPresent(known -> fields.put(name, known));
    return this;
  }

  Map<String, Object> all() {
    return Collections.unmodifiableMap(fields);
  }
}
