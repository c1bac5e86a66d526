package org.ticconnect.mqtt.link;

import java.net.URI;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocketFactory;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.internal.NetworkModule;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;

/** The client of the library, on a {@link BrokerSocket} in place of the library's own. */
final class SteadyClient extends MqttAsyncClient {
  private volatile Optional<BrokerSocket> socket = Optional.empty();

  /**
   * @param url {@code tcp://host:port} or {@code ssl://host:port}
   */
  SteadyClient(String url, String clientId) throws MqttException {
    super(url, clientId, new MemoryPersistence(), new SteadyPings(clientId), null);
  }

  @Override
  protected NetworkModule[] createNetworkModules(String url, MqttConnectionOptions options) {
    // Not of the URI: for Java a host with an underscore is none.
    String authority = URI.create(url).getAuthority();
    int colon = authority.lastIndexOf(':');
    String host = authority.substring(0, colon).replaceAll("[\\[\\]]", "");
    int port = Integer.parseInt(authority.substring(colon + 1));
    int timeout = (int) TimeUnit.SECONDS.toMillis(options.getConnectionTimeout());
    BrokerSocket made =
        url.startsWith("ssl:")
            ? BrokerSocket.tls(
                host,
                port,
                timeout,
                options.getSocketFactory() instanceof SSLSocketFactory given
                    ? given
                    : (SSLSocketFactory) SSLSocketFactory.getDefault(),
                options.isHttpsHostnameVerificationEnabled())
            : BrokerSocket.plain(host, port, timeout);
    socket = Optional.of(made);
    return new NetworkModule[] {made};
  }

  /** With which code the broker answered the CONNECT; empty when it has not. */
  Optional<Integer> connackCode() {
    return socket.flatMap(of -> of.connack().code());
  }
}
