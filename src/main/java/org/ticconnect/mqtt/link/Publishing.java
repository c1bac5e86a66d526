package org.ticconnect.mqtt.link;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.eclipse.paho.mqttv5.client.MqttClientException;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;

/** Publishes on whatever connection there is, counts, and remembers what the broker refuses. */
final class Publishing {
  private final LongSupplier monotonic;
  private final Refusals refusals = new Refusals();
  private final PublishedTopics topics = new PublishedTopics(Clock.systemUTC());
  private final AtomicLong published = new AtomicLong();
  private final AtomicLong failed = new AtomicLong();

  /**
   * @param monotonic clock in nanoseconds
   */
  Publishing(LongSupplier monotonic) {
    this.monotonic = monotonic;
  }

  /** A new connection: another broker, or the same one with other rights. */
  void begin() {
    refusals.forget();
  }

  /**
   * Publishes and waits until the message is on its way (QoS 0) or the broker has it (QoS 1).
   *
   * @param mustBeConfirmed not to be sent to a broker that takes QoS 0 only
   * @throws MqttException when not connected, when the broker refuses, or after five seconds
   */
  void publish(
      Optional<Connection> connection, String topic, MqttMessage message, boolean mustBeConfirmed)
      throws MqttException {
    Optional<Connection> open = connection.filter(Connection::open);
    try {
      Connection current =
          open.orElseThrow(
              () -> new MqttException(MqttClientException.REASON_CODE_CLIENT_NOT_CONNECTED));
      Optional<Integer> held = refusals.held(topic, monotonic.getAsLong());
      if (held.isPresent()) {
        throw new HeldBackException(held.get());
      }
      if (mustBeConfirmed && !current.limits().confirms()) {
        throw new MqttException(ReasonCode.QOS_NOT_SUPPORTED);
      }
      current.publish(topic, message);
      topics.published(topic, message.getPayload(), message.isRetained());
      refusals.taken(topic);
      published.incrementAndGet();
    } catch (HeldBackException later) {
      throw later;
    } catch (MqttException notPublished) {
      failed.incrementAndGet();
      open.ifPresent(by -> note(by, topic, notPublished));
      throw notPublished;
    }
  }

  private void note(Connection by, String topic, MqttException failure) {
    if (ReasonCode.isRefusal(failure)) {
      refusals.refused(topic, failure.getReasonCode(), monotonic.getAsLong());
    } else if (failure.getReasonCode() == MqttClientException.REASON_CODE_CLIENT_TIMEOUT) {
      // A broker that does not answer for so long is frozen, or the way to it is cut.
      by.ended().complete(0);
    }
  }

  PublishedTopics topics() {
    return topics;
  }

  List<RefusedTopic> refusedTopics() {
    return refusals.all();
  }

  long published() {
    return published.get();
  }

  long failed() {
    return failed.get();
  }
}
