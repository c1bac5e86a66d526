package org.ticconnect.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ThrottleTest {
  private static final long SECOND = Duration.ofSeconds(1).toNanos();

  private final AtomicLong now = new AtomicLong();
  private final Throttle throttle = new Throttle(now::get);

  private boolean admits(String source) {
    return throttle.admit(source).isPresent();
  }

  @Test
  @DisplayName("W9: one source is looked at ten times a minute, and again a minute later")
  void aSourceHasTenLooksAMinute() {
    for (int minute = 0; minute < 3; minute++) {
      int looks = 0;
      for (int i = 0; i < 1000; i++) {
        looks += admits("10.0.0.1") ? 1 : 0;
      }
      assertThat(looks).isBetween(9, 10);
      assertThat(throttle.secondsToWait().orElseThrow()).isBetween(59, 61);
      now.addAndGet(61 * SECOND);
    }
  }

  @Test
  @DisplayName(
      "W9: fifty addresses are looked at sixty times a minute, and a quiet one still gets in")
  void whoWasQuietGetsInWhileFiftyAttack() {
    Map<Long, Integer> looksByMinute = new HashMap<>();
    for (int second = 0; second < 600; second++) {
      now.set(second * SECOND);
      for (int i = 0; i < 50; i++) {
        if (admits("10.0.0." + i)) {
          looksByMinute.merge(second / 60L, 1, Integer::sum);
        }
      }
      if (second % 60 == 30) {
        Optional<Throttle.Check> owner = throttle.admit("10.0.1.1");
        assertThat(owner).as("at " + second + " s").isPresent();
        throttle.takeBack(owner.get());
      }
    }

    assertThat(looksByMinute.values()).allSatisfy(looks -> assertThat(looks).isLessThan(61));
    assertThat(looksByMinute.get(0L)).isEqualTo(59);
    assertThat(looksByMinute.get(5L)).isEqualTo(9);
  }

  @Test
  void aRightPasswordCostsNothingButGivesBackNoWrongOne() {
    for (int i = 0; i < 100; i++) {
      throttle.takeBack(throttle.admit("10.0.0.1").orElseThrow());
    }
    int wrong = 0;
    for (int i = 0; i < 100; i++) {
      if (admits("10.0.0.1")) {
        wrong++;
      }
      throttle.admit("10.0.0.1").ifPresent(throttle::takeBack);
    }
    assertThat(wrong).isLessThanOrEqualTo(10);
  }

  @Test
  void aClickClearsIt() {
    while (admits("10.0.0.1")) {
      now.incrementAndGet();
    }
    throttle.clear();
    assertThat(admits("10.0.0.1")).isTrue();
  }
}
