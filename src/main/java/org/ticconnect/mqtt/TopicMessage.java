package org.ticconnect.mqtt;

import java.util.Optional;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;

/**
 * Something to publish.
 *
 * @param topic complete
 * @param payload a text, or what becomes JSON
 * @param qos 0 or 1
 * @param retained whether the broker keeps it
 * @param properties what else MQTT 5 tells the receiver
 */
record TopicMessage(
    String topic, Object payload, int qos, boolean retained, Optional<MqttProperties> properties) {}
