package org.ticconnect.meter.guard;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Dates what happens to one meter and tells it. */
final class EventTeller {
  /** What a recording with gaps would tell again and again. */
  private static final Set<MeterEvent.Kind> SELDOM =
      EnumSet.of(MeterEvent.Kind.CLOCK_MOVED, MeterEvent.Kind.BALANCE_MOVED);

  private static final Duration PAUSE = Duration.ofMinutes(1);

  private final String source;
  private final Clock wall;
  private final Consumer<MeterEvent> events;
  private final Map<MeterEvent.Kind, Instant> lastTold = new EnumMap<>(MeterEvent.Kind.class);

  EventTeller(String source, Clock wall, Consumer<MeterEvent> events) {
    this.source = source;
    this.wall = wall;
    this.events = events;
  }

  void tell(MeterEvent.Kind kind, Optional<Instant> meterTime, String before, String after) {
    Instant now = wall.instant();
    Optional<Instant> last = Optional.ofNullable(lastTold.put(kind, now));
    boolean again =
        SELDOM.contains(kind) && last.filter(time -> now.isBefore(time.plus(PAUSE))).isPresent();
    if (!again) {
      events.accept(new MeterEvent(source, kind, now, meterTime, before, after));
    }
  }
}
