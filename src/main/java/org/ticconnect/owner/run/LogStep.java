package org.ticconnect.owner.run;

import java.util.Objects;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.processor.LogProcessor;
import org.apache.camel.support.ExchangeHelper;

/** A log step that writes into the file's own bounded lines. */
final class LogStep implements Processor {
  private final LogProcessor step;
  private final LogLines lines;

  LogStep(LogProcessor step, LogLines lines) {
    this.step = step;
    this.lines = lines;
  }

  @Override
  public void process(Exchange exchange) {
    String text =
        step.getExpression() == null
            ? step.getMessage()
            : step.getExpression().evaluate(exchange, String.class);
    lines.add(
        step.getLogger().getLevel(),
        Objects.requireNonNullElse(ExchangeHelper.getAtRouteId(exchange), ""),
        Objects.requireNonNullElse(text, ""));
  }
}
