package org.ticconnect.mqtt.link;

import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttClientException;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A connection to one broker, from its CONNACK to its end; never used again after that. Keeps to
 * what the broker takes, for the client library does not.
 */
final class Connection {
  private static final Logger LOG = LoggerFactory.getLogger(Connection.class);
  private static final long PATIENCE_MILLIS = Connector.PATIENCE.toMillis();

  /** Topic, lengths and the few properties that we send. */
  private static final int LARGEST_OVERHEAD = 256;

  private interface Farewell {
    void say() throws MqttException;
  }

  private final MqttAsyncClient client;
  private final BrokerUrl broker;
  private final BrokerLimits limits;
  private final Semaphore window;
  private final Set<Delivery> underWay = ConcurrentHashMap.newKeySet();
  private final CompletableFuture<Integer> ended;

  /**
   * @param ended is completed with the broker's reason when the connection breaks, 0 when it gave
   *     none
   */
  Connection(
      MqttAsyncClient client,
      BrokerUrl broker,
      BrokerLimits limits,
      CompletableFuture<Integer> ended) {
    this.client = client;
    this.broker = broker;
    this.limits = limits;
    this.ended = ended;
    this.window = new Semaphore(limits.atOnce(), true);
    // The client library forgets some messages on a break.
    ended.thenRun(() -> underWay.forEach(Delivery::connectionLost));
  }

  BrokerUrl broker() {
    return broker;
  }

  BrokerLimits limits() {
    return limits;
  }

  boolean open() {
    return !ended.isDone() && client.isConnected();
  }

  CompletableFuture<Integer> ended() {
    return ended;
  }

  /**
   * Publishes and waits until the message is on its way (QoS 0) or the broker has it (QoS 1).
   *
   * @throws MqttException with the broker's reason code when it refuses; after five seconds with
   *     that of a time-out
   */
  void publish(String topic, MqttMessage message) throws MqttException {
    fit(topic, message);
    // The client library lets not even a message of QoS 0 pass a full window.
    enterWindow();
    Delivery delivery = new Delivery();
    underWay.add(delivery);
    try {
      if (ended.isDone()) {
        throw new MqttException(MqttClientException.REASON_CODE_CONNECTION_LOST);
      }
      client.publish(topic, message, null, delivery);
      delivery.await(PATIENCE_MILLIS);
    } finally {
      underWay.remove(delivery);
      window.release();
    }
  }

  private void fit(String topic, MqttMessage message) throws MqttException {
    if (!limits.retained()) {
      message.setRetained(false);
    }
    if (!limits.confirms()) {
      message.setQos(0);
    }
    if (!fits(topic, message.getPayload())) {
      throw new MqttException(ReasonCode.PACKET_TOO_LARGE);
    }
  }

  /** Whether a message is not too large for the broker. */
  boolean fits(String topic, byte[] payload) {
    long size = payload.length + 3L * topic.length() + LARGEST_OVERHEAD;
    return limits.largestPacket().filter(largest -> size > largest).isEmpty();
  }

  private void enterWindow() throws MqttException {
    try {
      if (!window.tryAcquire(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
        throw new MqttException(MqttClientException.REASON_CODE_CLIENT_TIMEOUT);
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new MqttException(MqttClientException.REASON_CODE_CLIENT_DISCONNECTING);
    }
  }

  /**
   * @throws MqttException with the broker's reason code when it refuses
   */
  void subscribe(String filter) throws MqttException {
    var token = client.subscribe(filter, 1);
    token.waitForCompletion(PATIENCE_MILLIS);
    for (int code : token.getReasonCodes()) {
      if (ReasonCode.isRefusal(code)) {
        throw new MqttException(code);
      }
    }
  }

  /** The broker is to tell it no more. */
  void unsubscribe(String filter) {
    quietly(() -> client.unsubscribe(filter).waitForCompletion(PATIENCE_MILLIS));
  }

  /** Waits a second at most for what is under way; to be called when nothing is added to it. */
  void settle() {
    try {
      if (window.tryAcquire(limits.atOnce(), 1, TimeUnit.SECONDS)) {
        window.release(limits.atOnce());
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  /** Ends it without a word, so that the broker tells the last will. */
  void drop() {
    ended.complete(0);
    drop(client);
  }

  /** Ends an attempt or a connection: closing alone would be refused and leave threads behind. */
  static void drop(MqttAsyncClient client) {
    quietly(() -> client.disconnectForcibly(0, 100, false));
    quietly(() -> client.close(true));
  }

  /** Says good-bye after a last word; the broker forgets the last will then. */
  void leave(Consumer<Connection> lastWord) {
    if (open()) {
      lastWord.accept(this);
      quietly(() -> client.disconnect(0).waitForCompletion(1000));
    }
    drop();
  }

  private static void quietly(Farewell farewell) {
    try {
      farewell.say();
    } catch (MqttException gone) {
      LOG.debug("MQTT: the other end is gone", gone);
    }
  }
}
