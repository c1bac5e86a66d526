package org.ticconnect.mqtt;

import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultExchange;
import org.ticconnect.mqtt.topic.TopicMessage;

/**
 * What owners' routes publish waits here for the broker, in its order: each message counts, for it
 * may be an order to a relay. Of a topic that the broker keeps only the newest waits. When it is
 * full the oldest is dropped and counted.
 */
public final class OwnQueue extends LinkedBlockingDeque<Exchange> {
  static final int MOST = 1000;
  static final int MOST_CHARACTERS = 1024 * 1024;
  private static final long serialVersionUID = 1L;

  private final transient BooleanSupplier connected;
  private final AtomicLong dropped = new AtomicLong();

  /**
   * @param connected whether a message can be published now
   */
  OwnQueue(BooleanSupplier connected) {
    super(MOST + 1);
    this.connected = connected;
  }

  @Override
  public synchronized boolean offer(Exchange exchange) {
    TopicMessage message = message(exchange);
    if (message.retained()) {
      removeIf(waiting -> message(waiting).topic().equals(message.topic()));
    }
    int length = message.payload().length();
    while (size() >= MOST || !isEmpty() && characters() + length > MOST_CHARACTERS) {
      if (pollFirst() != null) {
        dropped.incrementAndGet();
      }
    }
    return super.offer(exchange);
  }

  private int characters() {
    return stream().mapToInt(waiting -> message(waiting).payload().length()).sum();
  }

  private static TopicMessage message(Exchange exchange) {
    return exchange.getIn().getBody(TopicMessage.class);
  }

  /** Gives nothing while there is no connection. */
  @Override
  public Exchange poll(long timeout, TimeUnit unit) throws InterruptedException {
    if (!connected.getAsBoolean()) {
      unit.sleep(timeout);
      return null;
    }
    return super.poll(timeout, unit);
  }

  /**
   * A message could not be published: for want of a connection it is the next one again; what the
   * broker refuses is dropped.
   */
  synchronized void failed(Exchange exchange) {
    TopicMessage message = message(exchange);
    boolean newer =
        message.retained()
            && stream().anyMatch(waiting -> message(waiting).topic().equals(message.topic()));
    if (connected.getAsBoolean()) {
      dropped.incrementAndGet();
    } else if (!newer) {
      Exchange again = new DefaultExchange(exchange.getContext());
      again.getIn().setBody(message);
      offerFirst(again);
    }
  }

  /** How many were dropped since the start. */
  public long dropped() {
    return dropped.get();
  }
}
