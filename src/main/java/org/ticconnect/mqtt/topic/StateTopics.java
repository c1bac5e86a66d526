package org.ticconnect.mqtt.topic;

import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.support.ExpressionAdapter;
import org.ticconnect.mqtt.link.Audience;

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

  private final Audience link;
  private final List<Teller> tellers;
  private long connection;

  public StateTopics(Audience link, List<Teller> tellers) {
    this.link = link;
    this.tellers = List.copyOf(tellers);
  }

  @Override
  public synchronized List<TopicMessage> evaluate(Exchange exchange) {
    if (!link.connected()) {
      return List.of();
    }
    boolean anew = connection != link.tellings();
    connection = link.tellings();
    return tellers.stream().flatMap(teller -> teller.tell(anew).stream()).toList();
  }
}
