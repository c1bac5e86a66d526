package org.ticconnect.mqtt.link;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The last message on each topic that the broker took, the one that was silent longest first.
 * Bounded: beyond {@link #MOST_TOPICS} topics, or {@link #MOST_BYTES} of payloads, the longest
 * silent is forgotten; of a payload no more than {@link #MOST_OF_ONE} bytes are kept.
 */
public final class PublishedTopics {
  static final int MOST_TOPICS = 1000;
  static final int MOST_BYTES = 1024 * 1024;
  static final int MOST_OF_ONE = 8 * 1024;

  private final Map<String, Last> topics = new LinkedHashMap<>();
  private final Clock wall;
  private long total;
  private int bytes;

  /**
   * @param number 1 for the first message since the start, then one more for each
   * @param payload its beginning where it is long
   * @param size of the whole payload in bytes
   * @param cut whether the payload is only a beginning
   * @param retained whether the broker keeps it
   * @param at wall clock
   */
  public record Last(
      String topic,
      long number,
      String payload,
      int size,
      boolean cut,
      boolean retained,
      Instant at) {

    private int weight() {
      return Math.min(size, MOST_OF_ONE) + topic.length();
    }
  }

  PublishedTopics(Clock wall) {
    this.wall = wall;
  }

  synchronized void published(String topic, byte[] payload, boolean retained) {
    boolean cut = payload.length > MOST_OF_ONE;
    String text =
        new String(payload, 0, cut ? beginning(payload) : payload.length, StandardCharsets.UTF_8);
    Last last = new Last(topic, ++total, text, payload.length, cut, retained, wall.instant());
    forget(topic);
    topics.put(topic, last);
    bytes += last.weight();
    while (topics.size() > MOST_TOPICS || bytes > MOST_BYTES) {
      forget(topics.keySet().iterator().next());
    }
  }

  /** Where the last whole character ends. */
  private static int beginning(byte[] payload) {
    int end = MOST_OF_ONE;
    while (end > 0 && (payload[end] & 0xC0) == 0x80) {
      end--;
    }
    return end;
  }

  private void forget(String topic) {
    Last before = topics.remove(topic);
    bytes -= before == null ? 0 : before.weight();
  }

  /**
   * @param seen number of the newest that was seen; 0 for none
   */
  public synchronized List<Last> since(long seen) {
    if (seen >= total) {
      return List.of();
    }
    List<Last> all = new ArrayList<>(topics.values());
    all.removeIf(one -> one.number() <= seen);
    return all;
  }
}
