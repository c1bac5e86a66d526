package org.ticconnect.meter.line;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LineCountersTest {
  @Test
  void eachWholeFrameIsEitherCorrectOrDamaged() {
    LineCounters counters = new LineCounters();
    counters.frame(true, true);
    counters.frame(true, true);
    counters.frame(true, false);
    counters.frame(false, false);

    assertThat(counters.frames()).isEqualTo(3);
    assertThat(counters.correctFrames()).isEqualTo(2);
    assertThat(counters.damagedFrames()).isEqualTo(1);
    assertThat(counters.cutFrames()).isEqualTo(1);
  }

  @Test
  void whileFramesComeNoCountIsEverLessThanItWas() throws InterruptedException {
    LineCounters counters = new LineCounters();
    Thread line =
        new Thread(
            () -> {
              for (int i = 0; i < 300_000; i++) {
                counters.frame(true, true);
              }
            });
    line.start();
    while (line.isAlive()) {
      assertThat(counters.damagedFrames()).isZero();
    }
    line.join();
    assertThat(counters.frames()).isEqualTo(300_000);
  }
}
