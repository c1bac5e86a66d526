package org.ticconnect.device.hardware;

import com.pi4j.Pi4J;
import com.pi4j.context.Context;
import com.pi4j.io.gpio.digital.DigitalInput;
import com.pi4j.io.gpio.digital.DigitalOutput;
import com.pi4j.io.gpio.digital.DigitalState;
import com.pi4j.io.gpio.digital.PullResistance;
import com.pi4j.plugin.gpiod.provider.gpio.digital.GpioDDigitalInputProvider;
import com.pi4j.plugin.gpiod.provider.gpio.digital.GpioDDigitalOutputProvider;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The lines of the GPIO character device, by Pi4J, which is loaded when the first is asked for. A
 * line is free again only when all are let go, so that one that fails has all made anew. Any thread
 * may use it.
 */
public final class Board implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Board.class);

  private final Supplier<Context> opening;
  private final Map<Integer, DigitalOutput> outputs = new HashMap<>();
  private final Map<Integer, DigitalInput> inputs = new HashMap<>();
  private Optional<Context> context = Optional.empty();
  private boolean broken;
  private boolean closed;

  /**
   * @param opening makes a context that knows digital inputs and outputs
   */
  public Board(Supplier<Context> opening) {
    this.opening = opening;
  }

  /** The board's own character device. */
  public static Board gpio() {
    // Only this provider: the others are slower to find out that they have nothing to do.
    return new Board(
        () ->
            Pi4J.newContextBuilder()
                .noAutoDetect()
                .add(
                    GpioDDigitalOutputProvider.newInstance(),
                    GpioDDigitalInputProvider.newInstance())
                .disableShutdownHook()
                .build());
  }

  /**
   * Has a line at a level.
   *
   * @param line number on the board
   * @throws IOException when it cannot be had or does not follow
   */
  synchronized void set(int line, boolean high) throws IOException {
    DigitalState state = DigitalState.getState(high);
    try {
      Optional<DigitalOutput> known = Optional.ofNullable(outputs.get(usable(line)));
      if (known.isPresent()) {
        known.get().state(state);
      } else {
        outputs.put(line, output(line, state));
      }
    } catch (RuntimeException | LinkageError refused) {
      throw failed(line, outputs.containsKey(line), refused);
    }
  }

  private DigitalOutput output(int line, DigitalState state) {
    Context pi4j = opened();
    return pi4j.create(
        DigitalOutput.newConfigBuilder(pi4j)
            .id("tic-connect-" + line)
            .address(line)
            .initial(state)
            .build());
  }

  /**
   * Looks at a line.
   *
   * @param line number on the board
   * @param pulledUp by the board; false: pulled down
   * @param changed called from a thread of Pi4J when the level may have changed
   * @throws IOException when it cannot be had or read
   */
  synchronized boolean high(int line, boolean pulledUp, Runnable changed) throws IOException {
    try {
      DigitalInput known = inputs.get(usable(line));
      if (known == null) {
        known = input(line, pulledUp);
        inputs.put(line, known);
        known.addListener(event -> changed.run());
      }
      return known.state().isHigh();
    } catch (RuntimeException | LinkageError refused) {
      throw failed(line, inputs.containsKey(line), refused);
    }
  }

  private DigitalInput input(int line, boolean pulledUp) {
    Context pi4j = opened();
    return pi4j.create(
        DigitalInput.newConfigBuilder(pi4j)
            .id("tic-connect-" + line)
            .address(line)
            .pull(pulledUp ? PullResistance.PULL_UP : PullResistance.PULL_DOWN)
            .debounce(0L)
            .build());
  }

  private Context opened() {
    Context pi4j = context.orElseGet(opening);
    context = Optional.of(pi4j);
    return pi4j;
  }

  private int usable(int line) throws IOException {
    if (closed) {
      throw new IOException("the program is stopping");
    }
    if (broken) {
      letGo();
      broken = false;
    }
    return line;
  }

  private IOException failed(int line, boolean had, Throwable refused) {
    // A line that was never had keeps no other from going on; when there is none, a chip may be
    // new.
    broken |= had || outputs.isEmpty() && inputs.isEmpty();
    LOG.debug("GPIO line {}", line, refused);
    return new IOException(
        "GPIO line %d cannot be used: %s. Is it a Raspberry Pi, does the line exist, is it free, and may this user use /dev/gpiochip*? Else set led: or input:."
            .formatted(line, cause(refused)),
        refused);
  }

  private static String cause(Throwable refused) {
    Throwable root = refused;
    while (root.getCause() != null && root.getCause() != root) {
      root = root.getCause();
    }
    return Optional.ofNullable(root.getMessage())
        .map(message -> message.replaceFirst("[.! ]+$", ""))
        .orElse(root.getClass().getSimpleName());
  }

  private void letGo() {
    try {
      context.ifPresent(Context::shutdown);
    } catch (RuntimeException | LinkageError stubborn) {
      LOG.debug("Pi4J does not end well", stubborn);
    } finally {
      context = Optional.empty();
      outputs.clear();
      inputs.clear();
    }
  }

  /** Lets all lines go. */
  @Override
  public synchronized void close() {
    closed = true;
    letGo();
  }
}
