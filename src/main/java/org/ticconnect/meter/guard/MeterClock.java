package org.ticconnect.meter.guard;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The meter's clock as DATE tells it, believed only where it goes on from itself: a date that jumps
 * has to be followed by one that goes on from it. Elapsed time is taken from here and not from our
 * clock, so that a recording is judged like the meter that it is of.
 */
final class MeterClock {
  /** A frame with the greatest pauses that the specification allows (5.3.6) lasts 4.2 s. */
  private static final Duration LONGEST_FRAME = Duration.ofMillis(4200);

  /** DATE may be damaged in a few frames in a row. */
  private static final Duration SHORTEST_PATIENCE = Duration.ofSeconds(15);

  private final boolean recorded;
  private Optional<Instant> believed = Optional.empty();
  private Optional<Instant> candidate = Optional.empty();
  private long elapsedMillis;
  private long believedAt;
  private int framesSince;

  /**
   * @param recorded whether the line is a recording, which may have gaps and any pace
   */
  MeterClock(boolean recorded) {
    this.recorded = recorded;
  }

  /** What judging a DATE gave. */
  enum Step {
    GOES_ON,
    MOVED,
    WAITING
  }

  Step judge(Instant date, long nanos) {
    if (believed.isPresent() && follows(believed.get(), date, patience(nanos))) {
      return believe(date, nanos, Step.GOES_ON);
    }
    if (candidate.isPresent() && follows(candidate.get(), date, SHORTEST_PATIENCE)) {
      return believe(date, nanos, believed.isPresent() ? Step.MOVED : Step.GOES_ON);
    }
    candidate = Optional.of(date);
    return Step.WAITING;
  }

  private Step believe(Instant date, long nanos, Step step) {
    believed.ifPresent(
        before -> elapsedMillis += Math.max(0, passed(before, date, nanos, step).toMillis()));
    believed = Optional.of(date);
    believedAt = nanos;
    candidate = Optional.empty();
    framesSince = 0;
    return step;
  }

  /** When the clock of a meter is set, no time goes by; in a recording it is a gap. */
  private Duration passed(Instant before, Instant date, long nanos, Step step) {
    return step == Step.MOVED && !recorded
        ? Duration.ofNanos(nanos - believedAt)
        : Duration.between(before, date);
  }

  private static boolean follows(Instant before, Instant date, Duration patience) {
    return !date.isBefore(before) && !date.isAfter(before.plus(patience));
  }

  /** Longer after a silence, or after frames without a DATE. */
  private Duration patience(long nanos) {
    Duration silence = Duration.ofNanos(nanos - believedAt).multipliedBy(11).dividedBy(10);
    return SHORTEST_PATIENCE.plus(silence).plus(LONGEST_FRAME.multipliedBy(framesSince));
  }

  /** Whether the newest DATE did not go on from the one before, so that elapsed time is unknown. */
  boolean uncertain() {
    return candidate.isPresent();
  }

  /**
   * Whether a time is near the meter's clock, as far as that is known.
   *
   * @param before by how much it may be earlier
   * @param after by how much it may be later
   * @param nanos now on the monotonic clock, which goes on while no DATE comes
   */
  boolean near(Instant time, Duration before, Duration after, long nanos) {
    Duration silence = Duration.ofNanos(nanos - believedAt);
    return believed
        .map(
            now ->
                !time.isBefore(now.minus(before)) && !time.isAfter(now.plus(silence).plus(after)))
        .orElse(true);
  }

  void frameEnded() {
    framesSince++;
  }

  /** The newest date that is believed; empty before the first. */
  Optional<Instant> now() {
    return believed;
  }

  /** What a group of this frame is dated; a value may be as old as a frame (6.2.1.5). */
  Moment moment(long nanos) {
    return new Moment(elapsedMillis + LONGEST_FRAME.toMillis() * framesSince, nanos);
  }

  /** How far a value's own time may be from the date of its frame. */
  static Duration uncertainty() {
    return LONGEST_FRAME;
  }
}
