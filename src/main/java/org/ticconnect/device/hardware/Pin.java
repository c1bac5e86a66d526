package org.ticconnect.device.hardware;

import java.nio.file.Path;

/** Where a colour or the button is, as the settings say it. */
sealed interface Pin {

  /** A line of the GPIO character device. */
  record Gpio(int line) implements Pin {}

  /** A folder of the kernel's LED class. */
  record KernelLight(String name) implements Pin {}

  /** An input device of the kernel. */
  record Input(Path device) implements Pin {}

  /**
   * @param text {@code gpio:N}, {@code led:NAME} or {@code input:PATH}
   * @throws IllegalArgumentException when it is none of them
   */
  static Pin of(String text) {
    int colon = text.indexOf(':');
    String kind = text.substring(0, Math.max(0, colon));
    String rest = text.substring(colon + 1);
    return switch (kind) {
      case "gpio" -> new Gpio(Integer.parseInt(rest));
      case "led" -> new KernelLight(rest);
      case "input" -> new Input(Path.of(rest));
      default -> throw new IllegalArgumentException("no pin: " + text);
    };
  }
}
