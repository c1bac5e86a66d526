package org.ticconnect.meter.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ticconnect.tic.Label;

/** The forecast against the meter's own filter, run second by second (specification 7). */
class BreakerForecastTest {
  private static final Instant START = Instant.parse("2026-01-15T17:00:00Z");
  private static final long LONGEST = 3600;
  private static final double CONTRACT_VA = 9000;

  private final Map<Label, Long> numbers = new EnumMap<>(Label.class);
  private final BreakerForecast forecast = new BreakerForecast();
  private double filtered;
  private int second;

  /** A second goes by in the meter and here; frames come each second. */
  private void draw(double voltAmperes) {
    filtered = 0.008 * voltAmperes * voltAmperes + 0.992 * filtered;
    numbers.put(Label.PCOUP, 9L);
    numbers.put(Label.SINSTS, Math.round(voltAmperes));
    forecast.draw(START.plusSeconds(++second), this::number);
  }

  private OptionalLong number(Label label) {
    return numbers.containsKey(label) ? OptionalLong.of(numbers.get(label)) : OptionalLong.empty();
  }

  private boolean open(double limit) {
    return filtered > 1.3 * limit * 1.3 * limit;
  }

  private long opensIn() {
    return forecast.opensIn(this::number, LONGEST).orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({"1.4, 247", "2.5, 39", "1.6, 133"})
  void anOverloadIsForecastWithinATenthFromHalfWayOn(double overload, int opensAfter) {
    for (int i = 0; i < 600; i++) {
      draw(300);
    }
    int start = second;
    int[] told = new int[opensAfter + 20];
    while (!open(CONTRACT_VA)) {
      draw(overload * CONTRACT_VA);
      told[second - start] = (int) opensIn();
    }
    int took = second - start;

    assertThat(took).isCloseTo(opensAfter, within(2));
    for (int i = took / 2; i < took; i++) {
      double left = took - i;
      assertThat((double) told[i])
          .as("%d s before", took - i)
          .isCloseTo(left, within(left / 10 + 1));
    }
  }

  @Test
  void elevenTenthsNeverOpenIt() {
    for (int i = 0; i < 7200; i++) {
      draw(1.1 * CONTRACT_VA);
      assertThat(opensIn()).isEqualTo(LONGEST);
    }
    assertThat(open(CONTRACT_VA)).isFalse();
  }

  @Test
  void anOverloadThatEndsIsNoneAnyMore() {
    for (int i = 0; i < 30; i++) {
      draw(2 * CONTRACT_VA);
    }
    assertThat(opensIn()).isLessThan(60);

    draw(CONTRACT_VA);
    assertThat(opensIn()).isEqualTo(LONGEST);
  }

  @Test
  void eachPhaseIsJudgedForItself() {
    numbers.put(Label.IRMS1, 10L);
    numbers.put(Label.IRMS2, 10L);
    numbers.put(Label.IRMS3, 1L);
    numbers.put(Label.SINSTS1, 2500L);
    numbers.put(Label.SINSTS2, 7500L);
    numbers.put(Label.SINSTS3, 230L);
    for (int i = 0; i < 20; i++) {
      draw(10_230);
    }

    assertThat(opensIn()).as("2.5 times 3 kVA on phase 2").isCloseTo(20, within(3L));
  }

  @Test
  void withoutPcoupNothingIsForecast() {
    numbers.put(Label.SINSTS, 20_000L);

    assertThat(forecast.opensIn(this::number, LONGEST)).isEmpty();
  }
}
