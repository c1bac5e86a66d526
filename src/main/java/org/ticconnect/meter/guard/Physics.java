package org.ticconnect.meter.guard;

import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.ticconnect.tic.Label;
import org.ticconnect.tic.MeterAddress;
import org.ticconnect.tic.Phase;

/** What this meter can measure at all. */
final class Physics {
  /** A phase may carry the voltage between phases when the neutral is lost: 230 V x 1.73 + 10 %. */
  private static final long GREATEST_VOLTS = 440;

  /** Upper end of the voltage of a sound network (EN 50160), in V. */
  private static final double VOLTS = 253;

  /** Loads draw more than the rated current for seconds before the breaker opens. */
  private static final long GREATEST_OVERCURRENT = 3;

  /** The breaker lets 2.5 times its limit through for 40 s and more for a few seconds (7). */
  private static final double LONG_OVERLOAD = 2.5;

  private static final long GREATEST_OVERLOAD = 5;

  /** The limit may be lowered while more is drawn. */
  private static final double ALWAYS_POSSIBLE_VA = 10_000;

  private static final Set<Label> DRAWN_NOW =
      Set.of(Label.SINSTS, Label.SINSTS1, Label.SINSTS2, Label.SINSTS3);

  /** An index may grow so much faster than the last power tells before it has to be said twice. */
  private static final double SURPRISE = 1.5;

  private static final long VOLT_AMPERES_PER_KVA = 1000;

  /** How often volts times amperes, rounded up to whole amperes, the power of a phase may be. */
  private static final long GREATEST_ERROR = 2;

  private final Map<Label, Long> newest = new EnumMap<>(Label.class);
  private int ratedAmperes = MeterAddress.HIGHEST_RATED_AMPERES;
  private boolean threePhases;
  private OptionalLong breakerKva = OptionalLong.empty();

  void address(MeterAddress address) {
    ratedAmperes = address.ratedAmperes();
  }

  /** A believed number. */
  void learn(Label label, long number) {
    newest.put(label, number);
    threePhases |= label == Label.IRMS2;
    if (label == Label.PCOUP && number > 0) {
      breakerKva = OptionalLong.of(number);
    }
  }

  /** Greatest power by which an index can grow, in W. */
  double indexWatts() {
    double rated = ratedAmperes * VOLTS * phases();
    double breaker = breakerKva.orElse(0) * VOLT_AMPERES_PER_KVA * LONG_OVERLOAD;
    return Math.max(rated, breaker);
  }

  /** Power that explains how an index grows without surprise, in W; the bound while unknown. */
  double expectedWatts() {
    Long drawn = newest.get(Label.SINSTS);
    long injected = newest.getOrDefault(Label.SINSTI, 0L);
    return drawn == null ? indexWatts() : SURPRISE * Math.max(drawn, injected);
  }

  private int phases() {
    return threePhases ? 3 : 1;
  }

  boolean voltsPossible(long volts) {
    return volts <= GREATEST_VOLTS;
  }

  boolean amperesPossible(long amperes) {
    return amperes <= GREATEST_OVERCURRENT * ratedAmperes;
  }

  /**
   * What is drawn, against PCOUP; what is injected, and what was reached on a day when PCOUP may
   * have been another one, against what the meter can carry too.
   */
  boolean powerPossible(Label label, long voltAmperes) {
    double carried = ratedAmperes * VOLTS * phases() * GREATEST_OVERCURRENT;
    double broken =
        breakerKva.isPresent()
            ? breakerKva.getAsLong() * VOLT_AMPERES_PER_KVA * GREATEST_OVERLOAD
            : carried;
    double limit =
        DRAWN_NOW.contains(label)
            ? Math.max(broken, ALWAYS_POSSIBLE_VA)
            : Math.max(broken, carried);
    return voltAmperes <= limit;
  }

  /** Whether the power of a phase is what its voltage and its current, in whole amperes, allow. */
  boolean fitsVoltsTimesAmperes(Label power, long voltAmperes) {
    return Stream.of(Phase.values())
        .filter(phase -> phase.power() == power)
        .filter(phase -> newest.keySet().containsAll(Set.of(phase.voltage(), phase.current())))
        .allMatch(phase -> voltAmperes <= GREATEST_ERROR * carried(phase));
  }

  private long carried(Phase phase) {
    return newest.get(phase.voltage()) * (newest.get(phase.current()) + 1);
  }
}
