package org.ticconnect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Row X8 of the fault matrix, through the shipped routes. */
class ButtonRoutesTest {
  private static final List<String> RECONNECT =
      List.of("page.open", "network.reconnect", "broker.reconnect", "names.rebuild");
  private static final List<String> RESET = List.of("factory.reset");

  @TempDir private static Path folder;
  private static SimulatedButton button;

  @BeforeAll
  static void start() throws Exception {
    button = new SimulatedButton(folder.resolve("usual"), true);
    button.up();
  }

  @BeforeEach
  void rest() {
    button.rest();
  }

  @AfterAll
  static void stop() {
    button.close();
  }

  @ParameterizedTest
  @ValueSource(longs = {40, 200, 900})
  void aClickConnectsAnew(long millis) throws Exception {
    button.press(Duration.ofMillis(millis));

    assertThat(button.done()).isEqualTo(RECONNECT);
    assertThat(last()).isEqualTo("click reconnect");
  }

  @ParameterizedTest
  @ValueSource(longs = {1_100, 10_000, 29_900})
  void aHoldResetsWhenItIsLetGo(long millis) throws Exception {
    button.down();
    button.pass(Duration.ofMillis(millis));
    assertThat(button.done()).as("nothing before").isEmpty();
    button.up();
    button.pass(Duration.ofMillis(150));

    assertThat(button.done()).isEqualTo(RESET);
    assertThat(last()).isEqualTo("hold factory_reset");
  }

  private String last() throws Exception {
    Map<String, Object> last = button.told("last");
    return last.get("press") + " " + last.get("did");
  }

  @Test
  void aButtonStuckForADayIsIgnoredAndTold() throws Exception {
    button.down();
    button.pass(Duration.ofSeconds(29));
    assertThat(button.told("button")).containsEntry("stuck", false).containsEntry("down", true);
    button.pass(Duration.ofSeconds(2));
    assertThat(button.told("button").get("message").toString())
        .startsWith("it has been down for more than 30 s and is ignored");
    assertThat(button.told("button").get("message_fr").toString())
        .startsWith("il est enfoncé depuis plus de 30 s");
    button.pass(Duration.ofHours(24), Duration.ofMinutes(1));
    button.up();
    button.pass(Duration.ofMillis(150));

    assertThat(button.done()).isEmpty();
    assertThat(button.told("button")).containsEntry("stuck", false).containsEntry("down", false);
    button.press(Duration.ofMillis(200));
    assertThat(button.done()).isEqualTo(RECONNECT);
  }

  @Test
  void aThousandBouncesAreOneClick() {
    bounce();
    button.pass(Duration.ofMillis(200));
    assertThat(button.done()).isEmpty();
    bounce();
    button.up();
    button.pass(Duration.ofMillis(150));

    assertThat(button.done()).isEqualTo(RECONNECT);
  }

  /** 500 times up and down within 20 ms, and then down. */
  private void bounce() {
    for (int i = 0; i < 500; i++) {
      button.up();
      button.unseen(Duration.ofNanos(20_000));
      button.down();
      button.unseen(Duration.ofNanos(20_000));
    }
  }

  @Test
  void fiftyClicksConnectAnewOnceInFiveSeconds() throws Exception {
    for (int i = 0; i < 50; i++) {
      button.press(Duration.ofMillis(150));
    }

    // 15 s: with the first, after 5 and after 10.
    assertThat(button.reconnects()).isEqualTo(3);
    assertThat(last()).isEqualTo("click too_soon");
  }

  @Test
  void aClickWhoseEdgesAreBothLostIsOne() throws Exception {
    try (SimulatedButton deaf = new SimulatedButton(folder.resolve("deaf"), false)) {
      deaf.up();
      deaf.pass(Duration.ofMillis(200));
      deaf.press(Duration.ofMillis(200));
      assertThat(deaf.done()).isEqualTo(RECONNECT);
      deaf.press(Duration.ofMillis(1_200));
      assertThat(deaf.done()).endsWith("factory.reset");
    }
  }

  @Test
  void aButtonThatIsDownAtTheStartIsIgnoredUntilItIsLetGo() throws Exception {
    try (SimulatedButton pressed = new SimulatedButton(folder.resolve("pressed"), true)) {
      pressed.press(Duration.ofMillis(1_500));
      assertThat(pressed.done()).isEmpty();
      pressed.press(Duration.ofMillis(200));
      assertThat(pressed.done()).isEqualTo(RECONNECT);
    }
  }

  @Test
  void whileSomebodyWaitsAClickOnlyClaims() throws Exception {
    button.somebodyWaits();
    button.press(Duration.ofMillis(200));
    assertThat(button.done()).isEmpty();
    assertThat(last()).isEqualTo("click claim");

    button.press(Duration.ofMillis(200));
    assertThat(button.done()).isEqualTo(RECONNECT);
  }

  @Test
  void aProgramThatStoodStillTakesNoClickForAHold() {
    button.down();
    button.pass(Duration.ofMillis(100));
    button.unseen(Duration.ofSeconds(5));
    button.up();
    button.pass(Duration.ofMillis(150));

    assertThat(button.done()).isEqualTo(RECONNECT);
  }

  @Test
  void theLampQuickensFromHalfASecondOnSoThatTheOwnerCanLetGo() {
    button.down();
    button.pass(Duration.ofMillis(450));
    long before = button.lampChanges();
    button.pass(Duration.ofMillis(100));
    // Steady red becomes red and dark by turns.
    await()
        .atMost(Duration.ofSeconds(15))
        .until(
            () -> {
              button.pass(Duration.ofMillis(125));
              return button.lampChanges() >= before + 3;
            });
    button.up();
    button.pass(Duration.ofMillis(150));
  }
}
