package org.ticconnect.device.hardware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.pi4j.io.exception.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.ticconnect.device.button.ButtonLine;
import org.ticconnect.device.light.Led;

/** Lines of the GPIO character device through Pi4J, on its simulated ones. */
class BoardTest {
  private static final String CURE =
      "Is it a Raspberry Pi, does the line exist, is it free, and may this user use /dev/gpiochip*?"
          + " Else set led: or input:.";

  private final MockPins pins = new MockPins();
  private final Hardware hardware = pins.hardware(Path.of("unused"));
  private final AtomicInteger changes = new AtomicInteger();

  private Led led(int line, boolean activeHigh) {
    return hardware.led(Optional.of("gpio:" + line), activeHigh);
  }

  private ButtonLine button(int line, boolean activeHigh) {
    return hardware.button(
        Optional.of("gpio:" + line), activeHigh, Thread::new, changes::incrementAndGet);
  }

  @Test
  void nothingIsOpenedBeforeALineIsUsed() throws Exception {
    Led red = led(17, true);
    button(4, false);
    assertThat(pins.opened()).isZero();
    red.shine(100);
    assertThat(pins.opened()).isEqualTo(1);
  }

  @Test
  void aLampShinesAtItsLevel() throws Exception {
    Led red = led(17, true);
    Led green = led(27, false);
    red.shine(100);
    green.shine(100);
    assertThat(pins.high(17)).isTrue();
    assertThat(pins.high(27)).isFalse();
    red.shine(0);
    green.shine(0);
    assertThat(pins.high(17)).isFalse();
    assertThat(pins.high(27)).isTrue();
    assertThat(red.dims()).isFalse();
  }

  @Test
  void aButtonIsDownAtItsLevelAndTellsItsChanges() throws Exception {
    ButtonLine toGround = button(4, false);
    ButtonLine toSupply = button(5, true);
    assertThat(toGround.down()).isTrue();
    assertThat(toSupply.down()).isFalse();
    pins.move(4, true);
    pins.move(5, true);
    assertThat(toGround.down()).isFalse();
    assertThat(toSupply.down()).isTrue();
    assertThat(changes).hasValue(2);
  }

  @Test
  void aLineThatIsLostIsHadAnew() throws Exception {
    Led red = led(17, true);
    ButtonLine button = button(4, false);
    red.shine(0);
    button.down();
    pins.fail(Optional.of(new IOException("no such device")));
    assertThatThrownBy(() -> red.shine(100))
        .isInstanceOf(java.io.IOException.class)
        .hasMessage("GPIO line 17 cannot be used: no such device. " + CURE);
    pins.fail(Optional.empty());
    red.shine(100);
    assertThat(pins.high(17)).isTrue();
    assertThat(button.down()).isTrue();
    assertThat(pins.opened()).as("all lines are let go before one is had anew").isEqualTo(2);
  }

  @Test
  void aLineThatCannotBeHadTakesNoOtherAway() throws Exception {
    Led red = led(17, true);
    red.shine(100);
    assertThatThrownBy(() -> button(17, false).down())
        .isInstanceOf(java.io.IOException.class)
        .hasMessageContaining("GPIO line 17 cannot be used");
    red.shine(0);
    assertThat(pins.opened()).isEqualTo(1);
  }

  @Test
  void aChipThatComesLaterIsFound() throws Exception {
    pins.absent(true);
    Led red = led(17, true);
    assertThatThrownBy(() -> red.shine(100)).isInstanceOf(java.io.IOException.class);
    pins.absent(false);
    red.shine(100);
    assertThat(pins.high(17)).isTrue();
  }

  @Test
  void aMachineWithoutLinesSaysSo() {
    try (Hardware own = Hardware.own()) {
      Led red = own.led(Optional.of("gpio:17"), true);
      for (int i = 0; i < 3; i++) {
        assertThatThrownBy(() -> red.shine(100))
            .isInstanceOf(java.io.IOException.class)
            .hasMessageContaining("GPIO line 17 cannot be used: ")
            .hasMessageContaining(CURE);
      }
    }
  }

  @Test
  void whatIsClosedOpensNothing() {
    Led red = led(17, true);
    hardware.close();
    assertThatThrownBy(() -> red.shine(100)).hasMessage("the program is stopping");
    assertThat(pins.opened()).isZero();
  }
}
