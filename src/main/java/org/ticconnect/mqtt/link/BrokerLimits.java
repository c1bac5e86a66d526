package org.ticconnect.mqtt.link;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;

/**
 * What a broker takes (CONNACK, MQTT 5, 3.2.2.3).
 *
 * @param atOnce most messages of QoS 1 that it has not confirmed, 1 to {@link #MOST_AT_ONCE}
 * @param largestPacket bytes; empty for no limit
 * @param retained whether it keeps retained messages
 * @param confirms whether it takes QoS 1
 */
public record BrokerLimits(
    int atOnce, Optional<Long> largestPacket, boolean retained, boolean confirms) {
  /** More would only fill a slow line. */
  static final int MOST_AT_ONCE = 10;

  static BrokerLimits of(MqttProperties told) {
    Integer atOnce = told.getReceiveMaximum();
    Integer highestQos = told.getMaximumQoS();
    return new BrokerLimits(
        atOnce == null ? MOST_AT_ONCE : Math.max(1, Math.min(atOnce, MOST_AT_ONCE)),
        Optional.ofNullable(told.getMaximumPacketSize()),
        told.isRetainAvailable(),
        highestQos == null || highestQos > 0);
  }

  /** What is not as it could be, one sentence each. */
  public List<String> notices() {
    List<String> notices = new ArrayList<>();
    if (!retained) {
      notices.add(
          "the broker keeps no retained messages: who subscribes late waits for the next value");
    }
    if (!confirms) {
      notices.add("the broker takes QoS 0 only and confirms nothing: kept entries are not sent");
    }
    largestPacket.ifPresent(
        bytes -> notices.add("the broker takes no message larger than " + bytes + " bytes"));
    return notices;
  }
}
