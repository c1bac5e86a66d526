package org.ticconnect.mqtt.topic;

import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.support.ExpressionAdapter;
import org.ticconnect.mqtt.link.MqttLink;

/**
 * Split expression, evaluated once a second: what is to be told of the state of the device and its
 * meters; everything anew after each connect, for the broker may have lost it.
 */
public final class StateTopics extends ExpressionAdapter {

  /** Knows one kind of state. */
  public interface Teller {
    /**
     * @param anew whether everything is to be told, not only what changed
     */
    List<TopicMessage> tell(boolean anew);
  }

  private final MqttLink link;
  private final List<Teller> tellers;
  private long connection;

  public StateTopics(MqttLink link, List<Teller> tellers) {
    this.link = link;
    this.tellers = List.copyOf(tellers);
  }

  @Override
  public synchronized List<TopicMessage> evaluate(Exchange exchange) {
    if (!link.connected()) {
      return List.of();
    }
    boolean anew = connection != link.connections();
    connection = link.connections();
    return tellers.stream().flatMap(teller -> teller.tell(anew).stream()).toList();
  }
}
