package org.ticconnect.mqtt.topic;

import java.util.AbstractQueue;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.camel.Exchange;

/**
 * What waits for the broker: one message a topic, the newest, in the order in which topics began to
 * wait. Bounded by the number of topics; beyond {@link #MOST_TOPICS} the longest waiting is
 * dropped. What a former topic map wanted never takes the place of what a later one wants.
 */
public final class NewestByTopic extends AbstractQueue<Exchange>
    implements BlockingQueue<Exchange> {
  static final int MOST_TOPICS = 4096;

  private final Map<String, Exchange> waiting = new LinkedHashMap<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition notEmpty = lock.newCondition();
  private long oldestEdition;

  @Override
  public boolean offer(Exchange exchange) {
    TopicMessage message = message(exchange);
    lock.lock();
    try {
      if (!late(message)) {
        put(message.topic(), exchange);
      }
      return true;
    } finally {
      lock.unlock();
    }
  }

  private static TopicMessage message(Exchange exchange) {
    return exchange.getIn().getBody(TopicMessage.class);
  }

  /** Whether it was thought of before something that is there, or was there, already. */
  private boolean late(TopicMessage message) {
    Exchange other = waiting.get(message.topic());
    return message.edition() > 0
        && (message.edition() < oldestEdition
            || other != null && message(other).edition() > message.edition());
  }

  private void put(String topic, Exchange exchange) {
    if (!waiting.containsKey(topic) && waiting.size() >= MOST_TOPICS) {
      poll();
    }
    waiting.put(topic, exchange);
    notEmpty.signal();
  }

  /** Takes nothing any more that an earlier topic map wanted; what waits of it goes out first. */
  void close(long edition) {
    lock.lock();
    try {
      oldestEdition = Math.max(oldestEdition, edition);
    } finally {
      lock.unlock();
    }
  }

  /**
   * Adds a message that takes its topic back, in place of what waits there of an earlier topic map.
   *
   * @return false when something of the same topic map waits there, which is to go out first
   */
  boolean takeBack(Exchange exchange) {
    TopicMessage message = message(exchange);
    lock.lock();
    try {
      Exchange other = waiting.get(message.topic());
      if (other != null && message(other).edition() >= message.edition()) {
        return false;
      }
      put(message.topic(), exchange);
      return true;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public Exchange poll() {
    lock.lock();
    try {
      Iterator<Exchange> oldest = waiting.values().iterator();
      if (!oldest.hasNext()) {
        return null;
      }
      Exchange exchange = oldest.next();
      oldest.remove();
      return exchange;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public Exchange poll(long timeout, TimeUnit unit) throws InterruptedException {
    long left = unit.toNanos(timeout);
    lock.lockInterruptibly();
    try {
      while (waiting.isEmpty() && left > 0) {
        left = notEmpty.awaitNanos(left);
      }
      return poll();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public Exchange take() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (waiting.isEmpty()) {
        notEmpty.await();
      }
      return poll();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public Exchange peek() {
    lock.lock();
    try {
      Iterator<Exchange> oldest = waiting.values().iterator();
      return oldest.hasNext() ? oldest.next() : null;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void put(Exchange exchange) {
    offer(exchange);
  }

  @Override
  public boolean offer(Exchange exchange, long timeout, TimeUnit unit) {
    return offer(exchange);
  }

  @Override
  public int remainingCapacity() {
    return Integer.MAX_VALUE;
  }

  @Override
  public int drainTo(Collection<? super Exchange> target) {
    return drainTo(target, Integer.MAX_VALUE);
  }

  @Override
  public int drainTo(Collection<? super Exchange> target, int most) {
    int moved = 0;
    for (Exchange next = null; moved < most && (next = poll()) != null; moved++) {
      target.add(next);
    }
    return moved;
  }

  @Override
  public Iterator<Exchange> iterator() {
    lock.lock();
    try {
      return List.copyOf(waiting.values()).iterator();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public int size() {
    lock.lock();
    try {
      return waiting.size();
    } finally {
      lock.unlock();
    }
  }
}
