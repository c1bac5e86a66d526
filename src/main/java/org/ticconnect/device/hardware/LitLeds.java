package org.ticconnect.device.hardware;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notes which LEDs of the kernel the program lights, so that {@code bin/lamp-off} can darken them
 * when it died; GPIO lines are let go by the kernel.
 */
public final class LitLeds {
  private static final Logger LOG = LoggerFactory.getLogger(LitLeds.class);
  private static final String NAME = "lamp";

  private final Path run;

  /**
   * @param run the folder for what is gone after a reboot
   */
  public LitLeds(Path run) {
    this.run = run;
  }

  /**
   * Writes the file {@code lamp}: the name of an LED on each line.
   *
   * @param pins as the settings say them
   */
  public void note(Stream<Optional<String>> pins) {
    List<String> names =
        pins.flatMap(Optional::stream)
            .map(Pin::of)
            .filter(Pin.KernelLight.class::isInstance)
            .map(pin -> ((Pin.KernelLight) pin).name())
            .toList();
    try {
      Files.createDirectories(run);
      if (names.isEmpty()) {
        Files.deleteIfExists(run.resolve(NAME));
      } else {
        Files.write(run.resolve(NAME), names);
      }
    } catch (IOException unwritable) {
      LOG.debug("{} cannot be written", run.resolve(NAME), unwritable);
    }
  }
}
