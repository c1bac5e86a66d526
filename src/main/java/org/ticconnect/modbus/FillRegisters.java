package org.ticconnect.modbus;

import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.ticconnect.meter.LiveUpdate;

/** Route step: puts a {@link LiveUpdate} into all banks of its source. */
public final class FillRegisters implements Processor {
  private final Map<String, List<RegisterBank>> bySource;

  /**
   * @param bySource banks by name of the source
   */
  public FillRegisters(Map<String, List<RegisterBank>> bySource) {
    this.bySource = Map.copyOf(bySource);
  }

  @Override
  public void process(Exchange exchange) {
    LiveUpdate update = exchange.getIn().getBody(LiveUpdate.class);
    bySource.getOrDefault(update.values().source(), List.of()).forEach(bank -> bank.update(update));
  }
}
