package org.ticconnect.meter.estimate;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Learns by which factor active power is smaller than apparent power, from how fast an index of
 * whole Wh grows meanwhile: a Kalman filter of two states, the true energy and the factor. A step
 * of the apparent power is a load with a factor of its own, likely near 1, so the factor of the
 * whole becomes less certain and is learned anew from the next Wh.
 */
final class SlopeFilter {
  private static final double SECONDS_PER_HOUR = 3600;
  private static final Duration LONGEST_GAP = Duration.ofSeconds(30);

  /** A factor that is not known yet. */
  private static final double FIRST_FACTOR = 0.9;

  private static final double FIRST_VARIANCE = 0.15 * 0.15;
  private static final double SMALLEST_FACTOR = 0.02;

  /** Factor of a load that is switched, and how sure that is. */
  private static final double STEP_FACTOR = 0.9;

  private static final double STEP_VARIANCE = 0.15 * 0.15;

  /** After injecting, anything is possible. */
  private static final double CROSSING_FACTOR = 0.4;

  private static final double CROSSING_VARIANCE = 0.3 * 0.3;

  private static final double SMALLEST_STEP_VA = 40;

  /** The factor drifts by about 0.05 in a minute. */
  private static final double DRIFT_PER_SECOND = 0.05 * 0.05 / 60;

  /** An index of whole Wh is anywhere between its value and the next one. */
  private static final double INDEX_VARIANCE = 1 / 12.0;

  /** DATE has whole seconds. */
  private static final double DATE_ERROR_SECONDS = 0.5;

  /** Wh that have to be counted before the factor is told. */
  private static final long LEARNED_AFTER_WH = 3;

  private Optional<Instant> last = Optional.empty();
  private double lastApparent;
  private long firstIndex;
  private long lastIndex;

  /** Energy since {@link #firstIndex}, in Wh. */
  private double energy;

  private double factor = FIRST_FACTOR;
  private double energyVariance;
  private double covariance;
  private double factorVariance = FIRST_VARIANCE;

  /**
   * @param date the meter's clock
   * @param index in Wh
   * @param apparent power in VA, at that time
   */
  void measure(Instant date, long index, double apparent) {
    double seconds =
        last.map(before -> Duration.between(before, date).toMillis() / 1000.0).orElse(-1.0);
    if (seconds < 0 || seconds > LONGEST_GAP.toSeconds() || index < lastIndex) {
      begin(date, index, apparent);
      return;
    }
    if (seconds > 0) {
      predict((lastApparent + apparent) / 2, seconds);
      correct(index, apparent);
      last = Optional.of(date);
      lastIndex = index;
    }
    step(apparent);
    lastApparent = apparent;
  }

  private void begin(Instant date, long index, double apparent) {
    last = Optional.of(date);
    firstIndex = index;
    lastIndex = index;
    lastApparent = apparent;
    energy = 0.5;
    energyVariance = INDEX_VARIANCE;
    covariance = 0;
    factorVariance = Math.max(factorVariance, FIRST_VARIANCE);
  }

  private void predict(double apparent, double seconds) {
    double gain = apparent * seconds / SECONDS_PER_HOUR;
    energy += factor * gain;
    energyVariance += 2 * gain * covariance + gain * gain * factorVariance;
    covariance += gain * factorVariance;
    factorVariance += DRIFT_PER_SECOND * seconds;
  }

  private void correct(long index, double apparent) {
    double jitter = factor * apparent * DATE_ERROR_SECONDS / SECONDS_PER_HOUR;
    double variance = energyVariance + INDEX_VARIANCE + jitter * jitter;
    double error = index - firstIndex + 0.5 - energy;
    double energyGain = energyVariance / variance;
    double factorGain = covariance / variance;
    energy += energyGain * error;
    factor = clamp(factor + factorGain * error);
    factorVariance -= factorGain * covariance;
    covariance -= energyGain * covariance;
    energyVariance -= energyGain * energyVariance;
  }

  private void step(double apparent) {
    double step = apparent - lastApparent;
    if (lastApparent <= 0 && apparent > 0) {
      // From injecting to drawing, the power goes through zero and leaves what is reactive.
      factor = CROSSING_FACTOR;
      factorVariance = CROSSING_VARIANCE;
      covariance = 0;
      return;
    }
    if (Math.abs(step) < SMALLEST_STEP_VA || apparent <= 0) {
      return;
    }
    double kept = lastApparent / apparent;
    double changed = step / apparent;
    factor = clamp(factor * kept + STEP_FACTOR * changed);
    factorVariance =
        Math.min(
            FIRST_VARIANCE * 4, factorVariance * kept * kept + STEP_VARIANCE * changed * changed);
    covariance *= kept;
  }

  private static double clamp(double factor) {
    return Math.min(1, Math.max(SMALLEST_FACTOR, factor));
  }

  /** Active through apparent power, above 0 and at most 1; empty until it is learned. */
  OptionalDouble factor() {
    return last.isPresent() && lastIndex - firstIndex >= LEARNED_AFTER_WH
        ? OptionalDouble.of(factor)
        : OptionalDouble.empty();
  }
}
