package org.ticconnect.mqtt.link;

import org.eclipse.paho.mqttv5.common.MqttException;

/** A message that the broker has not confirmed. */
public final class PublishException extends Exception {
  private static final long serialVersionUID = 1L;

  /** What can be done about it. */
  public enum Kind {
    /** Nothing to do: it can go later as it is. */
    LATER,
    /** The message is larger than the broker takes. */
    TOO_LARGE,
    /** The broker does not like what is in the message. */
    UNWANTED
  }

  private static final int PAYLOAD_FORMAT_INVALID = 0x99;

  private final Kind kind;

  PublishException(MqttException cause) {
    super(ReasonCode.words(cause), cause);
    this.kind = kind(cause);
  }

  private static Kind kind(MqttException cause) {
    if (cause instanceof HeldBackException) {
      return Kind.LATER;
    }
    return switch (cause.getReasonCode()) {
      case ReasonCode.PACKET_TOO_LARGE -> Kind.TOO_LARGE;
      case PAYLOAD_FORMAT_INVALID -> Kind.UNWANTED;
      default -> Kind.LATER;
    };
  }

  public Kind kind() {
    return kind;
  }
}
