package org.ticconnect.meter.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDateTime;
import java.util.EnumSet;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ticconnect.meter.LiveMeter;
import org.ticconnect.meter.Mapped;
import org.ticconnect.meter.Measurement;
import org.ticconnect.meter.Quantities;
import org.ticconnect.meter.Quantity;
import org.ticconnect.meter.Value;
import org.ticconnect.source.simulator.Profile;
import org.ticconnect.source.simulator.SimulatedMeter;
import org.ticconnect.tic.Group;
import org.ticconnect.tic.GroupDecoder;
import org.ticconnect.tic.Label;
import org.ticconnect.tic.LinePart;
import org.ticconnect.tic.LineSplitter;

/** Days of simulated meters whose active power is known, with loads of many power factors. */
class ActivePowerTest {
  private static final double DAY = 86_400;
  private static final double CONVERGED = 600;
  private static final double WINDOW = 10;
  private static final double CHARACTERS_PER_SECOND = 960;
  private static final double GAP = 0.025;

  /** What the estimate depends on; the rest of the frame would only make the test slow. */
  private static final Set<Label> NEEDED =
      EnumSet.of(
          Label.DATE,
          Label.EAST,
          Label.EAIT,
          Label.SINSTS,
          Label.SINSTI,
          Label.STGE,
          Label.NTARF,
          Label.ADSC,
          Label.PREF,
          Label.IRMS1,
          Label.URMS1,
          Label.IRMS2,
          Label.URMS2,
          Label.IRMS3,
          Label.URMS3,
          Label.SINSTS1,
          Label.SINSTS2,
          Label.SINSTS3);

  private final Quantities quantities = Mapped.shipped().quantities();
  private final Quantity drawn = quantities.named("power_active_import").orElseThrow();
  private final LiveMeter meter = new LiveMeter("main", quantities, Set.of());
  private final GroupDecoder decoder = new GroupDecoder();
  private final LineSplitter splitter = new LineSplitter();
  private double seconds;
  private double trueWh;
  private double estimatedWh;
  private double trueInWindow;
  private double estimatedInWindow;
  private double windowSeconds;
  private long windows;
  private long windowsWithin;
  private double worst;

  @ParameterizedTest
  @CsvSource({"single-phase, 1", "three-phase, 1", "producer, 2", "solar, 1"})
  void aDayOfEnergyAndItsTenSecondMeans(String profile, long seed) {
    day(profile, seed);
  }

  @ParameterizedTest
  @CsvSource({
    "single-phase, 2",
    "single-phase, 3",
    "three-phase, 2",
    "three-phase, 3",
    "producer, 1",
    "producer, 3",
    "solar, 2",
    "solar, 3",
    "tempo, 1"
  })
  @Tag("long")
  void moreDays(String profile, long seed) {
    day(profile, seed);
  }

  private void day(String profile, long seed) {
    SimulatedMeter simulated =
        new SimulatedMeter(Profile.named(profile), seed, LocalDateTime.of(2026, 6, 15, 0, 0));
    while (seconds < DAY) {
      double truth = Math.max(0, simulated.activePower());
      byte[] frame = simulated.nextFrame();
      hear(frame);
      count(truth, estimate(), frame.length / CHARACTERS_PER_SECOND + GAP);
    }
    double share = windowsWithin / (double) windows;
    System.out.printf(
        "%s, seed %d: true %.0f Wh, estimated %.0f Wh; 10 s means within: %.2f %%, worst %.0f W%n",
        profile, seed, trueWh, estimatedWh, 100 * share, worst);

    assertThat(estimatedWh).as("energy of the day").isCloseTo(trueWh, within(trueWh / 100));
    // The rest are the seconds after a load was switched, before the index could tell its factor.
    assertThat(share).as("10 s means within 15 %% or 100 W").isGreaterThan(0.99);
  }

  private void hear(byte[] frame) {
    long nanos = (long) (seconds * 1e9);
    for (LinePart part : splitter.split(frame)) {
      if (part instanceof LinePart.RawGroup raw
          && decoder.decode(raw) instanceof Group group
          && NEEDED.contains(group.label())) {
        meter.accept(group, nanos);
      } else if (part instanceof LinePart.FrameEnd) {
        meter.frameEnded(true, nanos);
      }
    }
  }

  private OptionalDouble estimate() {
    return meter.values().of(drawn).flatMap(Measurement::value).stream()
        .mapToDouble(value -> ((Value.Real) value).number())
        .findFirst();
  }

  private void count(double truth, OptionalDouble estimate, double time) {
    seconds += time;
    estimate.ifPresent(watts -> assertThat(watts).as("never negative").isNotNegative());
    if (seconds < CONVERGED) {
      return;
    }
    double estimated = estimate.orElseThrow();
    trueWh += truth * time / 3600;
    estimatedWh += estimated * time / 3600;
    trueInWindow += truth * time;
    estimatedInWindow += estimated * time;
    windowSeconds += time;
    if (windowSeconds >= WINDOW) {
      double mean = trueInWindow / windowSeconds;
      double error = Math.abs(estimatedInWindow / windowSeconds - mean);
      windows++;
      windowsWithin += error <= Math.max(100, 0.15 * mean) ? 1 : 0;
      worst = Math.max(worst, error);
      trueInWindow = 0;
      estimatedInWindow = 0;
      windowSeconds = 0;
    }
  }
}
