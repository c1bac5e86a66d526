package org.ticconnect.pipeline;

import org.apache.camel.AggregationStrategy;
import org.apache.camel.Exchange;
import org.ticconnect.tic.Group;

/** Aggregation: good groups and the frame's end to an {@link OpenFrame}. */
final class CollectFrame implements AggregationStrategy {

  @Override
  public Exchange aggregate(Exchange collected, Exchange next) {
    Exchange frame = collected == null ? next : collected;
    OpenFrame open =
        collected == null ? new OpenFrame() : collected.getIn().getBody(OpenFrame.class);
    Object part = next.getIn().getBody();
    if (part instanceof Group group) {
      open.add(group);
    } else if (part instanceof FrameDone done) {
      open.close(done);
    }
    frame.getIn().setBody(open);
    return frame;
  }
}
