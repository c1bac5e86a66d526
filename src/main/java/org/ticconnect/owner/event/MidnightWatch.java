package org.ticconnect.owner.event;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.ticconnect.meter.IndexFrames;
import org.ticconnect.meter.Measurement;
import org.ticconnect.meter.MidnightIndexes;
import org.ticconnect.meter.Reading;
import org.ticconnect.meter.Turns;
import org.ticconnect.meter.Value;
import org.ticconnect.owner.OwnerEvent;

/**
 * Tells of each midnight of one meter, with its indexes and what the day used. Indexes that were
 * read long after midnight, for the line was silent, are told but are no end of a day: no
 * difference is made with them.
 */
final class MidnightWatch {
  /** Longer than the frames that are passed over for their damage. */
  private static final Duration LATEST = Duration.ofMinutes(1);

  private final IndexFrames frames = new IndexFrames();
  private final Consumer<MidnightIndexes> keep;
  private Optional<MidnightIndexes> last;
  private Optional<LocalDate> begins = Optional.empty();
  private boolean inTime;

  /**
   * @param last the midnight before, of this meter or another one
   * @param keep is given each that is one
   */
  MidnightWatch(Optional<MidnightIndexes> last, Consumer<MidnightIndexes> keep) {
    this.last = last;
    this.keep = keep;
  }

  /**
   * What is told with the next frame of the meter.
   *
   * @param turn the day that begins with it
   */
  Optional<Found> look(Reading frame, Optional<LocalDate> turn) {
    if (turn.isPresent()) {
      begins = turn;
      inTime = Turns.local(frame).map(LocalDateTime::toLocalTime).filter(this::soon).isPresent();
    }
    List<Measurement> indexes = frames.of(frame, begins.isPresent());
    if (indexes.isEmpty()) {
      return Optional.empty();
    }
    LocalDate today = begins.orElseThrow();
    begins = Optional.empty();
    Map<String, Long> values = values(indexes);
    Fields fields = new Fields().put("day", today.minusDays(1).toString());
    values.forEach(fields::put);
    if (inTime) {
      used(frame, today, values).forEach(fields::put);
      frame
          .address()
          .map(address -> new MidnightIndexes(address, today, values))
          .ifPresent(this::remember);
    }
    return Optional.of(new Found(OwnerEvent.Kind.MIDNIGHT, frame.meterTime(), fields.all()));
  }

  private boolean soon(LocalTime time) {
    return time.toSecondOfDay() < LATEST.toSeconds();
  }

  private void remember(MidnightIndexes midnight) {
    last = Optional.of(midnight);
    keep.accept(midnight);
  }

  private static Map<String, Long> values(List<Measurement> indexes) {
    Map<String, Long> values = new LinkedHashMap<>();
    for (Measurement index : indexes) {
      if (index.value().orElseThrow() instanceof Value.Whole whole) {
        values.put(index.quantity().name(), whole.number());
      }
    }
    return values;
  }

  private Map<String, Long> used(Reading frame, LocalDate today, Map<String, Long> values) {
    Map<String, Long> used = new LinkedHashMap<>();
    last.filter(one -> one.day().plusDays(1).equals(today))
        .filter(one -> frame.address().filter(one.address()::equals).isPresent())
        .ifPresent(
            yesterday ->
                values.forEach(
                    (name, value) -> {
                      Long before = yesterday.values().get(name);
                      if (before != null && before <= value) {
                        used.put("used_" + name, value - before);
                      }
                    }));
    return used;
  }
}
