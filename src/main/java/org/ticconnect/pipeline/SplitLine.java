package org.ticconnect.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import org.apache.camel.Exchange;
import org.apache.camel.support.ExpressionAdapter;
import org.ticconnect.meter.line.LineDoctor;
import org.ticconnect.tic.LinePart;
import org.ticconnect.tic.LineSplitter;

/**
 * Split expression: the bytes of a message to the groups and frame ends that they completed. What
 * came before a long pause is not joined to what comes after it.
 */
final class SplitLine extends ExpressionAdapter {
  private final LineDoctor doctor;
  private final LongSupplier monotonic;
  private final LineSplitter splitter = new LineSplitter();

  SplitLine(LineDoctor doctor, LongSupplier monotonic) {
    this.doctor = doctor;
    this.monotonic = monotonic;
  }

  @Override
  public List<LinePart> evaluate(Exchange exchange) {
    byte[] bytes = exchange.getIn().getBody(byte[].class);
    if (bytes.length == 0) {
      return List.of(); // Somebody only looks whether the route takes it.
    }
    List<LinePart> parts = new ArrayList<>();
    if (doctor.received(bytes, monotonic.getAsLong())) {
      parts.addAll(splitter.interrupted());
    }
    parts.addAll(splitter.split(bytes));
    return parts;
  }
}
