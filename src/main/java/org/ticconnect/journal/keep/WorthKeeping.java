package org.ticconnect.journal.keep;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.ticconnect.journal.Draft;
import org.ticconnect.meter.Reading;
import org.ticconnect.meter.guard.MeterEvent;

/** Finds what must survive an outage in the frames of one source. */
public final class WorthKeeping {
  /** More than can happen between two frames. */
  private static final int MOST_EVENTS = 100;

  private final Optional<String> ownName;
  private final Gaps gaps;
  private final Deque<MeterEvent> events = new ArrayDeque<>();
  private List<Rule> rules;
  private Optional<String> address = Optional.empty();
  private Optional<Instant> lastHeard = Optional.empty();

  /**
   * @param ownName how the owner calls the meter; empty for its address
   * @param shortestGap silence that is worth an entry
   * @param before when the meter was heard last before this start, once it is known
   */
  public WorthKeeping(
      Optional<String> ownName,
      Duration shortestGap,
      CompletableFuture<Optional<LastHeard>> before) {
    this.ownName = ownName;
    this.gaps = new Gaps(shortestGap, before);
    this.rules = ofAMeter();
  }

  private static List<Rule> ofAMeter() {
    return List.of(new StatusChanges(), new Periods(), new IndexSnapshots(), new Quality());
  }

  /**
   * @param reading a whole frame, the next of the source
   * @param nanos when, on the monotonic clock
   * @return none while the meter has no name yet
   */
  public synchronized List<Draft> of(Reading reading, long nanos) {
    if (address.isPresent() && !address.equals(reading.address())) {
      rules = ofAMeter();
    }
    address = reading.address();
    lastHeard = Optional.of(reading.received());
    Optional<String> meter = ownName.or(() -> address);
    if (meter.isEmpty()) {
      return List.of();
    }
    Look look = new Look(meter.get(), reading, nanos);
    gaps.look(look);
    events.forEach(event -> look.found().add(draft(meter.get(), event)));
    events.clear();
    rules.forEach(rule -> rule.look(look));
    return List.copyOf(look.found());
  }

  /** Something happened; it is kept with the next whole frame, which tells of which meter it is. */
  public synchronized void happened(MeterEvent event) {
    if (events.size() < MOST_EVENTS) {
      events.add(event);
    }
  }

  private static Draft draft(String meter, MeterEvent event) {
    return new Draft(
        meter,
        Kind.EVENT.text(),
        event.at(),
        event.meterTime(),
        new KeptValues()
            .put("event", event.kind().text())
            .put("before", event.before())
            .put("after", event.after())
            .text());
  }

  /** When the last frame came, on the wall clock. */
  public synchronized Optional<Instant> lastHeard() {
    return lastHeard;
  }
}
