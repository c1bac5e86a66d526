package org.ticconnect.meter.estimate;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.ticconnect.tic.Label;
import org.ticconnect.tic.Phase;

/** How long the breaker holds: each phase is judged for itself (specification 7). */
final class BreakerForecast {

  /** The breaker opens above 1.3 times PCOUP. */
  private static final double OPENING = 1.3;

  private static final double VOLT_AMPERES_PER_KVA = 1000;
  private static final Duration LONGEST_STEP = Duration.ofMinutes(5);

  private final Map<Phase, BreakerFilter> filters = new EnumMap<>(Phase.class);
  private Optional<Instant> last = Optional.empty();

  /**
   * @param date the meter's clock when these powers were drawn
   */
  void draw(Instant date, Numbers numbers) {
    OptionalDouble opening = opening(numbers);
    if (opening.isEmpty()) {
      return;
    }
    double seconds =
        last.map(before -> Duration.between(before, date))
            .filter(time -> !time.isNegative() && time.compareTo(LONGEST_STEP) < 0)
            .map(time -> time.toMillis() / 1000.0)
            .orElse(0.0);
    last = Optional.of(date);
    for (Phase phase : phases(numbers)) {
      OptionalLong power = power(numbers, phase);
      if (power.isPresent()) {
        filter(phase).draw(seconds, power.getAsLong(), opening.getAsDouble());
      }
    }
  }

  /** Seconds until the first phase opens the breaker, at most the longest. */
  OptionalLong opensIn(Numbers numbers, long longest) {
    OptionalDouble opening = opening(numbers);
    if (opening.isEmpty() || power(numbers, Phase.L1).isEmpty()) {
      return OptionalLong.empty();
    }
    return phases(numbers).stream()
        .mapToLong(phase -> opensIn(numbers, phase, opening.getAsDouble()).orElse(longest))
        .map(left -> Math.min(left, longest))
        .min();
  }

  private OptionalLong opensIn(Numbers numbers, Phase phase, double opening) {
    OptionalLong power = power(numbers, phase);
    return power.isPresent()
        ? filter(phase).opensIn(power.getAsLong(), opening)
        : OptionalLong.empty();
  }

  private BreakerFilter filter(Phase phase) {
    return filters.computeIfAbsent(phase, any -> new BreakerFilter());
  }

  private static List<Phase> phases(Numbers numbers) {
    boolean three = numbers.number(Label.IRMS2).isPresent();
    return three ? List.of(Phase.values()) : List.of(Phase.L1);
  }

  /** Power of a phase at which a long overload opens the breaker, in VA. */
  private static OptionalDouble opening(Numbers numbers) {
    OptionalLong limit = numbers.number(Label.PCOUP);
    return limit.isPresent()
        ? OptionalDouble.of(
            OPENING * limit.getAsLong() * VOLT_AMPERES_PER_KVA / phases(numbers).size())
        : OptionalDouble.empty();
  }

  /** As sent, or volts times amperes where the meter sends nonsense. */
  private static OptionalLong power(Numbers numbers, Phase phase) {
    if (phases(numbers).size() == 1) {
      return numbers.number(Label.SINSTS);
    }
    OptionalLong sent = numbers.number(phase.power());
    OptionalLong volts = numbers.number(phase.voltage());
    OptionalLong amperes = numbers.number(phase.current());
    return sent.isPresent() || volts.isEmpty() || amperes.isEmpty()
        ? sent
        : OptionalLong.of(volts.getAsLong() * amperes.getAsLong());
  }
}
