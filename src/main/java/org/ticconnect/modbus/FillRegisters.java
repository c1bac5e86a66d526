package org.ticconnect.modbus;

import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.ticconnect.meter.LiveUpdate;

/** Route step: puts a {@link LiveUpdate} into all banks of its source. */
public final class FillRegisters implements Processor {
  private final Banks banks;

  public FillRegisters(Banks banks) {
    this.banks = banks;
  }

  @Override
  public void process(Exchange exchange) {
    banks.update(exchange.getIn().getBody(LiveUpdate.class));
  }
}
