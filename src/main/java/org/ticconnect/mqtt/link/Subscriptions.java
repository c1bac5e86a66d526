package org.ticconnect.mqtt.link;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is heard, over whichever connection there is. */
final class Subscriptions {
  private static final Logger LOG = LoggerFactory.getLogger(Subscriptions.class);

  private final Map<String, Consumer<String>> listeners = new ConcurrentHashMap<>();

  void add(String topic, Consumer<String> text) {
    listeners.put(topic, text);
  }

  /**
   * @return false when somebody else hears that topic by now
   */
  boolean remove(String topic, Consumer<String> text) {
    return listeners.remove(topic, text);
  }

  /** A connection was made: it knows of none yet. */
  void begin(Connection made) {
    listeners.keySet().forEach(topic -> begin(made, topic));
  }

  /** Has one topic told by a connection that there is. */
  void begin(Connection current, String topic) {
    try {
      current.subscribe(topic);
    } catch (MqttException refused) {
      LOG.warn("MQTT: topic {} is not heard: {}", topic, ReasonCode.words(refused));
    }
  }

  /** What came over a connection. */
  void heard(String topic, String text) {
    Optional.ofNullable(listeners.get(topic)).ifPresent(listener -> listener.accept(text));
  }
}
