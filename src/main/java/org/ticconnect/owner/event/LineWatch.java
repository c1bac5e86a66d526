package org.ticconnect.owner.event;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.ticconnect.meter.Freshness;
import org.ticconnect.meter.LiveValues;
import org.ticconnect.meter.Measurement;
import org.ticconnect.meter.Value;
import org.ticconnect.owner.OwnerEvent;
import org.ticconnect.tic.Label;

/**
 * Whether the line of one source is heard and its values are fresh, looked at once a second. What
 * is good at the start is no change.
 */
final class LineWatch {
  /** A meter pauses for 33.4 ms at most; the rest is for adapters and networks. */
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

  private static final Duration LASTING = Duration.ofSeconds(10);

  private final Watched source;
  private final Freshness freshness;
  private final long start;
  private final Steady line = new Steady(LASTING, LASTING);
  // The age that counts as too old is patience enough.
  private final Steady values = new Steady(Duration.ZERO, LASTING);

  /**
   * @param start on the monotonic clock
   */
  LineWatch(Watched source, Freshness freshness, long start) {
    this.source = source;
    this.freshness = freshness;
    this.start = start;
  }

  /** What is told now. */
  synchronized List<Found> look(LiveValues known, long now) {
    List<Found> found = new ArrayList<>();
    if (line.changed(heard(now), now)) {
      Fields fields =
          new Fields()
              .put("state", line.good() ? "heard" : "not_heard")
              .put("diagnosis", source.doctor().diagnosis(source.symptom().get(), now).text());
      found.add(new Found(OwnerEvent.Kind.LINE, time(known, now), fields.all()));
    }
    if (values.changed(fresh(known, now), now)) {
      Fields fields = new Fields().put("stale", !values.good());
      found.add(new Found(OwnerEvent.Kind.STALE, time(known, now), fields.all()));
    }
    return found;
  }

  private boolean heard(long now) {
    OptionalLong last = source.doctor().counters().lastGood();
    return last.isPresent() && now - last.getAsLong() < LONGEST_PAUSE.toNanos();
  }

  /** By the power, which every meter sends; by anything where that was never heard. */
  private boolean fresh(LiveValues known, long now) {
    boolean patient = freshness.fresh(start, now);
    return patient
        || of(known, Label.SINSTS)
            .map(power -> freshness.fresh(power, now))
            .orElseGet(() -> known.all().anyMatch(one -> freshness.fresh(one.nanos(), now)));
  }

  /** The meter's clock goes on while it is not heard. */
  private static Optional<Instant> time(LiveValues known, long now) {
    return of(known, Label.DATE)
        .flatMap(
            date ->
                date.value()
                    .filter(Value.Moment.class::isInstance)
                    .map(Value.Moment.class::cast)
                    .map(moment -> moment.instant().plusSeconds(seconds(date, now))));
  }

  private static long seconds(Measurement date, long now) {
    return Duration.ofNanos(now - date.nanos()).toSeconds();
  }

  private static Optional<Measurement> of(LiveValues known, Label label) {
    return known
        .all()
        .filter(one -> one.quantity().sentBy().filter(label::equals).isPresent())
        .findFirst();
  }
}
