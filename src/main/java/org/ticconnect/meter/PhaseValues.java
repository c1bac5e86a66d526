package org.ticconnect.meter;

import static org.ticconnect.tic.Label.IRMS1;
import static org.ticconnect.tic.Label.IRMS2;
import static org.ticconnect.tic.Label.IRMS3;
import static org.ticconnect.tic.Label.SINSTS;
import static org.ticconnect.tic.Label.URMS1;
import static org.ticconnect.tic.Label.URMS2;
import static org.ticconnect.tic.Label.URMS3;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.ticconnect.tic.Label;
import org.ticconnect.tic.Phase;

/** Voltages, currents and energies that follow from those of the phases. */
final class PhaseValues {
  /** By how much a current from the power may differ from the current in whole amperes. */
  private static final double WHOLE_AMPERE = 1;

  private static final int FINE_DECIMALS = 2;
  private static final int ALL_PHASES = 3;

  private final KnownLabels known;

  PhaseValues(KnownLabels known) {
    this.known = known;
  }

  /** Voltage between two phases in V, taken as 120 degrees apart. */
  Optional<Estimate> between(Label one, Label other) {
    return Estimate.of(voltage(one, other), Method.PHASE_ANGLE);
  }

  private OptionalDouble voltage(Label one, Label other) {
    if (known.number(one).isEmpty() || known.number(other).isEmpty()) {
      return OptionalDouble.empty();
    }
    double a = known.number(one).getAsLong();
    double b = known.number(other).getAsLong();
    return OptionalDouble.of(Math.sqrt(a * a + b * b + a * b));
  }

  /** Mean of the voltages between phases in V; none on a single-phase meter. */
  Optional<Estimate> meanBetween() {
    return Estimate.of(
        Stream.of(voltage(URMS1, URMS2), voltage(URMS2, URMS3), voltage(URMS3, URMS1))
            .flatMapToDouble(OptionalDouble::stream)
            .average(),
        Method.PHASE_ANGLE);
  }

  /** Mean of those of the labels that the meter sends. */
  Optional<Estimate> mean(Label... labels) {
    return Estimate.of(numbers(labels).average(), Method.MEAN);
  }

  /** Sum of the currents in A. */
  Optional<Estimate> currents() {
    boolean any = numbers(IRMS1, IRMS2, IRMS3).findAny().isPresent();
    Value sum = new Value.Whole(numbers(IRMS1, IRMS2, IRMS3).sum());
    return any ? Optional.of(new Estimate(sum, Method.SUM_OF_PHASES)) : Optional.empty();
  }

  private LongStream numbers(Label... labels) {
    return Arrays.stream(labels).flatMapToLong(label -> known.number(label).stream());
  }

  /** 1 or 3. */
  Optional<Estimate> count() {
    return Optional.of(new Estimate(new Value.Whole(single() ? 1 : ALL_PHASES), Method.COUNTED));
  }

  private boolean single() {
    return known.number(URMS2).isEmpty() && known.number(URMS3).isEmpty();
  }

  /** What belongs to phase 1 when there is no other. */
  Optional<Estimate> ofOnlyPhase(Label label) {
    OptionalLong number = known.number(label);
    return single() && number.isPresent()
        ? Optional.of(new Estimate(new Value.Whole(number.getAsLong()), Method.AS_SENT))
        : Optional.empty();
  }

  /** A phase's apparent power is its voltage times its current by definition (6.2.3.7). */
  Optional<Estimate> fine(Phase phase) {
    OptionalLong current = known.number(phase.current());
    if (current.isEmpty()) {
      return Optional.empty();
    }
    boolean single = phase == Phase.L1 && known.notSent(phase.power());
    double power = known.number(single ? SINSTS : phase.power()).orElse(0);
    double fine = power / Math.max(1, known.number(phase.voltage()).orElse(0));
    boolean agrees = power > 0 && Math.abs(fine - current.getAsLong()) <= WHOLE_AMPERE;
    return Optional.of(
        agrees
            ? new Estimate(new Value.Real(fine, FINE_DECIMALS), Method.POWER_THROUGH_VOLTAGE)
            : new Estimate(new Value.Real(current.getAsLong(), FINE_DECIMALS), Method.AS_SENT));
  }
}
