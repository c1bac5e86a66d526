package org.ticconnect.device;

import java.util.function.Function;
import java.util.function.LongSupplier;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** Route step: tells the lamp of an event. The message is left alone. */
public final class LampStep implements Processor {
  private final LampMachine lamp;
  private final Function<Exchange, LampEvent> event;
  private final LampLog log;
  private final LongSupplier monotonic;

  public LampStep(
      LampMachine lamp, Function<Exchange, LampEvent> event, LampLog log, LongSupplier monotonic) {
    this.lamp = lamp;
    this.event = event;
    this.log = log;
    this.monotonic = monotonic;
  }

  @Override
  public void process(Exchange exchange) {
    log.tell(lamp.apply(event.apply(exchange), monotonic.getAsLong()));
  }
}
