package org.ticconnect.device.hardware;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.ticconnect.device.button.ButtonLine;
import org.ticconnect.device.button.NoButton;
import org.ticconnect.device.light.Led;
import org.ticconnect.device.light.NoLed;

/**
 * The machine that the program runs on: makes of pins what there is of them. The character device
 * is opened when the first GPIO pin is asked for, and never where none is set.
 */
public final class Hardware implements AutoCloseable {
  private static final Path KERNEL_LEDS = Path.of("/sys/class/leds");
  private static final String WIDTH = "sun.arch.data.model";
  private static final String NARROW = "32";

  private final Path leds;
  private final int bits;
  private final Supplier<Board> boards;
  private Optional<Board> board = Optional.empty();

  /**
   * @param leds folder of the kernel's LED class
   * @param bits of the program's addresses, 32 or 64
   * @param boards makes what GPIO lines are on
   */
  public Hardware(Path leds, int bits, Supplier<Board> boards) {
    this.leds = leds;
    this.bits = bits;
    this.boards = boards;
  }

  /** This machine. */
  public static Hardware own() {
    int bits = System.getProperty(WIDTH, "").equals(NARROW) ? 32 : 64;
    return new Hardware(KERNEL_LEDS, bits, Board::gpio);
  }

  /**
   * One colour.
   *
   * @param pin as the settings say it; empty for none
   * @param activeHigh whether a GPIO line shines at the high level
   */
  public Led led(Optional<String> pin, boolean activeHigh) {
    if (pin.isEmpty()) {
      return new NoLed();
    }
    Pin where = Pin.of(pin.get());
    if (where instanceof Pin.Gpio gpio) {
      return new GpioLed(board(), gpio.line(), activeHigh);
    }
    if (where instanceof Pin.KernelLight light) {
      return new KernelLed(leds.resolve(light.name()));
    }
    throw new IllegalArgumentException("no lamp is at " + pin.get());
  }

  /**
   * The button.
   *
   * @param pin as the settings say it; empty for none
   * @param activeHigh whether a GPIO line is high while it is pressed
   * @param threads makes the one that waits for an input device
   * @param changed called, maybe from a strange thread, when the button may have changed
   */
  public ButtonLine button(
      Optional<String> pin,
      boolean activeHigh,
      Function<Runnable, Thread> threads,
      Runnable changed) {
    if (pin.isEmpty()) {
      return new NoButton();
    }
    Pin where = Pin.of(pin.get());
    if (where instanceof Pin.Gpio gpio) {
      return new GpioButton(board(), gpio.line(), activeHigh, changed);
    }
    if (where instanceof Pin.Input input) {
      return new InputButton(input.device(), bits, threads, changed);
    }
    throw new IllegalArgumentException("no button is at " + pin.get());
  }

  private Board board() {
    Board known = board.orElseGet(boards);
    board = Optional.of(known);
    return known;
  }

  /** What serves a pin. */
  public static Back back(Optional<String> pin) {
    if (pin.isEmpty()) {
      return Back.NONE;
    }
    Pin where = Pin.of(pin.get());
    if (where instanceof Pin.Gpio) {
      return Back.GPIO;
    }
    return where instanceof Pin.KernelLight ? Back.LEDS : Back.INPUT;
  }

  /** Lets all lines go. */
  @Override
  public void close() {
    board.ifPresent(Board::close);
  }
}
