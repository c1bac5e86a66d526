package org.ticconnect.owner.run;

import java.util.Map;
import org.apache.camel.Exchange;

/** The bounds of a message within a route. */
final class MessageSize {
  private static final int MOST_BODY = 64 * 1024;
  private static final int MOST_HEADER = 4 * 1024;

  /** All quantities of a meter and more. */
  private static final int MOST_HEADERS = 250;

  private MessageSize() {}

  /**
   * @throws IllegalStateException when the message grows too large
   */
  static void check(Exchange exchange) {
    if (length(exchange.getMessage().getBody()) > MOST_BODY) {
      throw new IllegalStateException("the body grows beyond 64 KiB");
    }
    Map<String, Object> headers = exchange.getMessage().getHeaders();
    if (headers.size() > MOST_HEADERS) {
      throw new IllegalStateException("a message has more than " + MOST_HEADERS + " headers");
    }
    headers.forEach(
        (name, value) -> {
          if (length(value) > MOST_HEADER || name.length() > MOST_HEADER) {
            throw new IllegalStateException("a header grows beyond 4 KiB");
          }
        });
  }

  private static int length(Object value) {
    if (value instanceof CharSequence text) {
      return text.length();
    }
    return value instanceof byte[] bytes ? bytes.length : 0;
  }
}
