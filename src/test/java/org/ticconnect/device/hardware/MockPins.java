package org.ticconnect.device.hardware;

import com.pi4j.Pi4J;
import com.pi4j.context.Context;
import com.pi4j.io.gpio.digital.DigitalInput;
import com.pi4j.io.gpio.digital.DigitalOutput;
import com.pi4j.io.gpio.digital.DigitalOutputConfig;
import com.pi4j.io.gpio.digital.DigitalState;
import com.pi4j.io.gpio.digital.DigitalStateChangeListener;
import com.pi4j.plugin.mock.provider.gpio.digital.MockDigitalInput;
import com.pi4j.plugin.mock.provider.gpio.digital.MockDigitalInputProvider;
import com.pi4j.plugin.mock.provider.gpio.digital.MockDigitalOutput;
import com.pi4j.plugin.mock.provider.gpio.digital.MockDigitalOutputProviderImpl;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Pi4J with simulated lines, which a test moves, watches and breaks. */
public final class MockPins {
  private final Map<Integer, DigitalStateChangeListener> watchers = new ConcurrentHashMap<>();
  private final AtomicInteger opened = new AtomicInteger();
  private volatile Optional<Context> context = Optional.empty();
  private volatile Optional<RuntimeException> failure = Optional.empty();
  private volatile boolean absent;

  /** Lines that can fail. */
  private final class Outputs extends MockDigitalOutputProviderImpl {
    @Override
    public DigitalOutput create(DigitalOutputConfig config) {
      DigitalOutput output =
          new MockDigitalOutput(this, config) {
            @Override
            public DigitalOutput state(DigitalState state) {
              failure.ifPresent(
                  wrong -> {
                    throw wrong;
                  });
              return super.state(state);
            }
          };
      Optional.ofNullable(watchers.get(config.address())).ifPresent(output::addListener);
      context.registry().add(output);
      return output;
    }
  }

  /** A machine with these lines, and LEDs of the kernel in a folder. */
  public Hardware hardware(Path leds) {
    return new Hardware(leds, 64, this::board);
  }

  Board board() {
    return new Board(this::open);
  }

  private Context open() {
    opened.incrementAndGet();
    if (absent) {
      throw new IllegalStateException("No gpio chip yet initialized!");
    }
    Context made =
        Pi4J.newContextBuilder()
            .noAutoDetect()
            .add(new Outputs(), MockDigitalInputProvider.newInstance())
            .disableShutdownHook()
            .build();
    context = Optional.of(made);
    return made;
  }

  /** Has the watcher see each change of an output; to be called before the line is used. */
  public void watch(int line, DigitalStateChangeListener watcher) {
    watchers.put(line, watcher);
  }

  /** Whether an output is high. */
  public boolean high(int line) {
    return context.orElseThrow().<DigitalOutput>io(id(line)).isHigh();
  }

  /** Moves an input. */
  public void move(int line, boolean high) {
    DigitalInput input = context.orElseThrow().io(id(line));
    ((MockDigitalInput) input).mockState(DigitalState.getState(high));
  }

  private static String id(int line) {
    return "tic-connect-" + line;
  }

  /** From now on each write fails; empty: works again. */
  void fail(Optional<RuntimeException> next) {
    failure = next;
  }

  /** Whether there is no chip. */
  void absent(boolean gone) {
    absent = gone;
  }

  /** How often Pi4J was begun. */
  int opened() {
    return opened.get();
  }
}
