package org.ticconnect.meter;

import static org.ticconnect.tic.Label.IRMS1;
import static org.ticconnect.tic.Label.IRMS2;
import static org.ticconnect.tic.Label.IRMS3;
import static org.ticconnect.tic.Label.SINSTI;
import static org.ticconnect.tic.Label.SINSTS;
import static org.ticconnect.tic.Label.SINSTS1;
import static org.ticconnect.tic.Label.SINSTS2;
import static org.ticconnect.tic.Label.SINSTS3;
import static org.ticconnect.tic.Label.STGE;
import static org.ticconnect.tic.Label.URMS1;
import static org.ticconnect.tic.Label.URMS2;
import static org.ticconnect.tic.Label.URMS3;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.ticconnect.tic.Label;
import org.ticconnect.tic.StatusRegister;

/**
 * Quantities that no label carries and that are computed from others. A derivation has no value
 * until each of its labels is known to be sent with a value, or known not to be sent.
 */
public enum Derivation {
  /** Voltage between phases 1 and 2 in V, the phases taken as 120 degrees apart. */
  VOLTAGE_L1_L2(Set.of(URMS1, URMS2), known -> between(known, URMS1, URMS2)),
  /** Voltage between phases 2 and 3 in V. */
  VOLTAGE_L2_L3(Set.of(URMS2, URMS3), known -> between(known, URMS2, URMS3)),
  /** Voltage between phases 3 and 1 in V. */
  VOLTAGE_L3_L1(Set.of(URMS3, URMS1), known -> between(known, URMS3, URMS1)),
  /** Mean of the voltages of the phases that the meter has, in V. */
  VOLTAGE_MEAN(Set.of(URMS1, URMS2, URMS3), known -> mean(known, URMS1, URMS2, URMS3)),
  /** Mean of the currents of the phases that the meter has, in A. */
  CURRENT_MEAN(Set.of(IRMS1, IRMS2, IRMS3), known -> mean(known, IRMS1, IRMS2, IRMS3)),
  /** Active power in W, from the grid positive, taken as equal to the apparent power. */
  POWER_ACTIVE(Inputs.ALL, Derivation::active),
  /** The same of phase 1; on a single-phase meter the same as the whole. */
  POWER_ACTIVE_L1(Inputs.ALL, Derivation::activeL1),
  /** The same of phase 2. */
  POWER_ACTIVE_L2(
      Set.of(SINSTS2, STGE, URMS2, IRMS2), known -> activeOfPhase(known, SINSTS2, URMS2, IRMS2)),
  /** The same of phase 3. */
  POWER_ACTIVE_L3(
      Set.of(SINSTS3, STGE, URMS3, IRMS3), known -> activeOfPhase(known, SINSTS3, URMS3, IRMS3)),
  /** Apparent power in VA, drawn or injected. */
  POWER_APPARENT(Inputs.ALL, known -> withoutSign(active(known))),
  /** The same of phase 1. */
  POWER_APPARENT_L1(Inputs.ALL, known -> withoutSign(activeL1(known))),
  /** The same of phase 2. */
  POWER_APPARENT_L2(POWER_ACTIVE_L2.inputs, known -> withoutSign(POWER_ACTIVE_L2.compute(known))),
  /** The same of phase 3. */
  POWER_APPARENT_L3(POWER_ACTIVE_L3.inputs, known -> withoutSign(POWER_ACTIVE_L3.compute(known)));

  /** What the powers depend on. */
  private static final class Inputs {
    static final Set<Label> ALL =
        Set.of(
            SINSTS, SINSTS1, SINSTS2, SINSTS3, SINSTI, STGE, URMS1, URMS2, URMS3, IRMS1, IRMS2,
            IRMS3);
  }

  /** Below this an injection computed from whole amperes is noise: half an ampere is 115 VA. */
  private static final double INJECTION_FLOOR_VA = 150;

  private final Set<Label> inputs;
  private final Function<KnownLabels, Optional<Value>> rule;

  Derivation(Set<Label> inputs, Function<KnownLabels, Optional<Value>> rule) {
    this.inputs = inputs;
    this.rule = rule;
  }

  Set<Label> inputs() {
    return inputs;
  }

  Optional<Value> compute(KnownLabels known) {
    return rule.apply(known);
  }

  /** Name in mapping files. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  private static Optional<Value> between(KnownLabels known, Label one, Label other) {
    if (known.number(one).isEmpty() || known.number(other).isEmpty()) {
      return Optional.empty();
    }
    double a = known.number(one).getAsLong();
    double b = known.number(other).getAsLong();
    return Optional.of(new Value.Real(Math.sqrt(a * a + b * b + a * b)));
  }

  private static Optional<Value> mean(KnownLabels known, Label... labels) {
    DoubleStream present =
        Arrays.stream(labels)
            .flatMapToDouble(label -> known.number(label).stream().asDoubleStream());
    var mean = present.average();
    return mean.isPresent() ? Optional.of(new Value.Real(mean.getAsDouble())) : Optional.empty();
  }

  private static Optional<Value> active(KnownLabels known) {
    if (known.number(SINSTS).isEmpty()) {
      return Optional.empty();
    }
    long drawn = known.number(SINSTS).getAsLong();
    long injected = known.number(SINSTI).orElse(0);
    if (injected > 0) {
      return Optional.of(new Value.Real(-injected));
    }
    boolean untold = drawn == 0 && injecting(known) && known.number(SINSTI).isEmpty();
    return untold ? untoldInjection(known) : Optional.of(new Value.Real(drawn));
  }

  /**
   * Solar panels without a producer's contract: the meter tells the direction but no power. Phases
   * that draw meanwhile count against those that inject.
   */
  private static Optional<Value> untoldInjection(KnownLabels known) {
    if (!perPhase(known)) {
      return Optional.of(new Value.Real(0 - aboveFloor(product(known, URMS1, IRMS1))));
    }
    double sum =
        Stream.of(activeL1(known), POWER_ACTIVE_L2.compute(known), POWER_ACTIVE_L3.compute(known))
            .flatMap(Optional::stream)
            .mapToDouble(phase -> phase instanceof Value.Real real ? real.number() : 0)
            .sum();
    return Optional.of(new Value.Real(sum));
  }

  /** Whether the meter tells the power of each phase, be it nonsense. */
  private static boolean perPhase(KnownLabels known) {
    return known.number(SINSTS1).isPresent() || known.isDisbelieved(SINSTS1);
  }

  private static Optional<Value> activeL1(KnownLabels known) {
    return perPhase(known) ? activeOfPhase(known, SINSTS1, URMS1, IRMS1) : active(known);
  }

  private static Optional<Value> withoutSign(Optional<Value> power) {
    return power.map(
        value ->
            value instanceof Value.Real real ? new Value.Real(Math.abs(real.number())) : value);
  }

  private static Optional<Value> activeOfPhase(
      KnownLabels known, Label power, Label voltage, Label current) {
    double product = product(known, voltage, current);
    if (known.isDisbelieved(power)) {
      return Optional.of(new Value.Real(product));
    }
    if (known.number(power).isEmpty()) {
      return Optional.empty();
    }
    long drawn = known.number(power).getAsLong();
    boolean untold = drawn == 0 && injecting(known);
    return Optional.of(new Value.Real(untold ? 0 - aboveFloor(product) : drawn));
  }

  private static boolean injecting(KnownLabels known) {
    return known
        .group(STGE)
        .flatMap(group -> StatusRegister.parse(group.data()))
        .map(StatusRegister::injecting)
        .orElse(false);
  }

  private static double product(KnownLabels known, Label voltage, Label current) {
    return (double) known.number(voltage).orElse(0) * known.number(current).orElse(0);
  }

  private static double aboveFloor(double voltAmperes) {
    return voltAmperes < INJECTION_FLOOR_VA ? 0 : voltAmperes;
  }
}
