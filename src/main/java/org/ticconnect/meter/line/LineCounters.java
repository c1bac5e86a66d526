package org.ticconnect.meter.line;

import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.ToLongFunction;
import org.ticconnect.meter.Freshness;
import org.ticconnect.tic.BadGroup;
import org.ticconnect.tic.BadGroup.Cause;
import org.ticconnect.tic.Label;

/** What went well and what did not on one line since the start; any thread may read. */
public final class LineCounters {
  private static final int LABELS = Label.values().length;
  private static final int CAUSES = Cause.values().length;

  private final LongAdder bytes = new LongAdder();
  private final LongAdder good = new LongAdder();
  private final Map<Cause, LongAdder> bad = new EnumMap<>(Cause.class);
  private final LongAdder parityErrors = new LongAdder();
  private final LongAdder damagedFrames = new LongAdder();
  private final LongAdder cutFrames = new LongAdder();
  private final LongAdder correctFrames = new LongAdder();
  private final LongAdder gaps = new LongAdder();
  private final LongAdder gapMillis = new LongAdder();
  private final AtomicLongArray goodByLabel = new AtomicLongArray(LABELS);
  private final AtomicLongArray badByLabel = new AtomicLongArray(LABELS * CAUSES);
  private volatile OptionalLong lastByte = OptionalLong.empty();
  private volatile OptionalLong lastGood = OptionalLong.empty();

  /**
   * What a label gave.
   *
   * @param good groups that were right in form
   * @param bad damaged groups that still named the label, by cause; causes never met are left out
   */
  public record LabelCount(long good, Map<Cause, Long> bad) {}

  public LineCounters() {
    for (Cause cause : Cause.values()) {
      bad.put(cause, new LongAdder());
    }
  }

  /**
   * @param nanos when they came, on the monotonic clock
   */
  void received(int count, long nanos) {
    bytes.add(count);
    lastByte = OptionalLong.of(nanos);
  }

  void good(Label label, long nanos) {
    good.increment();
    goodByLabel.incrementAndGet(label.ordinal());
    lastGood = OptionalLong.of(nanos);
  }

  void bad(BadGroup group) {
    bad.get(group.cause()).increment();
    group.named().ifPresent(label -> badByLabel.incrementAndGet(place(label, group.cause())));
  }

  private static int place(Label label, Cause cause) {
    return label.ordinal() * CAUSES + cause.ordinal();
  }

  void parityErrors(long count) {
    parityErrors.add(count);
  }

  void gap(long millis) {
    gaps.increment();
    gapMillis.add(millis);
  }

  /**
   * A frame that had groups is over.
   *
   * @param whole from its start to its ETX
   * @param correct it was whole and each of its groups good
   */
  public void frame(boolean whole, boolean correct) {
    if (whole) {
      (correct ? correctFrames : damagedFrames).increment();
    } else {
      cutFrames.increment();
    }
  }

  public long bytes() {
    return bytes.sum();
  }

  public long goodGroups() {
    return good.sum();
  }

  /** Number of damaged groups by cause; causes never met are left out. */
  public Map<Cause, Long> badGroups() {
    return counts(cause -> bad.get(cause).sum());
  }

  private static Map<Cause, Long> counts(ToLongFunction<Cause> count) {
    Map<Cause, Long> counts = new EnumMap<>(Cause.class);
    for (Cause cause : Cause.values()) {
      long number = count.applyAsLong(cause);
      if (number > 0) {
        counts.put(cause, number);
      }
    }
    return counts;
  }

  /** Characters dropped for their parity, where the line tells. */
  public long parityErrors() {
    return parityErrors.sum();
  }

  /** Of each label that was named, in the order of the specification. */
  public Map<Label, LabelCount> byLabel() {
    Map<Label, LabelCount> counts = new EnumMap<>(Label.class);
    for (Label label : Label.values()) {
      LabelCount count =
          new LabelCount(
              goodByLabel.get(label.ordinal()),
              counts(cause -> badByLabel.get(place(label, cause))));
      if (count.good() > 0 || !count.bad().isEmpty()) {
        counts.put(label, count);
      }
    }
    return counts;
  }

  /** Frames from STX to ETX. */
  public long frames() {
    return correctFrames.sum() + damagedFrames.sum();
  }

  /** Frames from STX to ETX of which some group was not good; never less than it was. */
  public long damagedFrames() {
    return damagedFrames.sum();
  }

  /** Frames that lack their start or their end. */
  public long cutFrames() {
    return cutFrames.sum();
  }

  /** Frames from STX to ETX of which each group was good. */
  public long correctFrames() {
    return correctFrames.sum();
  }

  /** Silences longer than a meter's. */
  public long gaps() {
    return gaps.sum();
  }

  /** How long they lasted together, in ms. */
  public long gapMillis() {
    return gapMillis.sum();
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

  /** When the last byte came, on the monotonic clock; empty when none came. */
  OptionalLong lastByte() {
    return lastByte;
  }
}
