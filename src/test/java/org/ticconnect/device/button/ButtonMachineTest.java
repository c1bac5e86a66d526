package org.ticconnect.device.button;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The button seen every 20 ms. */
class ButtonMachineTest {
  private static final Duration STEP = Duration.ofMillis(20);

  private final ButtonMachine machine = new ButtonMachine();
  private final List<Press> presses = new ArrayList<>();
  private long now = 1_000_000_007L;

  private void see(boolean down, long millis) {
    long until = now + Duration.ofMillis(millis).toNanos();
    while (until - now > 0) {
      look(new ButtonEvent.Seen(down));
      now += Math.min(STEP.toNanos(), until - now);
    }
  }

  private void look(ButtonEvent event) {
    machine.apply(event, now).ifPresent(presses::add);
  }

  @ParameterizedTest
  @CsvSource({
    "20, ''",
    "40, CLICK",
    "900, CLICK",
    "999, CLICK",
    "1000, HOLD",
    "1100, HOLD",
    "10000, HOLD",
    "30000, HOLD",
    "30100, ''",
    "86400000, ''"
  })
  void whatAPressIsDependsOnHowLongItWas(long millis, String press) {
    see(false, 100);
    see(true, millis);
    assertThat(presses).as("nothing counts before it is let go").isEmpty();
    see(false, 100);

    assertThat(presses.stream().map(Press::name))
        .isEqualTo(press.isEmpty() ? List.of() : List.of(press));
    assertThat(machine.state()).isEqualTo(new ButtonState.Released());
  }

  @Test
  void theLampTellsFromHalfASecondOnThatAHoldIsNear() {
    see(false, 100);
    see(true, 490);
    assertThat(machine.near(now)).isFalse();
    see(true, 20);
    assertThat(machine.near(now)).isTrue();
    see(true, 31_000);
    assertThat(machine.near(now)).as("stuck").isFalse();
    assertThat(machine.state()).isInstanceOf(ButtonState.Stuck.class);
  }

  @Test
  void whatIsDownAtTheStartCountsForNothing() {
    see(true, 2_000);
    assertThat(machine.state()).isInstanceOf(ButtonState.Found.class);
    see(false, 100);
    assertThat(presses).isEmpty();
    see(true, 200);
    see(false, 100);
    assertThat(presses).containsExactly(Press.CLICK);
  }

  @Test
  void whatIsDownAtTheStartForLongIsStuckToo() {
    see(true, 30_100);
    assertThat(machine.state()).isInstanceOf(ButtonState.Stuck.class);
    see(false, 100);
    assertThat(presses).isEmpty();
  }

  @Test
  void aPinThatIsLostWhileTheButtonIsHeldResetsNothing() {
    see(false, 100);
    see(true, 2_000);
    look(new ButtonEvent.Blind());
    see(false, 100);
    assertThat(presses).isEmpty();
  }

  @Test
  void aPinThatComesBackWithTheButtonDownResetsNothing() {
    see(false, 100);
    see(true, 2_000);
    look(new ButtonEvent.Blind());
    see(true, 2_000);
    see(false, 100);
    assertThat(presses).isEmpty();
  }

  @Test
  void aProgramThatCouldNotLookForAWhileTakesNoClickForAHold() {
    see(false, 100);
    see(true, 200);
    now += Duration.ofSeconds(5).toNanos();
    see(false, 100);
    assertThat(presses).containsExactly(Press.CLICK);
  }

  @Test
  void aHoldWithAShortDisturbanceIsOne() {
    see(false, 100);
    see(true, 800);
    see(false, 20);
    see(true, 800);
    see(false, 100);
    assertThat(presses).containsExactly(Press.HOLD);
  }
}
