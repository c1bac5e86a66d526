package org.ticconnect.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.ticconnect.web.stream.Feed;

/**
 * The status, when something of it changed and every few seconds. Figures alone are no change: each
 * byte counts some of them up.
 */
final class StatusFeed implements Feed {
  private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(5);
  private static final long SHARED_NANOS = TimeUnit.MILLISECONDS.toNanos(200);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Supplier<Object> status;
  private final LongSupplier monotonic;
  private volatile Made made = new Made(NullNode.getInstance(), NullNode.getInstance(), 0);

  private record Made(JsonNode status, JsonNode words, long at) {}

  /**
   * @param monotonic clock in nanoseconds
   */
  StatusFeed(Supplier<Object> status, LongSupplier monotonic) {
    this.status = status;
    this.monotonic = monotonic;
  }

  @Override
  public String name() {
    return "status";
  }

  @Override
  public Cursor open(String argument) {
    return new Changes();
  }

  /** Made once for all who look at about the same time. */
  private Made now() {
    long now = monotonic.getAsLong();
    if (made.status().isNull() || now - made.at() >= SHARED_NANOS) {
      JsonNode fresh = JSON.valueToTree(status.get());
      made = new Made(fresh, words(fresh.deepCopy()), now);
    }
    return made;
  }

  private static JsonNode words(JsonNode node) {
    for (Iterator<JsonNode> children = node.elements(); children.hasNext(); ) {
      JsonNode child = children.next();
      if (child.isNumber()) {
        children.remove();
      } else {
        words(child);
      }
    }
    return node;
  }

  private final class Changes implements Cursor {
    private JsonNode told = NullNode.getInstance();
    private long toldAt;

    @Override
    public Optional<Object> next() {
      Made now = now();
      if (now.words().equals(told) && now.at() - toldAt < LONGEST_NANOS) {
        return Optional.empty();
      }
      told = now.words();
      toldAt = now.at();
      return Optional.of(now.status());
    }
  }
}
