package org.ticconnect.network.names;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class FenceTest {
  private static long seconds(double seconds) {
    return (long) (seconds * 1e9);
  }

  @Test
  void fivePercentOfACoreOverTenSecondsIsHalfASecond() {
    Fence fence = new Fence(Duration.ofSeconds(10), 5);
    boolean passed = false;
    for (int second = 0; second <= 60; second++) {
      passed |= fence.isPassed(seconds(second), seconds(0.05 * second));
    }
    assertThat(passed).isFalse();
    assertThat(fence.isPassed(seconds(61), seconds(0.05 * 60 + 0.3))).isTrue();
  }

  @Test
  void whatWasUsedLongAgoDoesNotCount() {
    Fence fence = new Fence(Duration.ofSeconds(10), 5);
    assertThat(fence.isPassed(seconds(0), seconds(3))).isFalse();
    assertThat(fence.isPassed(seconds(1), seconds(3.4))).isFalse();
    assertThat(fence.isPassed(seconds(20), seconds(3.8))).isFalse();
    fence.reset();
    assertThat(fence.isPassed(seconds(21), seconds(9))).isFalse();
  }

  @Test
  void eachPauseIsLongerUntilThereWasNoTroubleForLong() {
    GrowingPause pause = new GrowingPause(Duration.ofSeconds(30), Duration.ofMinutes(30));
    assertThat(pause.left(0)).isZero();

    pause.begin(0);
    assertThat(pause.left(0)).isEqualTo(seconds(30));
    assertThat(pause.left(seconds(31))).isZero();

    pause.begin(seconds(60));
    assertThat(pause.left(seconds(60))).isEqualTo(seconds(60));
    for (int i = 0; i < 20; i++) {
      pause.begin(seconds(60));
    }
    assertThat(pause.left(seconds(60))).isEqualTo(seconds(1800));

    pause.begin(seconds(2 * 1800 + 100));
    assertThat(pause.left(seconds(2 * 1800 + 100))).isEqualTo(seconds(30));
  }

  @Test
  void theThreadsOfAGroupAreCounted() throws Exception {
    ThreadGroup group = new ThreadGroup("busy");
    ThreadTimes times = new ThreadTimes(group);
    long end = System.nanoTime() + seconds(5);
    Thread busy = new Thread(group, () -> work(end), "busy");
    busy.setDaemon(true);
    busy.start();
    while (times.getAsLong() < seconds(0.1) && System.nanoTime() < end) {
      Thread.onSpinWait();
    }
    assertThat(times.getAsLong()).isGreaterThan(seconds(0.09));
    busy.interrupt();
    busy.join();
    assertThat(times.getAsLong()).isGreaterThan(seconds(0.09));
  }

  private static void work(long end) {
    while (System.nanoTime() < end && !Thread.currentThread().isInterrupted()) {
      Thread.onSpinWait();
    }
  }
}
