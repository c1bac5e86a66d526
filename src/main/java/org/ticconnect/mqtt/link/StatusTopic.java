package org.ticconnect.mqtt.link;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether this device is there: said on each connection, and left to its broker as the last will. A
 * connection keeps the will that it was made with, so that another one needs another connection.
 */
final class StatusTopic {
  private static final Logger LOG = LoggerFactory.getLogger(StatusTopic.class);

  /** So many brokers' refusals to forget would be strange; more than these are not asked again. */
  private static final int MOST_FORMER = 16;

  private final Publishing publishing;

  /** Topics on which brokers may still keep a word of this device; of the link's thread. */
  private final Set<String> kept = new LinkedHashSet<>();

  private volatile BrokerAccess.Will wanted;
  private volatile BrokerAccess.Will left;

  /**
   * @param first until another one is wanted
   */
  StatusTopic(BrokerAccess.Will first, Publishing publishing) {
    this.wanted = first;
    this.left = first;
    this.publishing = publishing;
  }

  /** To be left to the next broker. */
  BrokerAccess.Will will() {
    return wanted;
  }

  /**
   * From now on another one.
   *
   * @return false when it is the same
   */
  synchronized boolean become(BrokerAccess.Will next) {
    boolean another = !next.equals(wanted);
    wanted = next;
    return another;
  }

  /**
   * A connection was made: says that this device is there, and takes back what the broker keeps of
   * former topics. It comes after a last will on them, which a broker tells before it takes the
   * next connection of the same client.
   *
   * @param will that the connection was made with
   */
  void begin(Connection made, BrokerAccess.Will will) {
    left = will;
    if (will.retained()) {
      kept.remove(will.topic());
    }
    for (String former : Set.copyOf(kept)) {
      if (said(made, former, Connector.message("", true))) {
        kept.remove(former);
      }
    }
    if (will.retained()) {
      if (kept.size() >= MOST_FORMER) {
        kept.remove(kept.iterator().next());
      }
      kept.add(will.topic());
    }
    say(made, will, will.online());
  }

  /** Ends a connection in favour of the next one. */
  void end(Connection current) {
    if (left.equals(wanted)) {
      current.drop();
    } else {
      current.settle();
      // Its will is not to be told: the topic is another one now, or will have another text soon.
      current.leave(any -> {});
    }
  }

  /** Says good-bye. */
  void leave(Connection current) {
    BrokerAccess.Will will = left;
    current.leave(to -> say(to, will, will.offline()));
  }

  /** Says good-bye, and has the broker keep nothing of this device. */
  void vanish(Connection current) {
    BrokerAccess.Will will = left;
    current.leave(to -> said(to, will.topic(), Connector.message("", will.retained())));
  }

  private void say(Connection to, BrokerAccess.Will will, String text) {
    said(to, will.topic(), Connector.message(text, will.retained()));
  }

  /** A broker that refuses the status topic may still take the others. */
  private boolean said(Connection to, String topic, MqttMessage message) {
    try {
      publishing.publish(Optional.of(to), topic, message, false);
      return true;
    } catch (MqttException told) {
      LOG.debug("MQTT: the presence of this device is not told", told);
      return false;
    }
  }
}
