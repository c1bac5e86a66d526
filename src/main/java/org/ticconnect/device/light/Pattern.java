package org.ticconnect.device.light;

import java.time.Duration;
import java.util.List;

/**
 * What a lamp shows one after the other, over and over.
 *
 * @param phases at least one; a single one is steady
 */
public record Pattern(List<Phase> phases) {

  /**
   * One thing shown.
   *
   * @param time above zero; without meaning when it is the only one
   */
  public record Phase(Light light, Duration time) {}

  /** What is shown at a moment, and for how long on. */
  record Moment(Light light, long nanosLeft) {}

  /**
   * @throws IllegalArgumentException when there is nothing to show
   */
  public Pattern {
    phases = List.copyOf(phases);
    if (phases.isEmpty()) {
      throw new IllegalArgumentException("a pattern needs at least one phase");
    }
  }

  /** Always the same. */
  static Pattern steady(Light light) {
    return new Pattern(List.of(new Phase(light, Duration.ofDays(1))));
  }

  /** Time after which it begins anew. */
  public Duration period() {
    return phases.stream().map(Phase::time).reduce(Duration.ZERO, Duration::plus);
  }

  /**
   * @param nanos since the pattern began, 0 or more
   */
  Moment at(long nanos) {
    long into = nanos % period().toNanos();
    for (Phase phase : phases) {
      long length = phase.time().toNanos();
      if (into < length) {
        return new Moment(phase.light(), length - into);
      }
      into -= length;
    }
    throw new IllegalStateException("a moment outside of the period");
  }
}
