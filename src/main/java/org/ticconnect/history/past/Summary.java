package org.ticconnect.history.past;

import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.zip.CRC32;
import org.ticconnect.meter.Measurement;
import org.ticconnect.meter.Reading;
import org.ticconnect.meter.Value;

/**
 * What a meter told over some time.
 *
 * @param from when the first frame of it came, in seconds of the epoch
 * @param until when the last one came
 * @param firstMeter what the meter is told apart by that sent the first; 0 when it is not known
 * @param lastMeter the same of the last
 */
record Summary(
    long from,
    long until,
    int firstMeter,
    int lastMeter,
    Map<Gauge, Mean> means,
    Map<Index, Span> spans) {

  Summary {
    means = ordered(Gauge.class, means);
    spans = ordered(Index.class, spans);
  }

  private static <K extends Enum<K>, V> Map<K, V> ordered(Class<K> keys, Map<K, V> any) {
    Map<K, V> ordered = new EnumMap<>(keys);
    ordered.putAll(any);
    return ordered;
  }

  /** Of one frame. An index whose meter is not known says nothing. */
  static Summary of(Reading frame, long at) {
    int meter = frame.address().map(Summary::meter).orElse(0);
    Map<Gauge, Mean> means = new EnumMap<>(Gauge.class);
    Map<Index, Span> spans = new EnumMap<>(Index.class);
    for (Measurement one : frame.measurements()) {
      String name = one.quantity().name();
      if (one.value().orElse(null) instanceof Value.Whole whole) {
        Gauge.ofQuantity(name).ifPresent(gauge -> means.put(gauge, Mean.of(whole.number())));
        if (meter != 0) {
          Index.ofQuantity(name).ifPresent(index -> spans.put(index, Span.of(whole.number(), at)));
        }
      } else if (one.value().orElse(null) instanceof Value.Real real) {
        Gauge.ofQuantity(name).ifPresent(gauge -> means.put(gauge, Mean.of(real.number())));
      }
    }
    return new Summary(at, at, meter, meter, means, spans);
  }

  /** Tells meters apart without telling their address, which is personal. */
  static int meter(String address) {
    CRC32 sum = new CRC32();
    sum.update(address.getBytes(StandardCharsets.UTF_8));
    return (int) sum.getValue() | 1;
  }

  /** Of both times together, in whatever order. */
  Summary with(Summary other) {
    Summary earlier = from <= other.from ? this : other;
    Summary later = earlier == this ? other : this;
    boolean same =
        earlier.lastMeter == later.firstMeter || earlier.lastMeter == 0 || later.firstMeter == 0;
    return new Summary(
        earlier.from,
        Math.max(until, other.until),
        earlier.firstMeter == 0 ? later.firstMeter : earlier.firstMeter,
        later.lastMeter == 0 ? earlier.lastMeter : later.lastMeter,
        joined(Gauge.class, earlier.means, later.means, Mean::with),
        joined(
            Index.class,
            same ? earlier.spans : broken(earlier.spans),
            same ? later.spans : broken(later.spans),
            Span::with));
  }

  /** An index that only one of two meters has told would else be joined with the other's later. */
  private static Map<Index, Span> broken(Map<Index, Span> spans) {
    Map<Index, Span> broken = new EnumMap<>(Index.class);
    spans.forEach((index, span) -> broken.put(index, span.torn()));
    return broken;
  }

  private static <K extends Enum<K>, V> Map<K, V> joined(
      Class<K> keys, Map<K, V> one, Map<K, V> two, BinaryOperator<V> both) {
    Map<K, V> all = new EnumMap<>(keys);
    all.putAll(one);
    two.forEach((key, value) -> all.merge(key, value, both));
    return all;
  }

  /** The same with each mean as one of equal times. */
  Summary asOne() {
    Map<Gauge, Mean> ones = new EnumMap<>(Gauge.class);
    means.forEach((gauge, mean) -> ones.put(gauge, mean.asOne()));
    return new Summary(from, until, firstMeter, lastMeter, ones, spans);
  }

  /** Whether two meters sent it. */
  boolean twoMeters() {
    return firstMeter != lastMeter;
  }
}
