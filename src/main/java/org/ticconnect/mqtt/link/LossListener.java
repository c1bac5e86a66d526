package org.ticconnect.mqtt.link;

import java.nio.charset.StandardCharsets;
import java.util.function.BiConsumer;
import java.util.function.IntConsumer;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;

/**
 * Hears messages, and that the connection is lost.
 *
 * @param onMessage topic and text
 * @param onLoss the broker's reason code, 0 when it gave none
 */
record LossListener(BiConsumer<String, String> onMessage, IntConsumer onLoss)
    implements MqttCallback {

  @Override
  public void disconnected(MqttDisconnectResponse response) {
    onLoss.accept(response.getReturnCode());
  }

  @Override
  public void mqttErrorOccurred(MqttException exception) {
    // A connection that an error ends is told to disconnected().
  }

  @Override
  public void messageArrived(String topic, MqttMessage message) {
    onMessage.accept(topic, new String(message.getPayload(), StandardCharsets.UTF_8));
  }

  @Override
  public void deliveryComplete(IMqttToken token) {
    // Each publish waits for its own token.
  }

  @Override
  public void connectComplete(boolean reconnect, String serverUri) {
    // The link waits for its own token.
  }

  @Override
  public void authPacketArrived(int reasonCode, MqttProperties properties) {
    // No enhanced authentication is asked for.
  }
}
