package org.ticconnect.journal.keep;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.ticconnect.meter.Measurement;
import org.ticconnect.tic.Group;
import org.ticconnect.tic.Horodate;
import org.ticconnect.tic.Label;

/**
 * The indexes at each minute, tariff change and midnight of the meter's clock. A frame in which
 * some are missing, for they came damaged or are not believed yet, waits for one that has them all.
 */
final class IndexSnapshots implements Rule {
  private static final Set<Label> INDEXES = EnumSet.range(Label.EAST, Label.ERQ4);
  private static final Set<Label> TARIFF = EnumSet.of(Label.NTARF, Label.LTARF);
  private static final int MOST_FRAMES_WAITED = 5;

  private Optional<Instant> minute = Optional.empty();
  private Optional<LocalDate> day = Optional.empty();
  private Optional<String> tariff = Optional.empty();
  private Optional<Kind> due = Optional.empty();
  private int waited;
  private Set<Label> known = EnumSet.noneOf(Label.class);
  private Set<Label> before = EnumSet.noneOf(Label.class);

  @Override
  public void look(Look frame) {
    due = nowDue(frame);
    Set<Label> here =
        frame.of(INDEXES::contains).stream()
            .flatMap(one -> Look.label(one.quantity()).stream())
            .collect(Collectors.toCollection(() -> EnumSet.noneOf(Label.class)));
    boolean complete = here.containsAll(known) && here.equals(before);
    known.addAll(here);
    before = here;
    if (due.isPresent() && !here.isEmpty()) {
      if (complete || waited == MOST_FRAMES_WAITED) {
        keep(frame, due.get());
        known = here;
        due = Optional.empty();
        waited = 0;
      } else {
        waited++;
      }
    }
  }

  private static void keep(Look frame, Kind kind) {
    List<Measurement> values =
        frame.of(label -> INDEXES.contains(label) || kind == Kind.TARIFF && TARIFF.contains(label));
    frame.keep(kind, KeptValues.of(values));
  }

  /** A tariff change matters more than midnight, and that more than any minute. */
  private Optional<Kind> nowDue(Look frame) {
    Optional<Instant> minuteNow =
        frame.reading().meterTime().map(time -> time.truncatedTo(ChronoUnit.MINUTES));
    Optional<LocalDate> dayNow =
        group(frame, Label.DATE)
            .flatMap(Group::horodate)
            .map(Horodate::local)
            .map(LocalDateTime::toLocalDate);
    Optional<String> tariffNow = group(frame, Label.NTARF).map(Group::data);
    boolean newTariff = changed(tariff, tariffNow);
    boolean newDay = changed(day, dayNow);
    boolean newMinute = minuteNow.isPresent() && !minuteNow.equals(minute);
    minute = minuteNow.or(() -> minute);
    day = dayNow.or(() -> day);
    tariff = tariffNow.or(() -> tariff);
    if (newTariff) {
      return Optional.of(Kind.TARIFF);
    } else if (newDay && !due.equals(Optional.of(Kind.TARIFF))) {
      return Optional.of(Kind.MIDNIGHT);
    }
    return due.or(() -> newMinute ? Optional.of(Kind.MINUTE) : Optional.empty());
  }

  /** What is seen for the first time is no change. */
  private static boolean changed(Optional<?> before, Optional<?> now) {
    return before.isPresent() && now.isPresent() && !now.equals(before);
  }

  private static Optional<Group> group(Look frame, Label label) {
    return frame.reading().groups().stream().filter(one -> one.label() == label).findFirst();
  }
}
