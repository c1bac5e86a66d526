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
 */
public record TopicMessage(
    String topic, String payload, int qos, boolean retained, Optional<MqttProperties> properties) {

  /** Without properties. */
  public TopicMessage(String topic, String payload, int qos, boolean retained) {
    this(topic, payload, qos, retained, Optional.empty());
  }
}
