package org.ticconnect.mqtt.link;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;

/** Makes connections; each attempt ends within {@link #PATIENCE} and leaves nothing behind. */
final class Connector {
  static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final int KEEP_ALIVE_SECONDS = 15;

  private final BrokerAccess access;

  Connector(BrokerAccess access) {
    this.access = access;
  }

  /**
   * @param client id; that of the access, or another one for a trial
   * @param will left to the broker; empty for none
   * @param heard gets topic and text of what is subscribed
   * @throws MqttException why there is no connection
   */
  Connection connect(
      BrokerUrl broker,
      String client,
      Optional<BrokerAccess.Will> will,
      BiConsumer<String, String> heard)
      throws MqttException {
    CompletableFuture<Integer> ended = new CompletableFuture<>();
    MqttAsyncClient attempt = new SteadyClient(broker.ofLibrary(), client);
    try {
      attempt.setCallback(new LossListener(heard, ended::complete));
      IMqttToken connected = attempt.connect(options(broker, will));
      connected.waitForCompletion(PATIENCE.toMillis());
      return new Connection(
          attempt, broker, BrokerLimits.of(connected.getResponseProperties()), ended);
    } catch (MqttException refused) {
      Connection.drop(attempt);
      throw refused;
    }
  }

  private MqttConnectionOptions options(BrokerUrl broker, Optional<BrokerAccess.Will> will)
      throws MqttException {
    MqttConnectionOptions options = new MqttConnectionOptions();
    options.setAutomaticReconnect(false);
    options.setCleanStart(true);
    options.setKeepAliveInterval(KEEP_ALIVE_SECONDS);
    options.setConnectionTimeout((int) PATIENCE.toSeconds());
    access.username().ifPresent(options::setUserName);
    access.password().ifPresent(text -> options.setPassword(text.getBytes(StandardCharsets.UTF_8)));
    will.ifPresent(last -> options.setWill(last.topic(), message(last.offline(), last.retained())));
    if (broker.tls()) {
      options.setSocketFactory(access.trust().sockets());
      // A pinned certificate says itself which broker it is.
      options.setHttpsHostnameVerificationEnabled(!access.trust().pinned());
    }
    return options;
  }

  static MqttMessage message(String text, boolean retained) {
    MqttMessage message = new MqttMessage(text.getBytes(StandardCharsets.UTF_8));
    message.setQos(1);
    message.setRetained(retained);
    return message;
  }
}
