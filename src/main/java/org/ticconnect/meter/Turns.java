package org.ticconnect.meter;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.ticconnect.tic.Group;
import org.ticconnect.tic.Horodate;
import org.ticconnect.tic.Label;

/**
 * What begins anew with a frame: another tariff of the supplier, another day of the meter's clock.
 * What is seen for the first time is no change. Of one meter since the start; not for several
 * threads at once.
 */
public final class Turns {
  private static final int MOST_DAYS_BEGUN = 40;

  private final Deque<LocalDate> begun = new ArrayDeque<>();
  private Optional<LocalDate> day = Optional.empty();
  private Optional<Long> tariff = Optional.empty();

  /**
   * Another supplier's index counts.
   *
   * @param before NTARF until now, 1 to 10
   * @param after NTARF of this frame
   */
  public record Tariff(long before, long after) {}

  /** What changed with the next frame of the meter; empty when its NTARF is the one before. */
  public Optional<Tariff> tariff(Reading frame) {
    Optional<Long> before = tariff;
    Optional<Long> now = group(frame, Label.NTARF).map(Group::number);
    tariff = now.or(() -> before);
    return now.filter(after -> before.isPresent() && !before.get().equals(after))
        .map(after -> new Tariff(before.orElseThrow(), after));
  }

  /**
   * The day that begins with the next frame of the meter, in legal time. A day that began already
   * does not begin again when the meter's clock was set back; nor does the day that it is set back
   * to.
   */
  public Optional<LocalDate> day(Reading frame) {
    Optional<LocalDate> before = day;
    Optional<LocalDate> now = local(frame).map(LocalDateTime::toLocalDate);
    day = now.or(() -> before);
    Optional<LocalDate> begins =
        now.filter(today -> before.filter(today::isAfter).isPresent() && !begun.contains(today));
    begins.ifPresent(this::remember);
    return begins;
  }

  private void remember(LocalDate today) {
    begun.addLast(today);
    if (begun.size() > MOST_DAYS_BEGUN) {
      begun.removeFirst();
    }
  }

  /** DATE in legal time; empty when it came damaged. */
  public static Optional<LocalDateTime> local(Reading frame) {
    return group(frame, Label.DATE).flatMap(Group::horodate).map(Horodate::local);
  }

  private static Optional<Group> group(Reading frame, Label label) {
    return frame.groups().stream().filter(one -> one.label() == label).findFirst();
  }
}
