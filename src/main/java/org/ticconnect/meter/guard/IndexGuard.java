package org.ticconnect.meter.guard;

import java.util.Optional;

/**
 * Watches one index: it may not fall, nor rise faster than the meter can measure. A first value,
 * and one after a silence, is believed when the next frame goes on from it.
 */
final class IndexGuard {
  private static final long MODULUS = 1_000_000_000;

  /** Only an index within 10 MWh of its end can have rolled over. */
  private static final long NEAR_THE_END = 990_000_000;

  private static final int FRAMES_TO_GO_ON = 3;
  private static final long LONG_SILENCE_MILLIS = 30_000;
  private static final double SMALL_RISE_WH = 2;
  private static final double MILLIS_PER_HOUR = 3_600_000;

  private record Point(long value, Moment moment) {}

  /**
   * A value that is not believed yet.
   *
   * @param frames how many went on from it, itself included
   * @param refused whether it was found to be wrong, and does not only wait
   */
  private record Candidate(Point first, Point last, int frames, boolean refused) {}

  private Optional<Point> believed = Optional.empty();
  private Optional<Candidate> candidate = Optional.empty();
  private boolean meterReplaced;

  /** What judging a value gave. */
  enum Step {
    BELIEVED,
    WAITING,
    FELL,
    ROSE_TOO_FAST,
    ROLLED_OVER,
    BEGINS_ANEW
  }

  /**
   * @param value 0 to 999,999,999 Wh or varh
   * @param timeKnown whether the meter's clock goes on, so that elapsed time is known
   * @param physics what the meter can measure, and what it is measuring
   */
  Step judge(long value, Moment now, boolean timeKnown, Physics physics) {
    double watts = physics.indexWatts();
    Point point = new Point(value, now);
    if (believed.isEmpty()) {
      return follow(point, watts).frames() >= 2 ? believe(point, Step.BELIEVED) : Step.WAITING;
    }
    Point last = believed.get();
    if (goesOn(last, point, watts) && !refusedBefore(last, point, watts)) {
      boolean silence = now.millisSince(last.moment()) > LONG_SILENCE_MILLIS;
      boolean surprise =
          silence || rises(last, point) > SMALL_RISE_WH + expected(last, point, physics);
      boolean confirmed = !surprise || value == last.value() || follow(point, watts).frames() >= 2;
      return confirmed ? believe(point, Step.BELIEVED) : Step.WAITING;
    }
    Candidate seen = follow(point, watts);
    if (seen.frames() >= FRAMES_TO_GO_ON) {
      if (meterReplaced) {
        return believe(point, Step.BEGINS_ANEW);
      }
      Point wrapped = new Point(seen.first().value() + MODULUS, seen.first().moment());
      if (last.value() >= NEAR_THE_END && goesOn(last, wrapped, watts)) {
        return believe(point, Step.ROLLED_OVER);
      }
    }
    if (value > last.value() && !timeKnown) {
      return Step.WAITING;
    }
    candidate = Optional.of(new Candidate(seen.first(), seen.last(), seen.frames(), true));
    return value < last.value() ? Step.FELL : Step.ROSE_TOO_FAST;
  }

  private Candidate follow(Point point, double watts) {
    Candidate next =
        candidate
            .filter(before -> goesOn(before.last(), point, watts))
            .map(
                before ->
                    new Candidate(before.first(), point, before.frames() + 1, before.refused()))
            .orElseGet(() -> new Candidate(point, point, 1, false));
    candidate = Optional.of(next);
    return next;
  }

  /** What rose too fast once does not become true by going on for long enough. */
  private boolean refusedBefore(Point last, Point point, double watts) {
    return candidate
        .filter(seen -> seen.refused() && seen.first().value() > last.value())
        .filter(seen -> goesOn(seen.last(), point, watts))
        .isPresent();
  }

  private Step believe(Point point, Step step) {
    believed = Optional.of(point);
    candidate = Optional.empty();
    meterReplaced = false;
    return step;
  }

  private static boolean goesOn(Point before, Point now, double watts) {
    long rise = rises(before, now);
    return rise >= 0 && rise <= wattHours(before, now, watts) + 1;
  }

  private static long rises(Point before, Point now) {
    return now.value() - before.value();
  }

  /** A wrong digit at the end could pass every bound, and then stand above all right values. */
  private static double expected(Point before, Point now, Physics physics) {
    return wattHours(before, now, physics.expectedWatts());
  }

  private static double wattHours(Point before, Point now, double watts) {
    long millis = now.moment().millisSince(before.moment()) + MeterClock.uncertainty().toMillis();
    return watts * millis / MILLIS_PER_HOUR;
  }

  /** Whether the value that was refused last is still the one that frames go on from. */
  boolean follows() {
    return candidate.map(Candidate::frames).orElse(0) > 1;
  }

  /** The last believed value; empty when none is. */
  Optional<Long> last() {
    return believed.map(Point::value);
  }

  /** Another meter: what goes on from itself for three frames is its index. */
  void meterReplaced() {
    meterReplaced = true;
  }

  /** The owner says that the refused value is right. */
  void acceptCandidate() {
    candidate.ifPresent(
        seen -> {
          believe(seen.last(), Step.BELIEVED);
        });
  }
}
