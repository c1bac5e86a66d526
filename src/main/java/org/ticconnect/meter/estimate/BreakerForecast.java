package org.ticconnect.meter.estimate;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ticconnect.tic.Label;

/** How long the breaker holds: each phase is judged for itself (specification 7). */
final class BreakerForecast {
  private static final List<Label> POWERS = List.of(Label.SINSTS1, Label.SINSTS2, Label.SINSTS3);
  private static final List<Label> VOLTS = List.of(Label.URMS1, Label.URMS2, Label.URMS3);
  private static final List<Label> AMPERES = List.of(Label.IRMS1, Label.IRMS2, Label.IRMS3);
  private static final int PHASES = 3;

  /** The breaker opens above 1.3 times PCOUP. */
  private static final double OPENING = 1.3;

  private static final double VOLT_AMPERES_PER_KVA = 1000;
  private static final Duration LONGEST_STEP = Duration.ofMinutes(5);

  private final List<BreakerFilter> filters =
      Stream.generate(BreakerFilter::new).limit(PHASES).toList();
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
    for (int phase = 0; phase < phases(numbers); phase++) {
      OptionalLong power = power(numbers, phase);
      if (power.isPresent()) {
        filters.get(phase).draw(seconds, power.getAsLong(), opening.getAsDouble());
      }
    }
  }

  /** Seconds until the first phase opens the breaker, at most the longest. */
  OptionalLong opensIn(Numbers numbers, long longest) {
    OptionalDouble opening = opening(numbers);
    if (opening.isEmpty() || power(numbers, 0).isEmpty()) {
      return OptionalLong.empty();
    }
    return IntStream.range(0, phases(numbers))
        .mapToLong(phase -> opensIn(numbers, phase, opening.getAsDouble()).orElse(longest))
        .map(left -> Math.min(left, longest))
        .min();
  }

  private OptionalLong opensIn(Numbers numbers, int phase, double opening) {
    OptionalLong power = power(numbers, phase);
    return power.isPresent()
        ? filters.get(phase).opensIn(power.getAsLong(), opening)
        : OptionalLong.empty();
  }

  private static int phases(Numbers numbers) {
    return numbers.number(Label.IRMS2).isPresent() ? PHASES : 1;
  }

  /** Power of a phase at which a long overload opens the breaker, in VA. */
  private static OptionalDouble opening(Numbers numbers) {
    OptionalLong limit = numbers.number(Label.PCOUP);
    return limit.isPresent()
        ? OptionalDouble.of(OPENING * limit.getAsLong() * VOLT_AMPERES_PER_KVA / phases(numbers))
        : OptionalDouble.empty();
  }

  /** As sent, or volts times amperes where the meter sends nonsense. */
  private static OptionalLong power(Numbers numbers, int phase) {
    if (phases(numbers) == 1) {
      return numbers.number(Label.SINSTS);
    }
    OptionalLong sent = numbers.number(POWERS.get(phase));
    OptionalLong volts = numbers.number(VOLTS.get(phase));
    OptionalLong amperes = numbers.number(AMPERES.get(phase));
    return sent.isPresent() || volts.isEmpty() || amperes.isEmpty()
        ? sent
        : OptionalLong.of(volts.getAsLong() * amperes.getAsLong());
  }
}
