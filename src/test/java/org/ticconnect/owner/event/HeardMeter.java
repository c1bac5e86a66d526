package org.ticconnect.owner.event;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.ticconnect.meter.Freshness;
import org.ticconnect.meter.LiveMeter;
import org.ticconnect.meter.Mapped;
import org.ticconnect.meter.Measurement;
import org.ticconnect.meter.MidnightIndexes;
import org.ticconnect.meter.Reading;
import org.ticconnect.meter.guard.MeterEvent;
import org.ticconnect.meter.line.LineDoctor;
import org.ticconnect.meter.line.Symptom;
import org.ticconnect.owner.OwnerEvent;
import org.ticconnect.tic.Group;
import org.ticconnect.tic.Horodate;
import org.ticconnect.tic.Label;
import org.ticconnect.tic.Lines;

/** A meter on source {@code main}, its line, a clock, and what is told of them. */
final class HeardMeter {
  static final String ADDRESS = "042176000123";
  static final String OTHER_ADDRESS = "042176000456";

  private final LiveMeter meter = new LiveMeter("main", Mapped.shipped().quantities(), Set.of());
  private final List<OwnerEvent> told = new ArrayList<>();
  private final List<MidnightIndexes> kept = new ArrayList<>();
  private final Consumer<OwnerEvent> listener;
  private long nanos = 1;
  private final LineDoctor doctor = new LineDoctor(nanos);
  private String address = ADDRESS;
  private Events events;

  HeardMeter() {
    this(event -> {});
  }

  /**
   * @param listener is told too
   */
  HeardMeter(Consumer<OwnerEvent> listener) {
    this.listener = listener;
    restart();
  }

  /** The program starts anew, with what was kept. */
  void restart() {
    Optional<MidnightIndexes> last = kept.stream().reduce((older, newer) -> newer);
    events =
        new Events(
            event -> {
              told.add(event);
              listener.accept(event);
            },
            (source, known) -> known,
            new Freshness(Duration.ofSeconds(15)),
            () -> nanos,
            List.of(
                new Watched("main", meter::values, doctor, () -> Symptom.NONE, last, kept::add)));
  }

  /** Another meter sends from now on. */
  void address(String another) {
    address = another;
  }

  /** What is told with a frame that comes 1.5 s after the one before. */
  List<OwnerEvent> frame(Group... groups) {
    told.clear();
    nanos += 1_500_000_000L;
    List<Group> all = new ArrayList<>(List.of(Lines.good(Label.ADSC, address)));
    all.addAll(List.of(groups));
    List<Measurement> measurements = new ArrayList<>();
    all.forEach(group -> measurements.addAll(meter.accept(group, nanos).changes()));
    Optional<Instant> time =
        all.stream()
            .filter(group -> group.label() == Label.DATE)
            .findFirst()
            .flatMap(Group::horodate)
            .map(Horodate::instant);
    events.reading(
        new Reading("main", Optional.of(address), 1, Instant.EPOCH, time, all, 0, measurements));
    return List.copyOf(told);
  }

  /** What is told in so many seconds, in which a power comes each second or nothing. */
  List<OwnerEvent> look(int seconds, boolean heard) {
    told.clear();
    for (int i = 0; i < seconds; i++) {
      nanos += 1_000_000_000L;
      if (heard) {
        Group power = Lines.good(Label.SINSTS, "00480");
        doctor.good(power, false, nanos);
        meter.accept(power, nanos);
      }
      events.look();
    }
    return List.copyOf(told);
  }

  void happened(MeterEvent event) {
    events.happened(event);
  }

  void read(Reading reading) {
    events.reading(reading);
  }

  /** The midnights that were kept. */
  List<MidnightIndexes> kept() {
    return List.copyOf(kept);
  }

  static Group date(String local) {
    return Lines.good(Label.DATE, "H26" + local, "");
  }

  static Group east(long index) {
    return Lines.good(Label.EAST, "%09d".formatted(index));
  }

  static Group ntarf(int index) {
    return Lines.good(Label.NTARF, "%02d".formatted(index));
  }

  static Group ltarf(String name) {
    return Lines.good(Label.LTARF, "%-16s".formatted(name));
  }
}
