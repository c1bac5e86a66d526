package org.ticconnect.support;

import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttClient;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;

/** Somebody who listens to everything that a broker tells. */
public final class Subscriber implements MqttCallback, AutoCloseable {
  /**
   * @param topic complete
   * @param message as received
   */
  public record Received(String topic, MqttMessage message) {
    public String text() {
      return new String(message.getPayload(), StandardCharsets.UTF_8);
    }
  }

  private final MqttClient client;
  private final List<Received> all = new CopyOnWriteArrayList<>();
  private volatile boolean ended;
  private final Map<String, Received> newest = new ConcurrentHashMap<>();

  public Subscriber(int port) throws MqttException {
    this(port, 1);
  }

  /**
   * @param qos 0: mosquitto hands a message on before it confirms it to the publisher, so that what
   *     it confirmed is heard even if it is killed then
   */
  public Subscriber(int port, int qos) throws MqttException {
    this(port, qos, "listener");
  }

  /**
   * @param name by which the broker knows it; it throws out who had that name before
   */
  public Subscriber(int port, int qos, String name) throws MqttException {
    client = new MqttClient("tcp://127.0.0.1:" + port, name, new MemoryPersistence());
    client.setCallback(this);
    client.connect();
    client.subscribe("#", qos);
  }

  /** What a broker keeps now: what it tells somebody who comes new, by topic. */
  public static Map<String, String> kept(int port) throws MqttException {
    try (Subscriber late = new Subscriber(port, 1, "latecomer")) {
      // Comes after all that was kept, for it is said after the subscription.
      String last = "latecomer/" + System.nanoTime();
      late.say(last, "here");
      await().atMost(Duration.ofSeconds(10)).until(() -> late.text(last).isPresent());
      Map<String, String> kept = new TreeMap<>();
      late.all().stream()
          .filter(one -> one.message().isRetained())
          .forEach(one -> kept.put(one.topic(), one.text()));
      return kept;
    }
  }

  /** Whether the connection has ended, after everything that came before it. */
  public boolean ended() {
    return ended;
  }

  /** Says something, as another program at the broker would. */
  public void say(String topic, String text) throws MqttException {
    client.publish(topic, text.getBytes(StandardCharsets.UTF_8), 1, false);
  }

  public List<Received> all() {
    return all;
  }

  /** Messages on topics that end so. */
  public List<Received> on(String ending) {
    return all.stream().filter(received -> received.topic().endsWith(ending)).toList();
  }

  public Optional<String> text(String topic) {
    return Optional.ofNullable(newest.get(topic)).map(Received::text);
  }

  public Optional<Received> newest(String topic) {
    return Optional.ofNullable(newest.get(topic));
  }

  @Override
  public void messageArrived(String topic, MqttMessage message) {
    Received received = new Received(topic, message);
    all.add(received);
    newest.put(topic, received);
  }

  @Override
  public void disconnected(MqttDisconnectResponse response) {
    ended = true;
  }

  @Override
  public void mqttErrorOccurred(MqttException exception) {}

  @Override
  public void deliveryComplete(IMqttToken token) {}

  @Override
  public void connectComplete(boolean reconnect, String serverUri) {}

  @Override
  public void authPacketArrived(int reasonCode, MqttProperties properties) {}

  @Override
  public void close() throws MqttException {
    if (client.isConnected()) {
      client.disconnect();
    }
    client.close();
  }
}
