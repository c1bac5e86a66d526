package org.ticconnect.meter.guard;

import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalLong;
import org.ticconnect.tic.Label;
import org.ticconnect.tic.MeterAddress;

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

  private int phases() {
    return threePhases ? 3 : 1;
  }

  boolean voltsPossible(long volts) {
    return volts <= GREATEST_VOLTS;
  }

  boolean amperesPossible(long amperes) {
    return amperes <= GREATEST_OVERCURRENT * ratedAmperes;
  }

  /** Against PCOUP, or against the rated current before PCOUP is known. */
  boolean powerPossible(long voltAmperes) {
    long limit =
        breakerKva.isPresent()
            ? breakerKva.getAsLong() * VOLT_AMPERES_PER_KVA * GREATEST_OVERLOAD
            : Math.round(ratedAmperes * VOLTS * phases() * GREATEST_OVERCURRENT);
    return voltAmperes <= limit;
  }

  /** Whether the power of a phase is what its voltage and its current, in whole amperes, allow. */
  boolean fitsVoltsTimesAmperes(Label power, long voltAmperes) {
    int phase = power.ordinal() - Label.SINSTS1.ordinal();
    Long volts = newest.get(Label.values()[Label.URMS1.ordinal() + phase]);
    Long amperes = newest.get(Label.values()[Label.IRMS1.ordinal() + phase]);
    return volts == null
        || amperes == null
        || voltAmperes <= GREATEST_ERROR * volts * (amperes + 1);
  }
}
