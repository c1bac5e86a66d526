package org.ticconnect.mqtt;

import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;

/** Hears only that the connection is lost; this device subscribes to nothing. */
record LossListener(Runnable onLoss) implements MqttCallback {
  @Override
  public void disconnected(MqttDisconnectResponse response) {
    onLoss.run();
  }

  @Override
  public void mqttErrorOccurred(MqttException exception) {
    // A connection that an error ends is told to disconnected().
  }

  @Override
  public void messageArrived(String topic, MqttMessage message) {
    // Nothing is subscribed.
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
