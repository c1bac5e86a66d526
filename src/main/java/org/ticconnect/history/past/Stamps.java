package org.ticconnect.history.past;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.ticconnect.meter.Reading;
import org.ticconnect.meter.Value;
import org.ticconnect.tic.Group;
import org.ticconnect.tic.Horodate;
import org.ticconnect.tic.Label;

/**
 * When a frame came: by the meter's clock while it is sound, else by that of the device if it can
 * be right, else it is not known.
 */
final class Stamps {
  /** Before this there was no Linky. */
  private static final Instant FIRST_METER = Instant.parse("2015-01-01T00:00:00Z");

  /** Before this there was no such device: its clock was never set. */
  private static final Instant FIRST_DEVICE = Instant.parse("2025-01-01T00:00:00Z");

  private static final Instant LAST = Instant.parse("2100-01-01T00:00:00Z");

  /** How long the meter's clock is carried on when no DATE comes. */
  private static final Duration CARRIED = Duration.ofMinutes(10);

  private Optional<Instant> believed = Optional.empty();
  private long believedAt;

  /**
   * @param nanos when the frame ended, on the monotonic clock
   */
  Optional<Instant> of(Reading frame, long nanos) {
    Optional<Instant> sound = sound(frame);
    if (sound.isPresent()) {
      believed = sound;
      believedAt = nanos;
      return sound;
    }
    if (degraded(frame)) {
      believed = Optional.empty();
    }
    return now(nanos).or(() -> Optional.of(frame.received()).filter(Stamps::plausible));
  }

  /** The meter's clock; empty when it is not known. */
  Optional<Instant> now(long nanos) {
    Duration since = Duration.ofNanos(nanos - believedAt);
    return believed.filter(any -> since.compareTo(CARRIED) <= 0).map(at -> at.plus(since));
  }

  /** Whether the device's clock can be right. */
  static boolean plausible(Instant device) {
    return !device.isBefore(FIRST_DEVICE) && device.isBefore(LAST);
  }

  private static Optional<Instant> sound(Reading frame) {
    return degraded(frame)
        ? Optional.empty()
        : date(frame)
            .map(Horodate::instant)
            .filter(at -> !at.isBefore(FIRST_METER) && at.isBefore(LAST));
  }

  /** The meter says itself that its clock is not to be trusted. */
  private static boolean degraded(Reading frame) {
    return date(frame).filter(Horodate::clockDegraded).isPresent()
        || frame.measurements().stream()
            .filter(one -> one.quantity().name().equals("clock_degraded"))
            .anyMatch(one -> one.value().orElse(null) instanceof Value.Flag flag && flag.set());
  }

  private static Optional<Horodate> date(Reading frame) {
    return frame.groups().stream()
        .filter(group -> group.label() == Label.DATE)
        .findFirst()
        .flatMap(Group::horodate);
  }
}
