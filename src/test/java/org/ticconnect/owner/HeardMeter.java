package org.ticconnect.owner;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import org.ticconnect.meter.LiveMeter;
import org.ticconnect.meter.LiveUpdate;
import org.ticconnect.meter.Mapped;
import org.ticconnect.meter.Measurement;
import org.ticconnect.meter.Reading;
import org.ticconnect.source.simulator.Profile;
import org.ticconnect.source.simulator.SimulatedMeter;
import org.ticconnect.tic.Group;
import org.ticconnect.tic.Horodate;
import org.ticconnect.tic.Label;
import org.ticconnect.tic.Lines;

/** A meter of which each frame is heard well. */
public final class HeardMeter {
  private final SimulatedMeter meter =
      new SimulatedMeter(Profile.TEMPO, 7, LocalDateTime.of(2026, 1, 15, 18, 0));
  private final LiveMeter live;
  private final LongSupplier monotonic;
  private final String source;
  private long sequence;

  /**
   * A frame as it is heard.
   *
   * @param updates one for each group
   */
  public record Heard(Reading reading, List<LiveUpdate> updates) {}

  public HeardMeter(String source, LongSupplier monotonic) {
    this.source = source;
    this.live = new LiveMeter(source, Mapped.shipped().quantities(), Set.of());
    this.monotonic = monotonic;
  }

  public Heard next() {
    return heard(Lines.groups(meter.nextFrame()));
  }

  public Heard heard(List<Group> groups) {
    long now = monotonic.getAsLong();
    List<LiveUpdate> updates = new ArrayList<>();
    List<Measurement> measurements = new ArrayList<>();
    for (Group group : groups) {
      LiveUpdate update = live.accept(group, now);
      updates.add(update);
      measurements.addAll(update.changes());
    }
    Optional<Instant> time =
        groups.stream()
            .filter(group -> group.label() == Label.DATE)
            .findFirst()
            .flatMap(Group::horodate)
            .map(Horodate::instant);
    Reading reading =
        new Reading(
            source,
            live.values().address(),
            ++sequence,
            Instant.parse("2026-01-15T17:00:01Z"),
            time,
            groups,
            0,
            measurements);
    return new Heard(reading, updates);
  }
}
