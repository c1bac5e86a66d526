package org.ticconnect.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LampMachineTest {
  private static final LampEvent TICK = new LampEvent.Tick();
  private static final LampEvent NO_ADDRESS = new LampEvent.Address(false);
  private static final LampEvent ADDRESS = new LampEvent.Address(true);

  private final LampMachine lamp = new LampMachine(List.of("main", "barn"), 0);

  private String after(double seconds, LampEvent event) {
    return lamp.apply(event, (long) (seconds * TimeUnit.SECONDS.toNanos(1))).pattern();
  }

  private void hearBoth(double seconds) {
    after(seconds, new LampEvent.GoodGroup("main"));
    after(seconds, new LampEvent.GoodGroup("barn"));
  }

  @Test
  void bootingEndsWithTheFirstGoodGroup() {
    assertThat(lamp.state().pattern()).isEqualTo("red");
    assertThat(after(2, TICK)).isEqualTo("red");
    assertThat(after(3, new LampEvent.GoodGroup("main"))).isEqualTo("green");
  }

  @Test
  void bootingEndsAfterTenSecondsOfSilence() {
    assertThat(after(9.9, TICK)).isEqualTo("red");
    assertThat(after(10, TICK)).isEqualTo("red/green");
  }

  @Test
  void tenSecondsWithoutAGoodGroupAreAFault() {
    hearBoth(1);
    assertThat(after(10.9, TICK)).isEqualTo("green");
    assertThat(after(11, TICK)).isEqualTo("red/green");
    hearBoth(12);
    assertThat(lamp.state()).isEqualTo(new LampState.AllWell());
  }

  @Test
  void oneSilentMeterOfTwoIsAFault() {
    hearBoth(1);
    for (int second = 2; second < 12; second++) {
      after(second, new LampEvent.GoodGroup("main"));
    }
    assertThat(after(12, TICK)).isEqualTo("red/green");
  }

  @Test
  void aMissingAddressIsAFaultAndBothFaultsAlternate() {
    hearBoth(1);
    assertThat(after(2, NO_ADDRESS)).isEqualTo("orange/green");
    assertThat(after(12, TICK)).isEqualTo("red/green, orange/green");
    assertThat(after(13, ADDRESS)).isEqualTo("red/green");
  }

  @Test
  void theNetworkDoesNotEndBooting() {
    assertThat(after(1, NO_ADDRESS)).isEqualTo("red");
  }
}
