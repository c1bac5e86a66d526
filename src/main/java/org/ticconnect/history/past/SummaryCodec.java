package org.ticconnect.history.past;

import java.nio.ByteBuffer;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Turns summaries into at most {@link #LARGEST} bytes and back. */
final class SummaryCodec {
  /** Of a summary of all gauges and all indexes with the greatest numbers. */
  static final int LARGEST = 1024;

  private static final byte VERSION = 1;

  private SummaryCodec() {}

  /**
   * @param start of the step, to which its times are near
   * @param minutes of the hour that are in it, a bit for each; 0 for a minute
   */
  static byte[] encode(long start, long minutes, Summary summary) {
    ByteBuffer out = ByteBuffer.allocate(LARGEST);
    out.put(VERSION);
    Numbers.put(out, minutes);
    Numbers.put(out, summary.from() - start);
    Numbers.put(out, summary.until() - summary.from());
    out.putInt(summary.firstMeter());
    Numbers.put(out, summary.twoMeters() ? summary.lastMeter() : 0);
    Numbers.put(out, mask(summary.means().keySet()));
    summary.means().forEach((gauge, mean) -> put(out, gauge, mean));
    Numbers.put(out, mask(summary.spans().keySet()));
    Numbers.put(out, mask(unused(summary)));
    summary.spans().values().stream()
        .filter(span -> !unused(span))
        .forEach(span -> put(out, summary, span));
    return Numbers.written(out);
  }

  /** An index that does not count is the same all the time; a meter mostly has some. */
  private static Set<Index> unused(Summary summary) {
    Set<Index> unused = EnumSet.noneOf(Index.class);
    summary
        .spans()
        .forEach(
            (index, span) -> {
              if (unused(span)) {
                unused.add(index);
              }
            });
    return unused;
  }

  private static boolean unused(Span span) {
    return span.first() == 0 && span.last() == 0 && !span.broken();
  }

  private static void put(ByteBuffer out, Gauge gauge, Mean mean) {
    long least = gauge.whole(mean.least());
    Numbers.put(out, mean.weight());
    // The sum and not the mean, or an hour would gather the roundings of its minutes.
    Numbers.put(out, gauge.whole(mean.mean() * mean.weight()));
    Numbers.put(out, least);
    Numbers.put(out, gauge.whole(mean.greatest()) - least);
  }

  private static void put(ByteBuffer out, Summary summary, Span span) {
    Numbers.put(out, span.first());
    Numbers.put(out, span.last() - span.first());
    Numbers.put(out, span.firstAt() - summary.from());
    Numbers.put(out, summary.until() - span.lastAt() << 1 | (span.broken() ? 1 : 0));
  }

  /**
   * @param minutes of the hour that are in it
   */
  record Decoded(long minutes, Summary summary) {}

  /** Empty when it is none of this version. */
  static Optional<Decoded> decode(long start, byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    try {
      return in.get() == VERSION ? Optional.of(read(start, in)) : Optional.empty();
    } catch (RuntimeException damaged) {
      return Optional.empty();
    }
  }

  private static Decoded read(long start, ByteBuffer in) {
    long minutes = Numbers.get(in);
    long from = start + Numbers.get(in);
    long until = from + Numbers.get(in);
    int firstMeter = in.getInt();
    long other = Numbers.get(in);
    Map<Gauge, Mean> means = new EnumMap<>(Gauge.class);
    for (Gauge gauge : set(Gauge.class, Numbers.get(in))) {
      means.put(gauge, mean(in, gauge));
    }
    Set<Index> told = set(Index.class, Numbers.get(in));
    Set<Index> unused = set(Index.class, Numbers.get(in));
    Map<Index, Span> spans = new EnumMap<>(Index.class);
    for (Index index : told) {
      spans.put(
          index,
          unused.contains(index) ? new Span(0, from, 0, until, false) : span(in, from, until));
    }
    return new Decoded(
        minutes,
        new Summary(from, until, firstMeter, other == 0 ? firstMeter : (int) other, means, spans));
  }

  private static Mean mean(ByteBuffer in, Gauge gauge) {
    int weight = (int) Numbers.get(in);
    double sum = gauge.value(Numbers.get(in));
    long least = Numbers.get(in);
    long greatest = least + Numbers.get(in);
    return new Mean(sum / weight, gauge.value(least), gauge.value(greatest), weight);
  }

  private static Span span(ByteBuffer in, long from, long until) {
    long first = Numbers.get(in);
    long last = first + Numbers.get(in);
    long firstAt = from + Numbers.get(in);
    long end = Numbers.get(in);
    return new Span(first, firstAt, last, until - (end >> 1), (end & 1) != 0);
  }

  private static long mask(Set<? extends Enum<?>> present) {
    return present.stream().mapToLong(one -> 1L << one.ordinal()).sum();
  }

  private static <E extends Enum<E>> Set<E> set(Class<E> all, long mask) {
    Set<E> present = EnumSet.allOf(all);
    present.removeIf(one -> (mask & 1L << one.ordinal()) == 0);
    return present;
  }
}
