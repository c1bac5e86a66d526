package org.ticconnect.mqtt.link;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a broker is.
 *
 * @param host name or IPv4 address
 * @param port 1 to 65535
 * @param tls whether the connection is encrypted
 */
public record BrokerUrl(String host, int port, boolean tls) {
  private static final int PLAIN_PORT = 1883;
  private static final int TLS_PORT = 8883;
  private static final Pattern FORM =
      Pattern.compile("(mqtts?|tcp|ssl)://([A-Za-z0-9._-]+)(?::([0-9]{1,5}))?/?");

  /**
   * @param text {@code mqtt://host[:port]} or, with TLS, {@code mqtts://host[:port]}; {@code tcp}
   *     and {@code ssl} are understood too
   * @throws IllegalArgumentException when it is none
   */
  public static BrokerUrl parse(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      throw new IllegalArgumentException(
          text.contains("@")
              ? "user and password do not belong into the address of the broker"
              : "'" + text + "' is not mqtt://host:port or mqtts://host:port");
    }
    boolean tls = form.group(1).equals("mqtts") || form.group(1).equals("ssl");
    int port =
        form.group(3) == null ? (tls ? TLS_PORT : PLAIN_PORT) : Integer.parseInt(form.group(3));
    if (port < 1 || port > 65535) {
      throw new IllegalArgumentException("'" + text + "': a port is 1 to 65535");
    }
    return new BrokerUrl(form.group(2), port, tls);
  }

  /** Several, separated by commas. */
  public static List<BrokerUrl> parseAll(String text) {
    return Arrays.stream(text.split(",")).map(String::trim).map(BrokerUrl::parse).toList();
  }

  /** As the client library wants it. */
  String ofLibrary() {
    return (tls ? "ssl://" : "tcp://") + host + ":" + port;
  }

  /** As the owner writes it, complete with its port. */
  @Override
  public String toString() {
    return (tls ? "mqtts://" : "mqtt://") + host + ":" + port;
  }
}
