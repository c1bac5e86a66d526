package org.ticconnect.journal.keep;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ticconnect.meter.Measurement;
import org.ticconnect.tic.Group;
import org.ticconnect.tic.Horodate;
import org.ticconnect.tic.Label;

/** The indexes at each minute, tariff change and midnight of the meter's clock. */
final class IndexSnapshots implements Rule {
  private static final Set<Label> INDEXES = EnumSet.range(Label.EAST, Label.ERQ4);

  private Optional<Long> minute = Optional.empty();
  private Optional<LocalDate> day = Optional.empty();
  private Optional<String> tariff = Optional.empty();

  @Override
  public void look(Look frame) {
    List<Measurement> indexes = frame.of(INDEXES::contains);
    if (indexes.isEmpty()) {
      return;
    }
    Optional<Long> minuteNow =
        frame
            .reading()
            .meterTime()
            .map(time -> time.truncatedTo(ChronoUnit.MINUTES))
            .map(time -> time.getEpochSecond());
    Optional<LocalDate> dayNow =
        group(frame, Label.DATE)
            .flatMap(Group::horodate)
            .map(Horodate::local)
            .map(local -> local.toLocalDate());
    Optional<String> tariffNow = group(frame, Label.NTARF).map(Group::data);
    boolean newTariff = changed(tariff, tariffNow);
    boolean newDay = changed(day, dayNow);
    boolean newMinute = minuteNow.isPresent() && !minuteNow.equals(minute);
    minute = minuteNow.or(() -> minute);
    day = dayNow.or(() -> day);
    tariff = tariffNow.or(() -> tariff);
    if (newTariff) {
      frame.keep(
          Kind.TARIFF,
          KeptValues.of(
              frame.of(
                  label ->
                      INDEXES.contains(label) || label == Label.NTARF || label == Label.LTARF)));
    } else if (newDay) {
      frame.keep(Kind.MIDNIGHT, KeptValues.of(indexes));
    } else if (newMinute) {
      frame.keep(Kind.MINUTE, KeptValues.of(indexes));
    }
  }

  /** What is seen for the first time is no change. */
  private static boolean changed(Optional<?> before, Optional<?> now) {
    return before.isPresent() && now.isPresent() && !now.equals(before);
  }

  private static Optional<Group> group(Look frame, Label label) {
    return frame.reading().groups().stream().filter(one -> one.label() == label).findFirst();
  }
}
