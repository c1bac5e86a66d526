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
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
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
  /** Apparent power of phase 1 in VA: SINSTS1, or SINSTS on a single-phase meter. */
  POWER_APPARENT_L1(Set.of(SINSTS, SINSTS1), Derivation::apparentL1),
  /** Apparent power in VA, drawn or injected. */
  POWER_APPARENT(
      Set.of(SINSTS, SINSTI, STGE, URMS1, URMS2, URMS3, IRMS1, IRMS2, IRMS3),
      known -> active(known).map(Derivation::withoutSign)),
  /** Active power in W, from the grid positive, taken as equal to the apparent power. */
  POWER_ACTIVE(
      Set.of(SINSTS, SINSTI, STGE, URMS1, URMS2, URMS3, IRMS1, IRMS2, IRMS3), Derivation::active),
  /** The same of phase 1. */
  POWER_ACTIVE_L1(
      Set.of(SINSTS, SINSTS1, SINSTI, STGE, URMS1, URMS2, URMS3, IRMS1, IRMS2, IRMS3),
      known ->
          known.number(SINSTS1).isPresent()
              ? activeOfPhase(known, SINSTS1, URMS1, IRMS1)
              : active(known)),
  /** The same of phase 2. */
  POWER_ACTIVE_L2(
      Set.of(SINSTS2, STGE, URMS2, IRMS2), known -> activeOfPhase(known, SINSTS2, URMS2, IRMS2)),
  /** The same of phase 3. */
  POWER_ACTIVE_L3(
      Set.of(SINSTS3, STGE, URMS3, IRMS3), known -> activeOfPhase(known, SINSTS3, URMS3, IRMS3));

  /** Below this an injection computed from whole amperes is noise: half an ampere is 115 VA. */
  private static final double INJECTION_FLOOR_VA = 150;

  private static final List<Label> VOLTAGES = List.of(URMS1, URMS2, URMS3);
  private static final List<Label> CURRENTS = List.of(IRMS1, IRMS2, IRMS3);

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

  private static Optional<Value> apparentL1(KnownLabels known) {
    var phase = known.number(SINSTS1);
    var value = phase.isPresent() ? phase : known.number(SINSTS);
    return value.isPresent() ? Optional.of(new Value.Whole(value.getAsLong())) : Optional.empty();
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
    if (drawn == 0 && injecting(known) && known.number(SINSTI).isEmpty()) {
      // Solar panels without a producer's contract: the meter sends the direction but no power.
      return Optional.of(new Value.Real(0 - aboveFloor(voltAmperes(known))));
    }
    return Optional.of(new Value.Real(drawn));
  }

  private static Value withoutSign(Value value) {
    return value instanceof Value.Real real ? new Value.Real(Math.abs(real.number())) : value;
  }

  private static Optional<Value> activeOfPhase(
      KnownLabels known, Label power, Label voltage, Label current) {
    if (known.number(power).isEmpty()) {
      return Optional.empty();
    }
    long drawn = known.number(power).getAsLong();
    if (drawn == 0 && injecting(known)) {
      return Optional.of(new Value.Real(0 - aboveFloor(product(known, voltage, current))));
    }
    return Optional.of(new Value.Real(drawn));
  }

  private static boolean injecting(KnownLabels known) {
    return known
        .group(STGE)
        .flatMap(group -> StatusRegister.parse(group.data()))
        .map(StatusRegister::injecting)
        .orElse(false);
  }

  private static double voltAmperes(KnownLabels known) {
    return IntStream.range(0, VOLTAGES.size())
        .mapToDouble(phase -> product(known, VOLTAGES.get(phase), CURRENTS.get(phase)))
        .sum();
  }

  private static double product(KnownLabels known, Label voltage, Label current) {
    return (double) known.number(voltage).orElse(0) * known.number(current).orElse(0);
  }

  private static double aboveFloor(double voltAmperes) {
    return voltAmperes < INJECTION_FLOOR_VA ? 0 : voltAmperes;
  }
}
