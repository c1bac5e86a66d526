package org.ticconnect.pipeline;

import java.util.function.LongSupplier;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.ticconnect.meter.LiveMeter;
import org.ticconnect.meter.line.LineDoctor;
import org.ticconnect.tic.BadGroup;
import org.ticconnect.tic.Group;
import org.ticconnect.tic.GroupDecoder;
import org.ticconnect.tic.GroupResult;
import org.ticconnect.tic.LinePart;

/**
 * Route step: judges a part of the line. Header {@code ticPart} says what it is: {@code good} (the
 * body is a {@link Group}), {@code bad} (a {@link BadGroup}) or {@code end} (a {@link FrameDone});
 * {@link GuardValue} adds {@code held}.
 */
final class CheckPart implements Processor {
  static final String PART = "ticPart";

  private final LineDoctor doctor;
  private final LiveMeter meter;
  private final LongSupplier monotonic;
  private final GroupDecoder decoder = new GroupDecoder();
  private int badInFrame;
  private int anonymousInFrame;

  CheckPart(LineDoctor doctor, LiveMeter meter, LongSupplier monotonic) {
    this.doctor = doctor;
    this.meter = meter;
    this.monotonic = monotonic;
  }

  @Override
  public void process(Exchange exchange) {
    Message message = exchange.getIn();
    LinePart part = message.getBody(LinePart.class);
    if (part instanceof LinePart.RawGroup raw) {
      judged(message, raw, decoder.decode(raw));
    } else if (part instanceof LinePart.Debris debris) {
      bad(message, new BadGroup(debris.cause(), new byte[0]));
    } else {
      FrameDone done = new FrameDone(part == LinePart.FrameEnd.WHOLE, badInFrame, anonymousInFrame);
      doctor.frameEnded(done.correct(), monotonic.getAsLong());
      message.setHeader(PART, "end");
      message.setBody(done);
      badInFrame = 0;
      anonymousInFrame = 0;
    }
  }

  private void judged(Message message, LinePart.RawGroup raw, GroupResult result) {
    if (result instanceof Group group) {
      doctor.good(group, raw.bytes().length > group.length(), monotonic.getAsLong());
      message.setHeader(PART, "good");
      message.setBody(group);
    } else {
      bad(message, (BadGroup) result);
    }
  }

  private void bad(Message message, BadGroup group) {
    badInFrame++;
    anonymousInFrame += group.anonymous() ? 1 : 0;
    group.named().ifPresent(meter::damaged);
    doctor.bad(group, monotonic.getAsLong());
    message.setHeader(PART, "bad");
    message.setBody(group);
  }
}
