package org.ticconnect.mqtt.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PausesTest {
  private static final Duration SHORT = Duration.ofSeconds(2);
  private static final Duration LONG = Duration.ofMinutes(2);

  private final Pauses pauses = new Pauses(() -> 0.5);

  @Test
  void growWhileNobodyAnswersSoThatABrokerIsFoundWithinTwentySeconds() {
    assertThat(new long[] {seconds(), seconds(), seconds(), seconds(), seconds(), seconds()})
        .containsExactly(1, 2, 4, 8, 15, 15);
    assertThat(new Pauses(() -> 1).afterFailure()).isEqualTo(Duration.ofMillis(1200));
    assertThat(new Pauses(() -> 0).afterFailure()).isEqualTo(Duration.ofMillis(800));
  }

  private long seconds() {
    return pauses.afterFailure().toSeconds();
  }

  @Test
  void areShortAgainAfterAConnectionThatLasted() {
    pauses.afterFailure();
    pauses.afterFailure();

    assertThat(pauses.afterLoss(SHORT)).isEqualTo(Duration.ofSeconds(4));
    assertThat(pauses.afterLoss(LONG)).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void areLongAfterARefusalThatSomebodyHasToMend() {
    assertThat(pauses.afterRefusal(false)).isEqualTo(Duration.ofSeconds(48));
    assertThat(pauses.afterRefusal(false)).isEqualTo(Duration.ofSeconds(96));
    assertThat(pauses.afterRefusal(false)).isEqualTo(Duration.ofSeconds(192));
    assertThat(pauses.afterRefusal(false)).isEqualTo(Duration.ofMinutes(4));
  }

  @Test
  void stayUnderAMinuteForACertificateThatIsRenewed() {
    Pauses longest = new Pauses(() -> 1);

    assertThat(longest.afterRefusal(true)).isLessThan(Duration.ofSeconds(60));
    assertThat(longest.afterRefusal(true)).isLessThan(Duration.ofSeconds(60));
  }

  @Test
  void areAMinuteFromTheThirdTakeOverWithinAMinute() {
    long minute = Duration.ofMinutes(1).toNanos();

    assertThat(pauses.afterTakeOver(SHORT, 0)).isLessThan(Duration.ofSeconds(20));
    assertThat(pauses.afterTakeOver(SHORT, minute / 4)).isLessThan(Duration.ofSeconds(20));
    assertThat(new Pauses(() -> 0).afterTakeOver(SHORT, 0)).isLessThan(Duration.ofSeconds(2));
    assertThat(pauses.afterTakeOver(SHORT, minute / 2)).isEqualTo(Duration.ofSeconds(75));
    assertThat(pauses.afterTakeOver(SHORT, 4 * minute)).isLessThan(Duration.ofSeconds(20));
  }

  @Test
  void threeConnectionsInARowThatDidNotLastAreNoAccident() {
    pauses.afterLoss(SHORT);
    pauses.afterLoss(SHORT);
    assertThat(pauses.thrownOutRepeatedly()).isFalse();
    pauses.afterLoss(SHORT);
    assertThat(pauses.thrownOutRepeatedly()).isTrue();

    pauses.afterFailure();
    assertThat(pauses.thrownOutRepeatedly()).isFalse();
  }
}
