package org.ticconnect.mqtt.topic;

import java.util.Optional;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;

/**
 * Something to publish.
 *
 * @param topic complete
 * @param payload a text; an empty one with {@code retained} makes the broker forget
 * @param qos 0 or 1
 * @param retained whether the broker keeps it
 * @param properties what else MQTT 5 tells the receiver
 * @param edition of the topic map that wanted it, 1 for the first that was served since the start;
 *     0 for a message that no topic map wanted
 */
public record TopicMessage(
    String topic,
    String payload,
    int qos,
    boolean retained,
    Optional<MqttProperties> properties,
    long edition) {

  /** Of no topic map. */
  public TopicMessage(
      String topic,
      String payload,
      int qos,
      boolean retained,
      Optional<MqttProperties> properties) {
    this(topic, payload, qos, retained, properties, 0);
  }

  /** Without properties, of no topic map. */
  public TopicMessage(String topic, String payload, int qos, boolean retained) {
    this(topic, payload, qos, retained, Optional.empty());
  }

  /** The same message of a topic map. */
  TopicMessage of(long map) {
    return new TopicMessage(topic, payload, qos, retained, properties, map);
  }
}
