package org.ticconnect.journal.keep;

import static org.ticconnect.meter.IndexFrames.INDEXES;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.ticconnect.meter.IndexFrames;
import org.ticconnect.meter.Turns;
import org.ticconnect.tic.Label;

/** The indexes at each minute, tariff change and midnight of the meter's clock. */
final class IndexSnapshots implements Rule {
  private static final Set<Label> TARIFF = EnumSet.of(Label.NTARF, Label.LTARF);

  private final Turns turns = new Turns();
  private final IndexFrames frames = new IndexFrames();
  private Optional<Instant> minute = Optional.empty();
  private Optional<Kind> due = Optional.empty();

  @Override
  public void look(Look frame) {
    due = nowDue(frame);
    if (!frames.of(frame.reading(), due.isPresent()).isEmpty()) {
      keep(frame, due.orElseThrow());
      due = Optional.empty();
    }
  }

  private static void keep(Look frame, Kind kind) {
    frame.keep(
        kind,
        KeptValues.of(
            frame.of(
                label ->
                    INDEXES.contains(label) || kind == Kind.TARIFF && TARIFF.contains(label))));
  }

  /** A tariff change matters more than midnight, and that more than any minute. */
  private Optional<Kind> nowDue(Look frame) {
    Optional<Instant> minuteNow =
        frame.reading().meterTime().map(time -> time.truncatedTo(ChronoUnit.MINUTES));
    boolean newTariff = turns.tariff(frame.reading()).isPresent();
    boolean newDay = turns.day(frame.reading()).isPresent();
    boolean newMinute = minuteNow.isPresent() && !minuteNow.equals(minute);
    minute = minuteNow.or(() -> minute);
    if (newTariff) {
      return Optional.of(Kind.TARIFF);
    } else if (newDay && !due.equals(Optional.of(Kind.TARIFF))) {
      return Optional.of(Kind.MIDNIGHT);
    }
    return due.or(() -> newMinute ? Optional.of(Kind.MINUTE) : Optional.empty());
  }
}
