package org.ticconnect.owner.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Files that are each in their bounds, and together are not. */
class CoreShareTest {
  private static final long SECOND = 1_000_000_000L;

  private final CoreShare share = new CoreShare(CoreShare.MOST_OF_A_CORE, 0);
  private long now;

  private Optional<String> second(double a, double b, double c) {
    now += SECOND;
    return share.hungriest(
        Map.of("a", (long) (a * SECOND), "b", (long) (b * SECOND), "c", (long) (c * SECOND)), now);
  }

  @Test
  void theOneThatTookTheMostInFourSecondsIsTheOne() {
    assertThat(second(0.1, 0.3, 0.45)).isEmpty();
    assertThat(second(0.1, 0.45, 0.3)).isEmpty();
    assertThat(second(0.1, 0.45, 0.3)).isEmpty();
    assertThat(second(0.1, 0.3, 0.41)).contains("b");
    assertThat(second(0.1, 0.45, 0.4)).isEmpty();
  }

  @Test
  void aSecondBelowBeginsAnew() {
    for (int i = 0; i < 5; i++) {
      assertThat(second(0.3, 0.3, 0.3)).isEmpty();
      assertThat(second(0.3, 0.3, 0.3)).isEmpty();
      assertThat(second(0.3, 0.3, 0.3)).isEmpty();
      assertThat(second(0.3, 0.3, 0.1)).isEmpty();
    }
  }

  @Test
  void aFileThatIsGoneIsNotTheOne() {
    second(0.1, 0.2, 0.6);
    second(0.1, 0.2, 0.6);
    second(0.1, 0.2, 0.6);
    now += SECOND;

    assertThat(share.hungriest(Map.of("a", SECOND / 2, "b", SECOND / 2), now)).contains("b");
  }
}
