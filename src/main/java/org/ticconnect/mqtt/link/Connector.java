package org.ticconnect.mqtt.link;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;

/**
 * Makes connections; each attempt ends within {@link #PATIENCE} and leaves nothing behind. A broker
 * that wants other terms gets them.
 */
final class Connector {
  static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final int KEEP_ALIVE_SECONDS = 15;
  private static final int MOST_ATTEMPTS = 4;

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
    Terms terms =
        new Terms(KEEP_ALIVE_SECONDS, 1, will.filter(BrokerAccess.Will::retained).isPresent());
    for (int attempt = 1; ; attempt++) {
      Attempt made = attempt(broker, client, will, terms, heard);
      if (made.connection().isPresent()
          && (made.otherwise().isEmpty() || attempt == MOST_ATTEMPTS)) {
        return made.connection().get();
      }
      made.connection().ifPresent(connection -> connection.leave(any -> {}));
      if (made.otherwise().isEmpty() || attempt == MOST_ATTEMPTS) {
        throw made.refusal().orElseThrow();
      }
      terms = made.otherwise().get();
    }
  }

  /** A connection or a refusal, and the terms on which another attempt would be better. */
  private record Attempt(
      Optional<Connection> connection,
      Optional<MqttException> refusal,
      Optional<Terms> otherwise) {}

  private Attempt attempt(
      BrokerUrl broker,
      String client,
      Optional<BrokerAccess.Will> will,
      Terms terms,
      BiConsumer<String, String> heard)
      throws MqttException {
    CompletableFuture<Integer> ended = new CompletableFuture<>();
    SteadyClient attempt = new SteadyClient(broker.ofLibrary(), client);
    try {
      attempt.setCallback(new LossListener(heard, ended::complete));
      IMqttToken connected = attempt.connect(options(broker, will, terms));
      connected.waitForCompletion(PATIENCE.toMillis());
      MqttProperties told = connected.getResponseProperties();
      return new Attempt(
          Optional.of(new Connection(attempt, broker, BrokerLimits.of(told), ended)),
          Optional.empty(),
          Optional.ofNullable(told.getServerKeepAlive()).flatMap(terms::heardAtLeastEvery));
    } catch (MqttException failure) {
      Connection.drop(attempt);
      MqttException refusal =
          attempt
              .connackCode()
              .filter(ReasonCode::isRefusal)
              .map(MqttException::new)
              .orElse(failure);
      return new Attempt(
          Optional.empty(), Optional.of(refusal), terms.after(refusal.getReasonCode()));
    }
  }

  private MqttConnectionOptions options(
      BrokerUrl broker, Optional<BrokerAccess.Will> will, Terms terms) {
    MqttConnectionOptions options = new MqttConnectionOptions();
    options.setAutomaticReconnect(false);
    options.setCleanStart(true);
    options.setKeepAliveInterval(terms.keepAliveSeconds());
    options.setConnectionTimeout((int) PATIENCE.toSeconds());
    access.username().ifPresent(options::setUserName);
    access.password().ifPresent(text -> options.setPassword(text.getBytes(StandardCharsets.UTF_8)));
    will.ifPresent(
        last -> {
          MqttMessage message = message(last.offline(), terms.willRetained());
          message.setQos(terms.willQos());
          options.setWill(last.topic(), message);
        });
    if (broker.tls()) {
      options.setSocketFactory(access.trust().sockets());
      // A pinned certificate says itself which broker it is.
      options.setHttpsHostnameVerificationEnabled(!access.trust().pinned());
    }
    return options;
  }

  /** Has a broker keep nothing on a topic any more; it does not say that it has heard it. */
  static MqttMessage nothing() {
    MqttMessage message = message("", true);
    message.setQos(0);
    return message;
  }

  static MqttMessage message(String text, boolean retained) {
    MqttMessage message = new MqttMessage(text.getBytes(StandardCharsets.UTF_8));
    message.setQos(1);
    message.setRetained(retained);
    return message;
  }
}
