package org.ticconnect.pipeline;

import java.util.List;
import java.util.function.LongSupplier;
import org.apache.camel.AggregationStrategy;
import org.apache.camel.Exchange;
import org.ticconnect.meter.LiveMeter;
import org.ticconnect.meter.Measurement;
import org.ticconnect.tic.Group;

/**
 * Aggregation: good groups and the frame's end to an {@link OpenFrame}. Runs on the thread that
 * read the line, after the live values took the same part over.
 */
final class CollectFrame implements AggregationStrategy {
  private final LiveMeter meter;
  private final LongSupplier monotonic;
  private long previousEnd;

  CollectFrame(LiveMeter meter, LongSupplier monotonic) {
    this.meter = meter;
    this.monotonic = monotonic;
    this.previousEnd = monotonic.getAsLong();
  }

  @Override
  public Exchange aggregate(Exchange collected, Exchange next) {
    Exchange frame = collected == null ? next : collected;
    OpenFrame open =
        collected == null ? new OpenFrame() : collected.getIn().getBody(OpenFrame.class);
    Object part = next.getIn().getBody();
    if (part instanceof Group group) {
      open.add(group);
    } else if (part instanceof FrameDone done) {
      open.close(done, confirmedSince(previousEnd));
      previousEnd = monotonic.getAsLong();
    }
    frame.getIn().setBody(open);
    return frame;
  }

  /** A value whose group was damaged in this frame is older than it and not a part of it. */
  private List<Measurement> confirmedSince(long nanos) {
    return meter
        .values()
        .all()
        .filter(measurement -> measurement.value().isPresent() && measurement.nanos() - nanos >= 0)
        .toList();
  }
}
