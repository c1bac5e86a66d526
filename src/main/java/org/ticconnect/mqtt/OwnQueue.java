package org.ticconnect.mqtt;

import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultExchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ticconnect.mqtt.link.LinkClient;
import org.ticconnect.mqtt.topic.PublishHeaders;
import org.ticconnect.mqtt.topic.TopicMessage;

/**
 * What owners' routes publish waits here for the broker, in its order: each message counts, for it
 * may be an order to a relay. Of a topic that the broker keeps only the newest waits. When it is
 * full the oldest is dropped and counted.
 */
public final class OwnQueue extends LinkedBlockingDeque<Exchange> {
  static final int MOST = 1000;
  static final int MOST_CHARACTERS = 1024 * 1024;
  private static final Logger LOG = LoggerFactory.getLogger(OwnQueue.class);
  private static final long serialVersionUID = 1L;

  /** Where a message is while it is being published. */
  private static final String MESSAGE = "ticOwnMessage";

  private final transient BooleanSupplier connected;
  private final AtomicLong dropped = new AtomicLong();
  private volatile boolean paused;

  /**
   * @param connected whether a message can be published now
   */
  OwnQueue(BooleanSupplier connected) {
    super(MOST + 1);
    this.connected = connected;
  }

  /** All ways into the queue lead here, also {@code add}, which the route uses. */
  @Override
  public synchronized boolean offerLast(Exchange exchange) {
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
    return super.offerLast(exchange);
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
    if (paused || !connected.getAsBoolean()) {
      unit.sleep(timeout);
      paused = false;
      return null;
    }
    return super.poll(timeout, unit);
  }

  /** Route step: the message to body and headers of the MQTT endpoint, kept for a failure. */
  static void begin(Exchange exchange) {
    exchange.setProperty(MESSAGE, message(exchange));
    new PublishHeaders().process(exchange);
  }

  /**
   * Route step: a message could not be published. What the broker refuses is dropped; for want of a
   * connection it is the next one again.
   */
  synchronized void failed(Exchange exchange) {
    TopicMessage message = exchange.getProperty(MESSAGE, TopicMessage.class);
    if (LinkClient.refused(exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class))) {
      dropped.incrementAndGet();
      return;
    }
    // The link learns of a loss a moment after the message does.
    paused = true;
    boolean newer =
        message.retained()
            && stream().anyMatch(waiting -> message(waiting).topic().equals(message.topic()));
    if (!newer) {
      Exchange again = new DefaultExchange(exchange.getContext());
      again.getIn().setBody(message);
      offerFirst(again);
    }
  }

  /** How many were dropped since the start. */
  public long dropped() {
    return dropped.get();
  }

  /** Before the end: what cannot be published any more is not waited for. */
  public void end() {
    int left = size();
    if (left > 0 && !connected.getAsBoolean()) {
      clear();
      LOG.warn("{} messages of own routes were not published: there is no broker", left);
    }
  }
}
