package org.ticconnect.owner.endpoint;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.ticconnect.meter.LiveUpdate;
import org.ticconnect.meter.Reading;
import org.ticconnect.owner.OwnerEvent;

/**
 * Where the meters' news come in for the routes of one file. Called on the meters' threads: it
 * neither waits nor throws.
 */
public final class Inlet {
  private final List<Inbox<Reading>> readings = new CopyOnWriteArrayList<>();
  private final List<Inbox<LiveChange>> changes = new CopyOnWriteArrayList<>();
  private final List<Inbox<OwnerEvent>> events = new CopyOnWriteArrayList<>();

  /** A frame is whole. */
  public void reading(Reading reading) {
    readings.forEach(inbox -> inbox.offer(reading));
  }

  /** A group came. */
  public void live(LiveUpdate update) {
    if (changes.isEmpty()) {
      return;
    }
    update
        .changes()
        .forEach(
            change -> {
              LiveChange told = new LiveChange(update.values(), change);
              changes.forEach(inbox -> inbox.offer(told));
            });
  }

  /** Something happened. */
  public void event(OwnerEvent event) {
    events.forEach(inbox -> inbox.offer(event));
  }

  /** Takes nothing more, and forgets what waits. */
  public void close() {
    Stream.of(readings, changes, events).flatMap(List::stream).forEach(Inbox::abandon);
  }

  List<Inbox<Reading>> readings() {
    return readings;
  }

  List<Inbox<LiveChange>> changes() {
    return changes;
  }

  List<Inbox<OwnerEvent>> events() {
    return events;
  }
}
