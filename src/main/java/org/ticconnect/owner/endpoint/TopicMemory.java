package org.ticconnect.owner.endpoint;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * What the routes of one file sent last on each topic. There are as many topics as steps that send,
 * so it is bounded by the check; payloads are kept as digests, for they may be long.
 */
final class TopicMemory {
  /** Topics that can be made up at run time behind the check. */
  private static final int MOST_TOPICS = 1000;

  private final LongSupplier monotonic;
  private final Map<String, Last> byTopic = new ConcurrentHashMap<>();

  private record Last(byte[] digest, long nanos) {}

  /**
   * @param monotonic clock in nanoseconds
   */
  TopicMemory(LongSupplier monotonic) {
    this.monotonic = monotonic;
  }

  /**
   * Whether a payload is to be sent; then it is the one sent last.
   *
   * @param changed only when it differs from the last
   * @param everySeconds only when the last is at least so long ago
   */
  synchronized boolean due(
      String topic, String payload, boolean changed, OptionalInt everySeconds) {
    long now = monotonic.getAsLong();
    byte[] digest = digest(payload);
    Last last = byTopic.get(topic);
    if (last != null) {
      boolean early =
          everySeconds.isPresent()
              && now - last.nanos < Duration.ofSeconds(everySeconds.getAsInt()).toNanos();
      if (early || changed && Arrays.equals(last.digest, digest)) {
        return false;
      }
    } else if (byTopic.size() >= MOST_TOPICS) {
      throw new IllegalStateException("more than " + MOST_TOPICS + " topics");
    }
    byTopic.put(topic, new Last(digest, now));
    return true;
  }

  private static byte[] digest(String payload) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(payload.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
