package org.ticconnect.owner.event;

import java.util.Map;
import java.util.Optional;
import org.ticconnect.meter.Measurement;
import org.ticconnect.meter.Reading;
import org.ticconnect.meter.Turns;
import org.ticconnect.meter.Value;
import org.ticconnect.owner.OwnerEvent;
import org.ticconnect.tic.Group;
import org.ticconnect.tic.Label;

/**
 * Tells of tariff changes of one meter. The number NTARF decides. The name LTARF stands 62 groups
 * before it and may be of the second before (specification 6.2.1.5): in the frame in which the
 * number changes, a name that did not change says nothing, so the next frame that has one is waited
 * for. A name that came with the old number is right, for it is older than that number.
 */
final class TariffWatch {
  private static final int MOST_FRAMES_WAITED = 5;

  /** A change whose new name is waited for. */
  private record Pending(Turns.Tariff turn, Reading at, Optional<String> nameBefore) {}

  private Optional<String> name = Optional.empty();
  private Optional<Pending> pending = Optional.empty();
  private int waited;

  /** What is told with the next frame of the meter. */
  Optional<Found> look(Reading frame, Optional<Turns.Tariff> turn) {
    Optional<String> here = text(frame, Label.LTARF);
    Optional<Found> found = pending.flatMap(change -> waitedFor(change, here, turn.isPresent()));
    if (turn.isPresent()) {
      Pending change = new Pending(turn.get(), frame, name);
      if (found.isEmpty() && sure(here)) {
        found = Optional.of(found(change, here));
      } else {
        pending = Optional.of(change);
        waited = 0;
      }
    }
    if (pending.isEmpty() && text(frame, Label.NTARF).isPresent()) {
      name = here.or(() -> name);
    }
    return found;
  }

  /** The name changed with the number, or this meter sends no names. */
  private boolean sure(Optional<String> here) {
    return here.isPresent()
        ? name.filter(old -> !old.equals(here.get())).isPresent()
        : name.isEmpty();
  }

  private Optional<Found> waitedFor(Pending change, Optional<String> here, boolean another) {
    waited++;
    if (here.isEmpty() && !another && waited < MOST_FRAMES_WAITED) {
      return Optional.empty();
    }
    pending = Optional.empty();
    Optional<String> after = another ? Optional.empty() : here;
    name = after;
    return Optional.of(found(change, after));
  }

  private static Found found(Pending change, Optional<String> nameAfter) {
    Map<String, Object> fields =
        new Fields()
            .put("before", change.turn().before())
            .put("after", change.turn().after())
            .put("name_before", change.nameBefore())
            .put("name_after", nameAfter)
            .put("energy_active_import_total", total(change.at()))
            .all();
    return new Found(OwnerEvent.Kind.TARIFF, change.at().meterTime(), fields);
  }

  private static Optional<Object> total(Reading frame) {
    return frame.measurements().stream()
        .filter(one -> one.quantity().name().equals("energy_active_import_total"))
        .findFirst()
        .flatMap(Measurement::value)
        .map(Value::plain);
  }

  private static Optional<String> text(Reading frame, Label label) {
    return frame.groups().stream().filter(one -> one.label() == label).findFirst().map(Group::text);
  }
}
