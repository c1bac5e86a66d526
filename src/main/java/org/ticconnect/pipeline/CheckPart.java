package org.ticconnect.pipeline;

import java.util.function.LongSupplier;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.ticconnect.meter.LineCounters;
import org.ticconnect.tic.BadGroup;
import org.ticconnect.tic.Group;
import org.ticconnect.tic.GroupDecoder;
import org.ticconnect.tic.GroupResult;
import org.ticconnect.tic.LinePart;

/**
 * Route step: judges a part of the line. Header {@code ticPart} says what it is: {@code good} (the
 * body is a {@link Group}), {@code bad} or {@code end} (a {@link FrameDone}).
 */
final class CheckPart implements Processor {
  static final String PART = "ticPart";

  private final LineCounters counters;
  private final LongSupplier monotonic;
  private int badInFrame;

  CheckPart(LineCounters counters, LongSupplier monotonic) {
    this.counters = counters;
    this.monotonic = monotonic;
  }

  @Override
  public void process(Exchange exchange) {
    Message message = exchange.getIn();
    LinePart part = message.getBody(LinePart.class);
    if (part instanceof LinePart.RawGroup raw) {
      judged(message, GroupDecoder.decode(raw));
    } else if (part instanceof LinePart.Debris debris) {
      bad(message, debris.cause());
    } else {
      message.setHeader(PART, "end");
      message.setBody(new FrameDone(part == LinePart.FrameEnd.WHOLE, badInFrame));
      badInFrame = 0;
    }
  }

  private void judged(Message message, GroupResult result) {
    if (result instanceof BadGroup wrong) {
      bad(message, wrong.cause());
    } else {
      counters.good(monotonic.getAsLong());
      message.setHeader(PART, "good");
      message.setBody(result);
    }
  }

  private void bad(Message message, BadGroup.Cause cause) {
    badInFrame++;
    counters.bad(cause);
    message.setHeader(PART, "bad");
  }
}
