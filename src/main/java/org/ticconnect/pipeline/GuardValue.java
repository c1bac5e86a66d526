package org.ticconnect.pipeline;

import java.util.function.LongSupplier;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.ticconnect.meter.LiveMeter;
import org.ticconnect.meter.guard.Guard;
import org.ticconnect.meter.guard.Verdict;
import org.ticconnect.tic.BadGroup;
import org.ticconnect.tic.Group;

/**
 * Route step: a good group whose value is not believed, or not yet, becomes its {@link Verdict},
 * with {@code held} in header {@code ticPart}.
 */
final class GuardValue implements Processor {
  private final Guard guard;
  private final LiveMeter meter;
  private final FrameMarks marks;
  private final LongSupplier monotonic;

  GuardValue(Guard guard, LiveMeter meter, FrameMarks marks, LongSupplier monotonic) {
    this.guard = guard;
    this.meter = meter;
    this.marks = marks;
    this.monotonic = monotonic;
  }

  @Override
  public void process(Exchange exchange) {
    Message message = exchange.getIn();
    if (message.getBody() instanceof Group group) {
      judge(message, group);
    } else if (message.getBody() instanceof BadGroup bad) {
      marks.add(new MarkedFrame.Bad(bad));
    } else if (message.getBody() instanceof FrameDone done) {
      guard.frameEnded();
      marks.ended(done.whole());
    }
  }

  private void judge(Message message, Group group) {
    Verdict verdict = guard.judge(group, monotonic.getAsLong());
    marks.add(marked(group, verdict));
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

  private MarkedFrame.Marked marked(Group group, Verdict verdict) {
    return switch (verdict) {
      case BELIEVED -> new MarkedFrame.Good(group);
      case WAITING -> new MarkedFrame.Held(group);
      case QUARANTINED ->
          new MarkedFrame.Doubted(group, guard.quarantine().suspicion(group.label()));
    };
  }
}
