package org.ticconnect.meter;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;
import org.ticconnect.tic.BadGroup.Cause;

/** What went well and what did not on one line since the start; any thread may read. */
public final class LineCounters {
  private final LongAdder bytes = new LongAdder();
  private final LongAdder good = new LongAdder();
  private final Map<Cause, LongAdder> bad = new EnumMap<>(Cause.class);
  private final LongAdder frames = new LongAdder();
  private final LongAdder cutFrames = new LongAdder();
  private volatile OptionalLong lastGood = OptionalLong.empty();

  public LineCounters() {
    for (Cause cause : Cause.values()) {
      bad.put(cause, new LongAdder());
    }
  }

  public void received(int count) {
    bytes.add(count);
  }

  /**
   * @param nanos when the group was complete, on the monotonic clock
   */
  public void good(long nanos) {
    good.increment();
    lastGood = OptionalLong.of(nanos);
  }

  public void bad(Cause cause) {
    bad.get(cause).increment();
  }

  public void frame(boolean whole) {
    (whole ? frames : cutFrames).increment();
  }

  public long bytes() {
    return bytes.sum();
  }

  public long goodGroups() {
    return good.sum();
  }

  /** Number of groups not believed, by cause in lower case; causes never met are left out. */
  public Map<String, Long> badGroups() {
    Map<String, Long> counts = new TreeMap<>();
    bad.forEach(
        (cause, count) -> {
          if (count.sum() > 0) {
            counts.put(cause.name().toLowerCase(Locale.ROOT), count.sum());
          }
        });
    return counts;
  }

  public long frames() {
    return frames.sum();
  }

  public long cutFrames() {
    return cutFrames.sum();
  }

  /** Whether a good group ever came, and is no older than the rule allows. */
  public boolean fresh(Freshness rule, long now) {
    OptionalLong last = lastGood;
    return last.isPresent() && rule.fresh(last.getAsLong(), now);
  }

  /** When the last good group came, on the monotonic clock; empty when none came. */
  public OptionalLong lastGood() {
    return lastGood;
  }
}
