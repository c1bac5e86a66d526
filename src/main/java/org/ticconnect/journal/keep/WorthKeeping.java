package org.ticconnect.journal.keep;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.ticconnect.journal.Draft;
import org.ticconnect.meter.Reading;
import org.ticconnect.meter.guard.MeterEvent;

/** Finds what must survive an outage in the frames of one source. */
public final class WorthKeeping {
  private final Optional<String> ownName;
  private final List<Rule> rules;
  private Optional<String> address = Optional.empty();

  /**
   * @param ownName how the owner calls the meter; empty for its address
   * @param shortestGap silence that is worth an entry
   * @param lastBefore when something was kept last before this start
   */
  public WorthKeeping(
      Optional<String> ownName, Duration shortestGap, Supplier<Optional<Instant>> lastBefore) {
    this.ownName = ownName;
    this.rules =
        List.of(
            new Gaps(shortestGap, lastBefore),
            new StatusChanges(),
            new Periods(),
            new IndexSnapshots(),
            new Quality());
  }

  /**
   * @param reading a whole frame, the next of the source
   * @param nanos when, on the monotonic clock
   * @return none while the meter has no name yet
   */
  public synchronized List<Draft> of(Reading reading, long nanos) {
    address = reading.address();
    return meter()
        .map(
            meter -> {
              Look look = new Look(meter, reading, nanos);
              rules.forEach(rule -> rule.look(look));
              return List.copyOf(look.found());
            })
        .orElse(List.of());
  }

  /**
   * @return empty while the meter has no name yet
   */
  public synchronized Optional<Draft> of(MeterEvent event) {
    return meter()
        .map(
            meter ->
                new Draft(
                    meter,
                    Kind.EVENT.text(),
                    event.at(),
                    event.meterTime(),
                    new KeptValues()
                        .put("event", event.kind().text())
                        .put("before", event.before())
                        .put("after", event.after())
                        .text()));
  }

  private Optional<String> meter() {
    return ownName.or(() -> address);
  }
}
