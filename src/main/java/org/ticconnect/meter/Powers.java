package org.ticconnect.meter;

import static org.ticconnect.tic.Label.SINSTI;
import static org.ticconnect.tic.Label.SINSTS;
import static org.ticconnect.tic.Label.SINSTS3;
import static org.ticconnect.tic.Label.STGE;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.ticconnect.tic.Label;
import org.ticconnect.tic.Phase;
import org.ticconnect.tic.StatusRegister;

/** Powers that no label tells: active, of each phase, injected without a producer's contract. */
final class Powers {
  /** Below this an injection computed from whole amperes is noise: half an ampere is 115 VA. */
  private static final double INJECTION_FLOOR_VA = 150;

  /** A power factor is told to a hundredth. */
  private static final int FACTOR_DECIMALS = 2;

  private final KnownLabels known;

  Powers(KnownLabels known) {
    this.known = known;
  }

  /** The last in a frame of the powers that this meter sends. */
  static Label lastSent(KnownLabels known) {
    if (known.number(SINSTI).isPresent()) {
      return SINSTI;
    }
    boolean phases = known.number(SINSTS3).isPresent() || known.isDisbelieved(SINSTS3);
    return phases ? SINSTS3 : SINSTS;
  }

  /** Active power in W, drawn positive, injected negative. */
  Optional<Estimate> active() {
    if (known.number(SINSTS).isEmpty()) {
      return Optional.empty();
    }
    double drawn = known.number(SINSTS).getAsLong();
    double injected = known.number(SINSTI).orElse(0);
    if (injected > 0) {
      return Optional.of(times(known.estimates().injectedFactor(), 0 - injected));
    }
    return injectsUntold()
        ? untoldInjection()
        : Optional.of(times(known.estimates().drawnFactor(), drawn));
  }

  /** Apparent power in VA, drawn or injected. */
  Optional<Estimate> apparent() {
    if (known.number(SINSTS).isEmpty()) {
      return Optional.empty();
    }
    long injected = known.number(SINSTI).orElse(0);
    return injectsUntold()
        ? untoldInjection().map(Powers::withoutSign)
        : Optional.of(
            Estimate.power(Math.max(known.number(SINSTS).getAsLong(), injected), Method.AS_SENT));
  }

  /** Active power of a phase, as {@link #active()}; of a single-phase meter the whole. */
  Optional<Estimate> active(Phase phase) {
    if (wholeIs(phase)) {
      return active();
    }
    return signedApparent(phase)
        .map(
            signed -> {
              double apparent = number(signed);
              return apparent > 0 && signed.method() == Method.AS_SENT
                  ? times(known.estimates().drawnFactor(), apparent)
                  : signed;
            });
  }

  /** Apparent power of a phase, drawn or injected. */
  Optional<Estimate> apparent(Phase phase) {
    return wholeIs(phase) ? apparent() : signedApparent(phase).map(Powers::withoutSign);
  }

  /** What is drawn of the active power, in W; 0 while injecting. */
  Optional<Estimate> drawn() {
    return active().map(power -> Estimate.power(Math.max(0, number(power)), power.method()));
  }

  /** What is injected of the active power, in W; 0 while drawing. */
  Optional<Estimate> injected() {
    return active().map(power -> Estimate.power(Math.max(0, 0 - number(power)), power.method()));
  }

  /** Active through apparent power, 0 to 1. */
  Optional<Estimate> factor() {
    boolean injects = known.number(SINSTI).orElse(0) > 0;
    OptionalDouble factor =
        injects ? known.estimates().injectedFactor() : known.estimates().drawnFactor();
    boolean none = factor.isEmpty() || injectsUntold();
    return none
        ? Optional.empty()
        : Optional.of(
            new Estimate(
                new Value.Real(factor.getAsDouble(), FACTOR_DECIMALS), Method.SLOPE_OF_INDEX));
  }

  /** A single-phase meter sends no power of a phase: the whole is that of phase 1. */
  private boolean wholeIs(Phase phase) {
    return phase == Phase.L1 && !perPhase();
  }

  private boolean perPhase() {
    return known.number(Phase.L1.power()).isPresent() || known.isDisbelieved(Phase.L1.power());
  }

  /** Solar panels without a producer's contract: the meter tells the direction but no power. */
  private boolean injectsUntold() {
    return known.number(SINSTS).orElse(1) == 0 && injecting() && known.number(SINSTI).isEmpty();
  }

  private boolean injecting() {
    return known
        .group(STGE)
        .flatMap(group -> StatusRegister.parse(group.data()))
        .map(StatusRegister::injecting)
        .orElse(false);
  }

  /** Phases that draw meanwhile count against those that inject. */
  private Optional<Estimate> untoldInjection() {
    if (!perPhase()) {
      return Optional.of(
          Estimate.power(0 - aboveFloor(product(Phase.L1)), Method.VOLTS_TIMES_AMPERES));
    }
    double sum =
        Stream.of(Phase.values())
            .flatMap(phase -> signedApparent(phase).stream())
            .mapToDouble(Powers::number)
            .sum();
    // The meter says that energy flows out; whole amperes may say otherwise by a few watts.
    return Optional.of(Estimate.power(Math.min(0, sum), Method.SUM_OF_PHASES));
  }

  /** Apparent power of a phase in VA, negative when it seems to inject. */
  private Optional<Estimate> signedApparent(Phase phase) {
    if (known.isDisbelieved(phase.power())) {
      return Optional.of(Estimate.power(product(phase), Method.VOLTS_TIMES_AMPERES));
    }
    if (known.number(phase.power()).isEmpty()) {
      return Optional.empty();
    }
    double drawn = known.number(phase.power()).getAsLong();
    if (drawn > 0 || !mayInject(phase)) {
      return Optional.of(Estimate.power(drawn, Method.AS_SENT));
    }
    OptionalDouble gap = gap();
    return Optional.of(
        gap.isPresent()
            ? Estimate.power(0 - ofGap(phase, gap.getAsDouble()), Method.PHASE_GAP)
            : Estimate.power(0 - aboveFloor(product(phase)), Method.VOLTS_TIMES_AMPERES));
  }

  /** A phase that draws nothing and carries a current, while there is something to explain. */
  private boolean mayInject(Phase phase) {
    boolean silent =
        known.number(phase.power()).orElse(1) == 0 && known.number(phase.current()).orElse(0) > 0;
    return silent && (injecting() || gap().orElse(0) > INJECTION_FLOOR_VA);
  }

  /**
   * The meter sums the phases with their signs (specification 6.2.3.8), so what the drawing phases
   * have too much for the whole is what the others inject; in VA. Empty while the whole is unknown.
   */
  private OptionalDouble gap() {
    boolean whole = known.number(SINSTS).isPresent() && !injectsUntold();
    boolean believed =
        Stream.of(Phase.values()).noneMatch(phase -> known.isDisbelieved(phase.power()));
    if (!whole || !believed) {
      return OptionalDouble.empty();
    }
    long phases =
        Stream.of(Phase.values()).mapToLong(phase -> known.number(phase.power()).orElse(0)).sum();
    long net = known.number(SINSTS).getAsLong() - known.number(SINSTI).orElse(0);
    return OptionalDouble.of(Math.max(0, phases - net));
  }

  /** What a phase injects of a gap, in VA: no more than its current can carry. */
  private double ofGap(Phase phase, double gap) {
    double carried =
        (double) known.number(phase.voltage()).orElse(0)
            * (known.number(phase.current()).orElse(0) + 1);
    return Math.min(gap * share(phase), carried);
  }

  /** Part of the gap that a phase has, by its current; 0 to 1. */
  private double share(Phase phase) {
    double all = Stream.of(Phase.values()).filter(this::mayInject).mapToDouble(this::product).sum();
    return all == 0 ? 0 : product(phase) / all;
  }

  private double product(Phase phase) {
    return (double) known.number(phase.voltage()).orElse(0)
        * known.number(phase.current()).orElse(0);
  }

  private static double aboveFloor(double voltAmperes) {
    return voltAmperes < INJECTION_FLOOR_VA ? 0 : voltAmperes;
  }

  private static Estimate times(OptionalDouble factor, double apparent) {
    return factor.isPresent()
        ? Estimate.power(factor.getAsDouble() * apparent, Method.SLOPE_OF_INDEX)
        : Estimate.power(apparent, Method.EQUAL_TO_APPARENT);
  }

  private static Estimate withoutSign(Estimate estimate) {
    return Estimate.power(Math.abs(number(estimate)), estimate.method());
  }

  private static double number(Estimate estimate) {
    return ((Value.Real) estimate.value()).number();
  }
}
