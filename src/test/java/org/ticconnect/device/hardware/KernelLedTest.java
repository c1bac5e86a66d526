package org.ticconnect.device.hardware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ticconnect.device.light.Led;

/** A folder of the LED class. */
class KernelLedTest {
  @TempDir private Path leds;

  private Led led() {
    Hardware hardware =
        new Hardware(
            leds,
            64,
            () -> {
              throw new AssertionError("no line is asked for");
            });
    return hardware.led(Optional.of("led:tic:red"), true);
  }

  @Test
  void aLevelIsAShareOfTheBrightest() throws Exception {
    LedFolder folder = LedFolder.made(leds, "tic:red", 255);
    Led led = led();

    led.shine(100);
    assertThat(folder.brightness()).isEqualTo(255);
    assertThat(folder.trigger()).as("the kernel keeps out").isEqualTo("none");
    assertThat(led.dims()).isTrue();
    led.shine(30);
    assertThat(folder.brightness()).isEqualTo(76);
    led.shine(0);
    assertThat(folder.brightness()).isZero();
  }

  @Test
  void oneThatIsOnlyOnAndOffDoesNotDim() throws Exception {
    LedFolder folder = LedFolder.made(leds, "tic:red", 1);
    Led led = led();

    led.shine(100);
    assertThat(folder.brightness()).isEqualTo(1);
    assertThat(led.dims()).isFalse();
  }

  @Test
  void oneThatIsNotThereIsToldWithTheCureAndFoundWhenItComes() throws Exception {
    Led led = led();

    assertThatThrownBy(() -> led.shine(100))
        .isInstanceOf(IOException.class)
        .hasMessage(
            "%s cannot be written (it is not there). Is the name right, and may this user write brightness and trigger there?",
            leds.resolve("tic:red"));
    LedFolder folder = LedFolder.made(leds, "tic:red", 7);
    led.shine(100);
    assertThat(folder.brightness()).isEqualTo(7);
    folder.delete();
    assertThatThrownBy(() -> led.shine(0)).isInstanceOf(IOException.class);
    assertThat(LedFolder.made(leds, "tic:red", 1).brightness()).isZero();
    led.shine(100);
    assertThat(folder.brightness()).isEqualTo(1);
  }
}
