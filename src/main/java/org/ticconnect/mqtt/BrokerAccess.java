package org.ticconnect.mqtt;

import java.util.Optional;

/**
 * Which broker, as whom, with which will.
 *
 * @param url {@code tcp://host:port} or {@code ssl://host:port}
 * @param clientId of this device, used by no other
 * @param username empty for none
 * @param password empty for none
 * @param statusTopic gets {@code online} and {@code offline}, retained
 */
record BrokerAccess(
    String url,
    String clientId,
    Optional<String> username,
    Optional<String> password,
    String statusTopic,
    String online,
    String offline) {

  private static final String PLAIN_PORT = ":1883";
  private static final String TLS_PORT = ":8883";

  /**
   * From {@code mqtt://host[:port]} or {@code mqtts://host[:port]} to what the client library
   * takes.
   */
  static String libraryUrl(String url) {
    String host = url.replaceFirst("^[a-z]+://", "");
    boolean tls = url.startsWith("mqtts:") || url.startsWith("ssl:");
    boolean hasPort = host.matches(".*:[0-9]+");
    return (tls ? "ssl://" : "tcp://") + host + (hasPort ? "" : tls ? TLS_PORT : PLAIN_PORT);
  }
}
