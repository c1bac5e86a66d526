package org.ticconnect.pipeline;

import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.support.ExpressionAdapter;
import org.ticconnect.meter.LineCounters;
import org.ticconnect.tic.LinePart;
import org.ticconnect.tic.LineSplitter;

/** Split expression: the bytes of a message to the groups and frame ends that they completed. */
final class SplitLine extends ExpressionAdapter {
  private final LineCounters counters;
  private final LineSplitter splitter = new LineSplitter();

  SplitLine(LineCounters counters) {
    this.counters = counters;
  }

  @Override
  public List<LinePart> evaluate(Exchange exchange) {
    byte[] bytes = exchange.getIn().getBody(byte[].class);
    counters.received(bytes.length);
    return splitter.split(bytes);
  }
}
