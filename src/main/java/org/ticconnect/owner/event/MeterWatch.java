package org.ticconnect.owner.event;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.ticconnect.meter.MidnightIndexes;
import org.ticconnect.meter.Reading;
import org.ticconnect.meter.Turns;
import org.ticconnect.meter.guard.MeterEvent;
import org.ticconnect.owner.OwnerEvent;

/** What is found in the frames of one source, whichever meter sends them. */
final class MeterWatch {
  /** More than can happen between two frames. */
  private static final int MOST_REPLACED = 10;

  private final Consumer<MidnightIndexes> keep;
  private final Deque<MeterEvent> replaced = new ArrayDeque<>();
  private Optional<MidnightIndexes> lastMidnight;
  private Optional<String> address = Optional.empty();
  private Turns turns;
  private TariffWatch tariff;
  private MidnightWatch midnight;

  /**
   * @param lastMidnight what was kept before this start
   * @param keep is given the indexes at each midnight
   */
  MeterWatch(Optional<MidnightIndexes> lastMidnight, Consumer<MidnightIndexes> keep) {
    this.lastMidnight = lastMidnight;
    this.keep = keep;
    anew();
  }

  private void anew() {
    turns = new Turns();
    tariff = new TariffWatch();
    midnight =
        new MidnightWatch(
            lastMidnight,
            one -> {
              lastMidnight = Optional.of(one);
              keep.accept(one);
            });
  }

  /** What is told with the next whole frame. */
  synchronized List<Found> look(Reading frame) {
    if (!address.equals(frame.address())) {
      if (address.isPresent()) {
        anew();
      }
      address = frame.address();
    }
    List<Found> found = new ArrayList<>();
    replaced.forEach(event -> found.add(found(event)));
    replaced.clear();
    tariff.look(frame, turns.tariff(frame)).ifPresent(found::add);
    midnight.look(frame, turns.day(frame)).ifPresent(found::add);
    return found;
  }

  /** Another meter is told with the next whole frame, which tells how it is called. */
  synchronized void happened(MeterEvent event) {
    if (event.kind() == MeterEvent.Kind.METER_REPLACED && replaced.size() < MOST_REPLACED) {
      replaced.add(event);
    }
  }

  private static Found found(MeterEvent event) {
    return new Found(
        OwnerEvent.Kind.METER,
        event.meterTime(),
        new Fields().put("before", event.before()).put("after", event.after()).all());
  }
}
