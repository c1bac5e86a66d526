package org.ticconnect.owner.endpoint;

import java.nio.charset.StandardCharsets;
import org.apache.camel.Exchange;

/** The body of a message as text, in bounds. */
public final class Text {
  /** Longest payload, in bytes of UTF-8. */
  public static final int MOST_BYTES = 64 * 1024;

  private Text() {}

  /**
   * @throws IllegalArgumentException when there is no body, or too much of it
   */
  static String of(Exchange exchange) {
    String text = exchange.getMessage().getBody(String.class);
    if (text == null) {
      throw new IllegalArgumentException("there is no body to send: set one with setBody");
    }
    if (text.length() > MOST_BYTES || text.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
      throw new IllegalArgumentException("the body is longer than 64 KiB");
    }
    return text;
  }
}
