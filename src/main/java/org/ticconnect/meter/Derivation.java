package org.ticconnect.meter;

import static org.ticconnect.tic.Label.EAIT;
import static org.ticconnect.tic.Label.EAST;
import static org.ticconnect.tic.Label.ERQ1;
import static org.ticconnect.tic.Label.ERQ2;
import static org.ticconnect.tic.Label.ERQ3;
import static org.ticconnect.tic.Label.ERQ4;
import static org.ticconnect.tic.Label.IRMS1;
import static org.ticconnect.tic.Label.IRMS2;
import static org.ticconnect.tic.Label.IRMS3;
import static org.ticconnect.tic.Label.LTARF;
import static org.ticconnect.tic.Label.NTARF;
import static org.ticconnect.tic.Label.PCOUP;
import static org.ticconnect.tic.Label.PJOURF_PLUS_1;
import static org.ticconnect.tic.Label.PPOINTE;
import static org.ticconnect.tic.Label.SINSTI;
import static org.ticconnect.tic.Label.SINSTS;
import static org.ticconnect.tic.Label.STGE;
import static org.ticconnect.tic.Label.URMS1;
import static org.ticconnect.tic.Label.URMS2;
import static org.ticconnect.tic.Label.URMS3;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import org.ticconnect.tic.DayProfile;
import org.ticconnect.tic.Group;
import org.ticconnect.tic.Label;
import org.ticconnect.tic.Phase;

/**
 * Quantities that no label carries and that are computed from others. A derivation has no value
 * until each of its labels is known to be sent with a value, or known not to be sent.
 */
public enum Derivation {
  /** Voltage between phases 1 and 2 in V, the phases taken as 120 degrees apart. */
  VOLTAGE_L1_L2(Set.of(URMS1, URMS2), known -> new PhaseValues(known).between(URMS1, URMS2)),
  /** Voltage between phases 2 and 3 in V. */
  VOLTAGE_L2_L3(Set.of(URMS2, URMS3), known -> new PhaseValues(known).between(URMS2, URMS3)),
  /** Voltage between phases 3 and 1 in V. */
  VOLTAGE_L3_L1(Set.of(URMS3, URMS1), known -> new PhaseValues(known).between(URMS3, URMS1)),
  /** Mean of the voltages of the phases that the meter has, in V. */
  VOLTAGE_MEAN(
      Set.of(URMS1, URMS2, URMS3), known -> new PhaseValues(known).mean(URMS1, URMS2, URMS3)),
  /** Mean of the currents of the phases that the meter has, in A. */
  CURRENT_MEAN(
      Set.of(IRMS1, IRMS2, IRMS3), known -> new PhaseValues(known).mean(IRMS1, IRMS2, IRMS3)),
  /** Sum of the currents of the phases that the meter has, in A. */
  CURRENT_SUM(Set.of(IRMS1, IRMS2, IRMS3), known -> new PhaseValues(known).currents()),
  /** Mean of the three voltages between phases, in V; none on a single-phase meter. */
  VOLTAGE_LINE_MEAN(Set.of(URMS1, URMS2, URMS3), known -> new PhaseValues(known).meanBetween()),
  /** Current of phase 1 in A, to a hundredth where the power tells so much. */
  CURRENT_FINE_L1(Inputs.of(Phase.L1, SINSTS), known -> new PhaseValues(known).fine(Phase.L1)),
  /** The same of phase 2. */
  CURRENT_FINE_L2(Inputs.of(Phase.L2), known -> new PhaseValues(known).fine(Phase.L2)),
  /** The same of phase 3. */
  CURRENT_FINE_L3(Inputs.of(Phase.L3), known -> new PhaseValues(known).fine(Phase.L3)),
  /** Active power in W, drawn positive, injected negative. */
  POWER_ACTIVE(Inputs.POWERS, known -> new Powers(known).active()),
  /** Active power drawn in W, never negative. */
  POWER_ACTIVE_IMPORT(Inputs.POWERS, known -> new Powers(known).drawn()),
  /** Active power injected in W, never negative. */
  POWER_ACTIVE_EXPORT(Inputs.POWERS, known -> new Powers(known).injected()),
  /** Active power of phase 1; on a single-phase meter the same as the whole. */
  POWER_ACTIVE_L1(Inputs.POWERS, known -> new Powers(known).active(Phase.L1)),
  /** The same of phase 2. */
  POWER_ACTIVE_L2(Inputs.POWERS, known -> new Powers(known).active(Phase.L2)),
  /** The same of phase 3. */
  POWER_ACTIVE_L3(Inputs.POWERS, known -> new Powers(known).active(Phase.L3)),
  /** Apparent power in VA, drawn or injected. */
  POWER_APPARENT(Inputs.POWERS, known -> new Powers(known).apparent()),
  /** The same of phase 1. */
  POWER_APPARENT_L1(Inputs.POWERS, known -> new Powers(known).apparent(Phase.L1)),
  /** The same of phase 2. */
  POWER_APPARENT_L2(Inputs.POWERS, known -> new Powers(known).apparent(Phase.L2)),
  /** The same of phase 3. */
  POWER_APPARENT_L3(Inputs.POWERS, known -> new Powers(known).apparent(Phase.L3)),
  /** Active through apparent power, 0 to 1. */
  POWER_FACTOR(Inputs.POWERS, known -> new Powers(known).factor()),
  /** Phases that the meter measures, 1 or 3. */
  PHASES(Set.of(URMS1, URMS2, URMS3), known -> new PhaseValues(known).count()),
  /** Current of the neutral in A: that of the phase on a single-phase meter, else not known. */
  CURRENT_NEUTRAL(
      Set.of(IRMS1, URMS1, URMS2, URMS3), known -> new PhaseValues(known).ofOnlyPhase(IRMS1)),
  /** Active energy drawn by phase 1 in Wh: all of it on a single-phase meter, else not known. */
  ENERGY_ACTIVE_IMPORT_L1(
      Set.of(EAST, URMS1, URMS2, URMS3), known -> new PhaseValues(known).ofOnlyPhase(EAST)),
  /** Active energy drawn and injected, added, in Wh. */
  ENERGY_ACTIVE_BOTH(Set.of(EAST, EAIT), Derivation::bothDirections),
  /** Reactive energy drawn in varh: quadrants 1 and 2; of producers' meters only. */
  ENERGY_REACTIVE_IMPORT(Set.of(ERQ1, ERQ2), known -> sum(known, ERQ1, ERQ2)),
  /** Reactive energy injected in varh: quadrants 3 and 4. */
  ENERGY_REACTIVE_EXPORT(Set.of(ERQ3, ERQ4), known -> sum(known, ERQ3, ERQ4)),
  /** Seconds until the breaker opens if the power stays what it is; 3600 for an hour or never. */
  BREAKER_OPENS_IN(Inputs.BREAKER, Derivation::breaker),
  /** How the supplier calls its index 1. */
  TARIFF_1_NAME(1),
  TARIFF_2_NAME(2),
  TARIFF_3_NAME(3),
  TARIFF_4_NAME(4),
  TARIFF_5_NAME(5),
  TARIFF_6_NAME(6),
  TARIFF_7_NAME(7),
  TARIFF_8_NAME(8),
  TARIFF_9_NAME(9),
  TARIFF_10_NAME(10),
  /** The next day's changes of tariff; as sent where its hours can be read in two ways. */
  DAY_CALENDAR_NEXT(false, Set.of(PJOURF_PLUS_1), known -> calendar(known, PJOURF_PLUS_1)),
  /** The same of the next peak day. */
  PEAK_CALENDAR(false, Set.of(PPOINTE), known -> calendar(known, PPOINTE));

  /** What derivations depend on. */
  private static final class Inputs {
    static final Set<Label> POWERS = ofAllPhases(SINSTS, SINSTI, STGE);
    static final Set<Label> BREAKER = ofAllPhases(SINSTS, PCOUP);

    static Set<Label> ofAllPhases(Label... others) {
      Set<Label> labels = EnumSet.copyOf(Arrays.asList(others));
      Arrays.stream(Phase.values()).forEach(phase -> labels.addAll(phase.labels()));
      return Collections.unmodifiableSet(labels);
    }

    static Set<Label> of(Phase phase, Label... others) {
      Set<Label> labels = EnumSet.copyOf(phase.labels());
      labels.addAll(Arrays.asList(others));
      return Collections.unmodifiableSet(labels);
    }
  }

  private final boolean numeric;
  private final Set<Label> inputs;
  private final Function<KnownLabels, Optional<Estimate>> rule;

  Derivation(Set<Label> inputs, Function<KnownLabels, Optional<Estimate>> rule) {
    this(true, inputs, rule);
  }

  Derivation(int tariff) {
    this(false, Set.of(LTARF, NTARF), known -> tariffName(known, tariff));
  }

  Derivation(boolean numeric, Set<Label> inputs, Function<KnownLabels, Optional<Estimate>> rule) {
    this.numeric = numeric;
    this.inputs = inputs;
    this.rule = rule;
  }

  Set<Label> inputs() {
    return inputs;
  }

  /**
   * Whether it is computed when a group of that label has come. Powers wait for the last of the
   * powers that this meter sends, so that what belongs together is of one frame: a current of this
   * second and a direction of the last one would make an injection of a load.
   */
  boolean due(Label arrived, KnownLabels known) {
    return inputs != Inputs.POWERS || arrived == STGE || arrived == Powers.lastSent(known);
  }

  Optional<Estimate> compute(KnownLabels known) {
    return rule.apply(known);
  }

  /** Whether it is a number and not a text. */
  boolean numeric() {
    return numeric;
  }

  /** Whether it only counts or adds what the meter sends, so that nothing is assumed. */
  boolean exact() {
    return switch (this) {
      case PHASES,
          CURRENT_SUM,
          CURRENT_NEUTRAL,
          ENERGY_ACTIVE_IMPORT_L1,
          ENERGY_ACTIVE_BOTH,
          ENERGY_REACTIVE_IMPORT,
          ENERGY_REACTIVE_EXPORT ->
          true;
      default -> false;
    };
  }

  /** Name in mapping files. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  private static Optional<Estimate> bothDirections(KnownLabels known) {
    return known.number(EAST).isPresent()
        ? Optional.of(
            new Estimate(
                new Value.Whole(known.number(EAST).getAsLong() + known.number(EAIT).orElse(0)),
                Method.SUM_OF_DIRECTIONS))
        : Optional.empty();
  }

  private static Optional<Estimate> sum(KnownLabels known, Label one, Label other) {
    return known.number(one).isPresent() && known.number(other).isPresent()
        ? Optional.of(
            new Estimate(
                new Value.Whole(known.number(one).getAsLong() + known.number(other).getAsLong()),
                Method.SUM_OF_QUADRANTS))
        : Optional.empty();
  }

  private static Optional<Estimate> breaker(KnownLabels known) {
    OptionalLong seconds = known.estimates().breakerOpensIn(known);
    return seconds.isPresent()
        ? Optional.of(new Estimate(new Value.Whole(seconds.getAsLong()), Method.BREAKER_FILTER))
        : Optional.empty();
  }

  private static Optional<Estimate> tariffName(KnownLabels known, int index) {
    return known
        .estimates()
        .tariffName(index)
        .map(name -> new Estimate(new Value.Text(name), Method.HEARD_TOGETHER));
  }

  private static Optional<Estimate> calendar(KnownLabels known, Label label) {
    return known
        .group(label)
        .map(Group::data)
        .map(DayProfile::parse)
        .map(profile -> new Estimate(new Value.Text(profile.calendar()), Method.DECODED));
  }
}
