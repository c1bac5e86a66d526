package org.ticconnect.device.button;

import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** Route step: notes that the button was held. The message is left alone. */
public final class HoldStep implements Processor {
  private final PressLog log;

  public HoldStep(PressLog log) {
    this.log = log;
  }

  @Override
  public void process(Exchange exchange) {
    log.add(Press.HOLD, Done.FACTORY_RESET);
  }
}
