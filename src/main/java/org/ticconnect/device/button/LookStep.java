package org.ticconnect.device.button;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Route step: looks at the button and replaces the message by the press that ended now: {@code
 * click}, {@code hold} or nothing. What woke the route does not matter, for edges get lost and come
 * late; what counts is the level as it is.
 */
public final class LookStep implements Processor {
  private static final Logger LOG = LoggerFactory.getLogger("org.ticconnect.button");

  private final TendedButton button;
  private final ButtonMachine machine;
  private final Consumer<Boolean> near;
  private final LongSupplier monotonic;
  private boolean stuck;

  /**
   * @param near told whether the button is held so long that the lamp is to tell it
   * @param monotonic clock in nanoseconds
   */
  public LookStep(
      TendedButton button, ButtonMachine machine, Consumer<Boolean> near, LongSupplier monotonic) {
    this.button = button;
    this.machine = machine;
    this.near = near;
    this.monotonic = monotonic;
  }

  @Override
  public void process(Exchange exchange) {
    exchange.getIn().setBody(look().map(Press::text).orElse(""));
  }

  private synchronized Optional<Press> look() {
    ButtonEvent seen = button.look();
    long now = monotonic.getAsLong();
    Optional<Press> press = machine.apply(seen, now);
    near.accept(machine.near(now));
    boolean stuckNow = machine.state() instanceof ButtonState.Stuck;
    if (stuckNow && !stuck) {
      LOG.warn("Button: {}", ButtonState.Stuck.MEANING);
    } else if (stuck && !stuckNow) {
      LOG.info("Button: no longer stuck");
    }
    stuck = stuckNow;
    return press;
  }
}
