package org.ticconnect.pipeline;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.ticconnect.meter.LiveMeter;
import org.ticconnect.meter.Reading;
import org.ticconnect.meter.line.LineCounters;
import org.ticconnect.tic.Group;
import org.ticconnect.tic.Horodate;
import org.ticconnect.tic.Label;

/**
 * Route step: an {@link OpenFrame} to a {@link Reading}. Header {@code ticFrame} is {@code whole}
 * for a frame that may be told to others, {@code cut} for one that lacks its start or end.
 */
final class MakeReading implements Processor {
  static final String FRAME = "ticFrame";

  private final LiveMeter meter;
  private final Set<Label> withheld;
  private final LineCounters counters;
  private final Clock clock;
  private long sequence;

  MakeReading(LiveMeter meter, Set<Label> withheld, LineCounters counters, Clock clock) {
    this.meter = meter;
    this.withheld = withheld;
    this.counters = counters;
    this.clock = clock;
  }

  @Override
  public void process(Exchange exchange) {
    Message message = exchange.getIn();
    OpenFrame frame = message.getBody(OpenFrame.class);
    // A frame that was given up for its silence ends once more when the line is heard again.
    if (frame.endedWhole() || !frame.groups().isEmpty()) {
      counters.frame(frame.endedWhole(), frame.correct());
    }
    message.setHeader(FRAME, frame.whole() ? "whole" : "cut");
    if (frame.whole()) {
      message.setBody(reading(frame));
    }
  }

  private Reading reading(OpenFrame frame) {
    List<Group> groups =
        frame.groups().stream().filter(group -> !withheld.contains(group.label())).toList();
    return new Reading(
        meter.values().source(),
        meter.values().address(),
        ++sequence,
        clock.instant(),
        groups.stream()
            .filter(group -> group.label() == Label.DATE)
            .findFirst()
            .flatMap(Group::horodate)
            .map(Horodate::instant),
        groups,
        frame.badGroups(),
        frame.measurements());
  }
}
