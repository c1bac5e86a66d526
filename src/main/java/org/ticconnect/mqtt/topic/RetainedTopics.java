package org.ticconnect.mqtt.topic;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultExchange;

/**
 * The topics on which the broker keeps a message of this device, at most {@link #MOST}, each with
 * the edition of the topic map that spoke there last. What only a former map has said is taken
 * back.
 *
 * <p>Why nothing of a former map comes after its taking back, and nothing of the present one before
 * it: each message passes {@link #admitted} before it is offered to its queue, and a topic is taken
 * back, under the same lock, through the very queue of its messages, which one thread empties. So a
 * message of the present map either is known here before, and its topic is left alone, or is
 * offered after the empty message, and goes out after it. A message of a former map that was under
 * way between its admission and its queue finds the queue closed for it. Between the two queues
 * there is no order: of a topic that moves from one to the other, an old message can come after the
 * first new one, and the next new one mends that.
 */
public final class RetainedTopics {
  static final int MOST = NewestByTopic.MOST_TOPICS;

  /** A connection that holds so long after an empty message was queued has carried it. */
  private static final Duration CARRIED = Duration.ofSeconds(30);

  private record TakenBack(long connection, long nanos) {}

  private record Kept(long edition, NewestByTopic queue, Optional<TakenBack> takenBack) {}

  private final List<NewestByTopic> queues;
  private final Map<String, Kept> topics = new LinkedHashMap<>();
  private long oldestEdition;

  /**
   * @param queues through which messages go out, each emptied by one thread
   */
  public RetainedTopics(List<NewestByTopic> queues) {
    this.queues = List.copyOf(queues);
  }

  /**
   * What of the messages of a topic map may still go out, marked as its own.
   *
   * @param queue that they will be offered to
   */
  public synchronized List<TopicMessage> admitted(
      long edition, NewestByTopic queue, List<TopicMessage> messages) {
    if (edition < oldestEdition) {
      return List.of();
    }
    List<TopicMessage> admitted = new ArrayList<>();
    for (TopicMessage message : messages) {
      Kept before = topics.get(message.topic());
      if (before == null || before.edition() <= edition) {
        note(message, new Kept(edition, queue, Optional.empty()));
        admitted.add(message.of(edition));
      }
    }
    return admitted;
  }

  private void note(TopicMessage message, Kept kept) {
    if (message.retained()) {
      topics.remove(message.topic());
      if (!message.payload().isEmpty()) {
        put(message.topic(), kept);
      }
    }
  }

  private void put(String topic, Kept kept) {
    if (topics.size() >= MOST) {
      topics.remove(topics.keySet().iterator().next());
    }
    topics.put(topic, kept);
  }

  /** The broker may keep something there that no topic map has said since the start. */
  public synchronized void leftOver(String topic, NewestByTopic queue) {
    if (!topics.containsKey(topic)) {
      put(topic, new Kept(0, queue, Optional.empty()));
    }
  }

  /**
   * Takes back what only former topic maps have said; again after each new connection, until one
   * has held for long enough. To be called now and then while connected, when the present map has
   * been served for a moment.
   *
   * @param edition of the present map, of which nothing is taken back
   * @param connection number of the present one
   * @param now monotonic clock in nanoseconds
   */
  public synchronized void takeBack(long edition, long connection, long now, CamelContext context) {
    oldestEdition = Math.max(oldestEdition, edition);
    queues.forEach(queue -> queue.close(oldestEdition));
    Iterator<Map.Entry<String, Kept>> all = topics.entrySet().iterator();
    while (all.hasNext()) {
      Map.Entry<String, Kept> one = all.next();
      Kept kept = one.getValue();
      if (kept.edition() >= oldestEdition) {
        continue;
      }
      Optional<TakenBack> here = kept.takenBack().filter(done -> done.connection() == connection);
      if (here.isEmpty()) {
        if (kept.queue().takeBack(nothing(one.getKey(), context))) {
          one.setValue(
              new Kept(kept.edition(), kept.queue(), Optional.of(new TakenBack(connection, now))));
        }
      } else if (now - here.get().nanos() >= CARRIED.toNanos()) {
        all.remove();
      }
    }
  }

  private Exchange nothing(String topic, CamelContext context) {
    Exchange exchange = new DefaultExchange(context);
    exchange.getIn().setBody(new TopicMessage(topic, "", 1, true).of(oldestEdition));
    return exchange;
  }
}
