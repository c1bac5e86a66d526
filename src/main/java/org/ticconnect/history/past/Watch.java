package org.ticconnect.history.past;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.ticconnect.meter.Measurement;
import org.ticconnect.meter.Reading;
import org.ticconnect.meter.Value;

/** Looks at the frames of one source: keeps the last hour, and makes minutes of them. */
final class Watch {
  private static final long JITTER = 30;

  /** The longest period of a load curve is an hour, and the point before the last is told too. */
  private static final long OLDEST_POINT = 24 * 3600;

  private final String source;
  private final LongSupplier monotonic;
  private final Clock device;
  private final Stamps stamps = new Stamps();
  private final Seconds seconds = new Seconds();
  private final Map<Curve, Long> newestPoint = new EnumMap<>(Curve.class);
  private final List<CurvePoint> points = new ArrayList<>();
  private Optional<Summary> open = Optional.empty();
  private long newest;
  private int purges;

  /**
   * @param monotonic clock in nanoseconds
   * @param device the device's clock, which may be wrong
   */
  Watch(String source, LongSupplier monotonic, Clock device) {
    this.source = source;
    this.monotonic = monotonic;
    this.device = device;
  }

  /** The minute that the next frame of the source shows to be over; mostly none. */
  synchronized Optional<Minute> see(Reading frame) {
    Optional<Long> stamp = stamps.of(frame, monotonic.getAsLong()).map(Instant::getEpochSecond);
    if (stamp.isEmpty()) {
      return Optional.empty();
    }
    // Two clocks that differ by some seconds, or one that is corrected by them, do no harm.
    long at = newest - stamp.get() <= JITTER ? Math.max(newest, stamp.get()) : stamp.get();
    newest = at;
    Summary told = Summary.of(frame, at);
    seconds.add(told);
    Optional<Minute> over =
        open.filter(before -> Minute.of(before.from()) != Minute.of(at)).map(this::minute);
    over.ifPresent(any -> points.clear());
    collectPoints(frame, at);
    Optional<Summary> begun = over.isPresent() ? Optional.empty() : open;
    open = Optional.of(begun.map(before -> before.with(told)).orElse(told));
    return over;
  }

  /** The minute that is not over, because nothing comes any more. */
  synchronized Optional<Minute> end() {
    Optional<Minute> last = open.map(this::minute);
    open = Optional.empty();
    points.clear();
    return last;
  }

  /** The minute that is not over, as far as it goes. */
  synchronized Optional<Minute> open() {
    return open.map(this::minute);
  }

  private Minute minute(Summary summary) {
    return new Minute(
        source, Minute.of(summary.from()), summary.asOne(), List.copyOf(points), purges);
  }

  /** The older point of a frame comes after the newer one, so it is looked for first. */
  private void collectPoints(Reading frame, long at) {
    List<CurvePoint> told = new ArrayList<>();
    for (Measurement one : frame.measurements()) {
      Optional<Curve> curve = one.quantity().sentBy().flatMap(Curve::toldBy);
      if (curve.isPresent()
          && one.meterTime().isPresent()
          && one.value().orElse(null) instanceof Value.Whole watts) {
        long end = one.meterTime().get().getEpochSecond();
        if (end >= at - OLDEST_POINT && end <= at + Minute.SECONDS) {
          told.add(new CurvePoint(curve.get(), Minute.of(end), watts.number()));
        }
      }
    }
    told.sort((one, two) -> Long.compare(one.at(), two.at()));
    for (CurvePoint point : told) {
      if (newestPoint.getOrDefault(point.curve(), Long.MIN_VALUE) < point.at()) {
        newestPoint.put(point.curve(), point.at());
        points.add(point);
      }
    }
  }

  /** Frames of the last hour by the start of their step. */
  synchronized NavigableMap<Long, Summary> seconds(long from, long to, long step) {
    return seconds.between(from, to, step);
  }

  /** The time by which frames are stamped now. */
  synchronized Instant now() {
    return stamps.now(monotonic.getAsLong()).orElseGet(device::instant);
  }

  /** Forgets everything; returns how often that was. */
  synchronized int forget() {
    open = Optional.empty();
    points.clear();
    newestPoint.clear();
    seconds.clear();
    return ++purges;
  }
}
