package org.ticconnect.pipeline;

import java.util.function.LongSupplier;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.ticconnect.meter.LiveMeter;
import org.ticconnect.meter.LiveUpdate;
import org.ticconnect.tic.Group;

/** Route step: a good group or a frame's end to the {@link LiveUpdate} that it makes. */
final class KeepValues implements Processor {
  private final LiveMeter meter;
  private final LongSupplier monotonic;

  KeepValues(LiveMeter meter, LongSupplier monotonic) {
    this.meter = meter;
    this.monotonic = monotonic;
  }

  @Override
  public void process(Exchange exchange) {
    Message message = exchange.getIn();
    long now = monotonic.getAsLong();
    LiveUpdate update =
        message.getBody() instanceof Group group
            ? meter.accept(group, now)
            : meter.frameEnded(message.getBody(FrameDone.class).complete(), now);
    message.setBody(update);
  }
}
