package org.ticconnect.owner.endpoint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.util.Map;
import org.apache.camel.Exchange;

/**
 * A message for a route.
 *
 * @param body text, number or boolean
 * @param headers what is unknown has none
 */
record Told(Object body, Map<String, Object> headers) {
  private static final ObjectMapper JSON = new ObjectMapper();

  static String json(Map<String, Object> fields) {
    try {
      return JSON.writeValueAsString(fields);
    } catch (JsonProcessingException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  void fill(Exchange exchange) {
    exchange.getMessage().setBody(body);
    exchange.getMessage().setHeaders(headers);
  }
}
