package org.ticconnect.mqtt.link;

import java.util.Objects;
import java.util.stream.Stream;
import org.eclipse.paho.mqttv5.client.MqttClient;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;

/**
 * What MQTT endpoints are given as their client: publishes on the one link and never connects
 * itself, so that routes can come and go without touching the connection.
 */
public final class LinkClient extends MqttClient {
  private final MqttLink link;

  /**
   * @throws MqttException never, for nothing is connected
   */
  public LinkClient(MqttLink link) throws MqttException {
    super(
        link.access().brokers().get(0).ofLibrary(),
        link.access().clientId(),
        new MemoryPersistence());
    this.link = link;
  }

  @Override
  public void publish(String topic, MqttMessage message) throws MqttException {
    try {
      link.publish(topic, message);
    } catch (MqttException failure) {
      throw new ToldException(failure);
    }
  }

  /** The library's own words would be a number to the owner. */
  private static final class ToldException extends MqttException {
    private static final long serialVersionUID = 1L;

    ToldException(MqttException failure) {
      super(failure.getReasonCode(), failure);
    }

    @Override
    public String getMessage() {
      return getCause() instanceof MqttException failure
          ? ReasonCode.words(failure)
          : super.getMessage();
    }

    @Override
    public String toString() {
      return getMessage();
    }
  }

  /** Whether the broker, and not the want of a connection, is why a message was not published. */
  public static boolean refused(Throwable failure) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
        .filter(MqttException.class::isInstance)
        .map(MqttException.class::cast)
        .anyMatch(ReasonCode::isRefusal);
  }

  @Override
  public boolean isConnected() {
    return link.connected();
  }
}
