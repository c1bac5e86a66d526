package org.ticconnect.meter.guard;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ticconnect.bench.NoiseBench;
import org.ticconnect.support.Noise;

/** Bad lines: no wrong value is published, no group is lost that was not hit. */
class NoiseTest {
  private static final long SHORT = 400_000;
  private static final long LONG = 7_000_000;

  @ParameterizedTest
  @EnumSource
  void nothingWrongIsPublished(Noise noise) {
    check(noise, 1e-3, SHORT);
    check(noise, 1e-4, SHORT);
  }

  @ParameterizedTest
  @EnumSource
  @Tag("long")
  void nothingWrongIsPublishedInAHundredMillionBytes(Noise noise) {
    check(noise, 1e-4, LONG);
    check(noise, 1e-5, LONG);
  }

  private static void check(Noise noise, double rate, long bytes) {
    for (String meter : new String[] {"single-phase", "three-phase"}) {
      NoiseBench.Outcome outcome = NoiseBench.run(noise, rate, meter, 5, bytes);

      assertThat(outcome.examples()).as("%s, %s", noise, meter).isEmpty();
      assertThat(outcome.lostClean()).as("lost without being hit").isZero();
      assertThat(outcome.doubted()).as("right, but in quarantine").isZero();
      assertThat(outcome.sent()).isPositive();
    }
  }
}
