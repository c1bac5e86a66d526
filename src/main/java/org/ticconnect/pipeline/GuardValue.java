package org.ticconnect.pipeline;

import java.util.function.LongSupplier;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.ticconnect.meter.LiveMeter;
import org.ticconnect.meter.guard.Guard;
import org.ticconnect.meter.guard.Verdict;
import org.ticconnect.tic.Group;

/**
 * Route step: a good group whose value is not believed, or not yet, becomes its {@link Verdict},
 * with {@code held} in header {@code ticPart}.
 */
final class GuardValue implements Processor {
  private final Guard guard;
  private final LiveMeter meter;
  private final LongSupplier monotonic;

  GuardValue(Guard guard, LiveMeter meter, LongSupplier monotonic) {
    this.guard = guard;
    this.meter = meter;
    this.monotonic = monotonic;
  }

  @Override
  public void process(Exchange exchange) {
    Message message = exchange.getIn();
    if (message.getBody() instanceof Group group) {
      judge(message, group);
    } else if (message.getBody() instanceof FrameDone) {
      guard.frameEnded();
    }
  }

  private void judge(Message message, Group group) {
    Verdict verdict = guard.judge(group, monotonic.getAsLong());
    if (verdict == Verdict.BELIEVED) {
      return;
    }
    if (verdict == Verdict.WAITING) {
      meter.damaged(group.label());
    } else {
      meter.disbelieved(group.label());
    }
    message.setHeader(CheckPart.PART, "held");
    message.setBody(verdict);
  }
}
