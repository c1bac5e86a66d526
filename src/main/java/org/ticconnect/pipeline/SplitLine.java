package org.ticconnect.pipeline;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import org.apache.camel.Exchange;
import org.apache.camel.support.ExpressionAdapter;
import org.ticconnect.meter.LineCounters;
import org.ticconnect.tic.LinePart;
import org.ticconnect.tic.LineSplitter;

/**
 * Split expression: the bytes of a message to the groups and frame ends that they completed. What
 * came before a long pause is not joined to what comes after it.
 */
final class SplitLine extends ExpressionAdapter {
  /** A meter pauses for 33.4 ms at most; the rest is for adapters and networks. */
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

  private final LineCounters counters;
  private final LongSupplier monotonic;
  private final LineSplitter splitter = new LineSplitter();
  private long lastBytes;

  SplitLine(LineCounters counters, LongSupplier monotonic) {
    this.counters = counters;
    this.monotonic = monotonic;
    this.lastBytes = monotonic.getAsLong();
  }

  @Override
  public List<LinePart> evaluate(Exchange exchange) {
    byte[] bytes = exchange.getIn().getBody(byte[].class);
    counters.received(bytes.length);
    long now = monotonic.getAsLong();
    List<LinePart> parts = new ArrayList<>();
    if (now - lastBytes > LONGEST_PAUSE.toNanos()) {
      parts.addAll(splitter.interrupted());
    }
    lastBytes = now;
    parts.addAll(splitter.split(bytes));
    return parts;
  }
}
