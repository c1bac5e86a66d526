package org.ticconnect.mqtt.link;

import org.eclipse.paho.mqttv5.common.MqttException;

/** A message was not sent, for the broker has refused its topic less than a minute ago. */
final class HeldBackException extends MqttException {
  private static final long serialVersionUID = 1L;

  /**
   * @param code why the broker refused it
   */
  HeldBackException(int code) {
    super(code);
  }
}
