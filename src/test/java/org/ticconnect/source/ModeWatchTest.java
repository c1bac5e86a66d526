package org.ticconnect.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ticconnect.tic.Lines.bytes;
import static org.ticconnect.tic.Lines.group;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.ticconnect.source.ModeWatch.Step;

/** At which speed a line is listened to, second by second. */
class ModeWatchTest {
  private static final byte[] NOTHING = new byte[0];
  private static final byte[] STANDARD = bytes(group("VTIC", "02"));
  private static final byte[] HISTORIQUE = bytes("\nADCO 012345678901 E\r");
  private static final byte[] GARBAGE = bytes("x@\u0003\t~".repeat(40));

  private final ModeWatch watch = new ModeWatch(0);
  private int second;

  /** Seconds until something is to be done, with these bytes in each. */
  private int until(Step wanted, byte[] bytes) {
    for (int seconds = 1; seconds <= 60; seconds++) {
      Step step = watch.heard(bytes, bytes.length, TimeUnit.SECONDS.toNanos(++second));
      if (step != Step.GO_ON) {
        assertThat(step).isEqualTo(wanted);
        return seconds;
      }
    }
    throw new AssertionError(wanted + " did not come within a minute");
  }

  @Test
  void garbageIsListenedToAt1200SoonAndSilenceLater() {
    assertThat(until(Step.LISTEN_AT_1200, GARBAGE)).isLessThanOrEqualTo(10);
    assertThat(until(Step.BACK_TO_9600, GARBAGE)).isLessThanOrEqualTo(6);
    assertThat(until(Step.LISTEN_AT_1200, NOTHING)).isBetween(15, 24);
    assertThat(until(Step.BACK_TO_9600, NOTHING)).isLessThanOrEqualTo(6);
  }

  @Test
  void historiqueModeIsFoundWithinThirtySecondsOfSilenceOrGarbage() {
    assertThat(until(Step.LISTEN_AT_1200, NOTHING) + until(Step.HISTORIQUE_FOUND, HISTORIQUE))
        .isLessThan(30);
    assertThat(watch.slow()).isFalse();
  }

  @Test
  void aGoodLineIsLeftAlone() {
    for (int i = 0; i < 1000; i++) {
      assertThat(watch.heard(STANDARD, STANDARD.length, TimeUnit.SECONDS.toNanos(++second)))
          .isEqualTo(Step.GO_ON);
    }
    watch.heard(bytes("\nEAST\t00"), 8, TimeUnit.SECONDS.toNanos(second));

    assertThat(until(Step.LISTEN_AT_1200, NOTHING)).as("a meter that pauses").isGreaterThan(15);
  }

  @Test
  void theChangeToStandardModeIsTold() {
    until(Step.LISTEN_AT_1200, GARBAGE);
    until(Step.HISTORIQUE_FOUND, HISTORIQUE);

    assertThat(until(Step.STANDARD_AGAIN, STANDARD)).isEqualTo(1);
  }
}
