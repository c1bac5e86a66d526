package org.ticconnect.mqtt.topic;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.eclipse.paho.mqttv5.common.packet.UserProperty;
import org.ticconnect.mapping.TopicMap;
import org.ticconnect.meter.Measurement;
import org.ticconnect.meter.Quantity;

/** What a bare number does not say goes with it as properties of MQTT 5. */
final class LiveProperties {
  /**
   * A broker does not hand out a live value that is older, nor older than twice its longest
   * silence.
   */
  private static final long SHORTEST_EXPIRY_SECONDS = 300;

  private LiveProperties() {}

  static MqttProperties of(TopicMap.Policy policy, Measurement measurement) {
    MqttProperties properties = new MqttProperties();
    properties.setMessageExpiryInterval(
        Math.max(SHORTEST_EXPIRY_SECONDS, 2 * policy.longestSilence().toSeconds()));
    List<UserProperty> told = new ArrayList<>();
    Quantity quantity = measurement.quantity();
    if (!quantity.unit().isEmpty()) {
      told.add(new UserProperty("unit", quantity.unit()));
    }
    measurement.meterTime().ifPresent(time -> told.add(new UserProperty("time", time.toString())));
    told.add(new UserProperty("origin", origin(measurement)));
    measurement.method().ifPresent(method -> told.add(new UserProperty("method", method.text())));
    if (quantity.unconfirmed()) {
      told.add(new UserProperty("confirmed", "false"));
    }
    properties.setUserProperties(told);
    return properties;
  }

  private static String origin(Measurement measurement) {
    if (measurement.quantity().estimated()) {
      return "estimated";
    }
    return measurement.method().isPresent() ? "computed" : "measured";
  }
}
