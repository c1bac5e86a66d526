package org.ticconnect.meter.guard;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.ticconnect.tic.Group;
import org.ticconnect.tic.GroupEncoder;
import org.ticconnect.tic.Label;
import org.ticconnect.tic.MeterAddress;

/**
 * Decides which groups of one source are believed. The reader's thread judges; any thread may look
 * at the quarantine and accept from it.
 */
public final class Guard {
  /** A value's own time may lie so far before DATE: a load curve may have been stopped long ago. */
  private static final Duration OLDEST = Duration.ofDays(400);

  /** A time after DATE is possible when the meter's clock was set back. */
  private static final Duration MOST_AHEAD = Duration.ofDays(1);

  /** Frames after which a label that was never heard is not believed at its first word. */
  private static final int FRAMES_TO_KNOW_THE_LABELS = 3;

  private final Clock wall;
  private final EventTeller events;
  private final Remembered remembered;
  private final Quarantine quarantine = new Quarantine();
  private final Permits permits = new Permits();

  private MeterClock clock;
  private Physics physics;
  private PhysicsGuard magnitudes;
  private Balance balance;
  private Agreements agreements;
  private final Map<Label, IndexGuard> indexes = new EnumMap<>(Label.class);
  private final Map<Label, String> believed = new EnumMap<>(Label.class);
  private final Set<Label> heard = EnumSet.noneOf(Label.class);
  private boolean stranger;
  private boolean heardInFrame;
  private int frames;

  /**
   * @param source name in the configuration
   * @param wall clock for stamps
   * @param remembered what is known of the meter from before
   * @param events told of what happens to the meter, on the thread that judges
   */
  public Guard(String source, Clock wall, Remembered remembered, Consumer<MeterEvent> events) {
    this.wall = wall;
    this.remembered = remembered;
    this.events = new EventTeller(source, wall, events);
    afresh();
    remembered.data().forEach(agreements::remember);
  }

  /** Forgets all values: what comes now is another recording, or the same from its beginning. */
  public synchronized void afresh() {
    clock = new MeterClock(remembered.recorded());
    physics = new Physics();
    magnitudes = new PhysicsGuard(physics, permits);
    balance = new Balance();
    agreements = new Agreements();
    indexes.clear();
    believed.clear();
    heard.clear();
    permits.clear();
    quarantine.closeAll();
    stranger = false;
    heardInFrame = false;
    frames = 0;
  }

  public Quarantine quarantine() {
    return quarantine;
  }

  /**
   * @param group with the right form
   * @param nanos when it was complete, on the monotonic clock
   */
  public synchronized Verdict judge(Group group, long nanos) {
    heardInFrame = true;
    Finding finding = find(group, nanos);
    boolean known = familiar(group.label());
    if (finding.believed() && (!known || stranger && group.label() != Label.ADSC)) {
      // What the frame of another meter says is not to be published under the old one's name.
      return Verdict.WAITING;
    }
    if (finding.believed()) {
      quarantine.close(group.label(), Quarantine.State.OVER);
      believed.put(group.label(), group.data());
      learn(group);
    }
    finding.why().ifPresent(suspicion -> doubt(group, suspicion));
    return finding.verdict();
  }

  /** Whether the label was heard before; noise can make a label that this meter does not send. */
  private boolean familiar(Label label) {
    boolean first = heard.add(label);
    return !first || frames < FRAMES_TO_KNOW_THE_LABELS || label == Label.MSG2;
  }

  private Finding find(Group group, long nanos) {
    return switch (Rule.of(group.label())) {
      case CLOCK -> date(group, nanos);
      case INDEX -> index(group, nanos);
      case VOLTS -> magnitudes.volts(group);
      case AMPERES -> magnitudes.amperes(group);
      case POWER -> magnitudes.power(group);
      case PHASE_POWER -> magnitudes.phasePower(group);
      case MAXIMUM -> maximum(group, nanos);
      case DATED_POINT -> dated(group, OLDEST, MOST_AHEAD, nanos);
      case PEAK_TIME -> dated(group, MOST_AHEAD.multipliedBy(2), OLDEST, nanos);
      case SELDOM -> agreed(group);
      case AT_ONCE -> Finding.BELIEVED;
    };
  }

  /** The frame is over; what concerns all of its groups is looked at. Garbage is no frame. */
  public synchronized void frameEnded() {
    if (!heardInFrame) {
      return;
    }
    heardInFrame = false;
    frames = Math.min(FRAMES_TO_KNOW_THE_LABELS, frames + 1);
    clock.frameEnded();
    balance
        .frameEnded()
        .ifPresent(
            move -> tell(MeterEvent.Kind.BALANCE_MOVED, move.before().text(), move.after().text()));
  }

  private Finding date(Group group, long nanos) {
    Optional<Instant> before = clock.now();
    Instant date = Agreements.time(group);
    MeterClock.Step step = clock.judge(date, nanos);
    if (step == MeterClock.Step.MOVED) {
      agreements.clockMoved();
      tell(MeterEvent.Kind.CLOCK_MOVED, before.map(Instant::toString).orElse(""), date.toString());
    }
    return step == MeterClock.Step.WAITING ? Finding.WAITING : Finding.BELIEVED;
  }

  private Finding index(Group group, long nanos) {
    IndexGuard index = indexes.computeIfAbsent(group.label(), any -> new IndexGuard());
    IndexGuard.Step step =
        index.judge(group.number(), clock.moment(nanos), !clock.uncertain(), physics);
    return switch (step) {
      case BELIEVED -> Finding.BELIEVED;
      case WAITING -> Finding.WAITING;
      case FELL -> Finding.doubted(Suspicion.INDEX_FELL);
      case ROSE_TOO_FAST -> Finding.doubted(Suspicion.INDEX_ROSE_TOO_FAST);
      case ROLLED_OVER -> {
        quarantine.close(group.label(), Quarantine.State.ACCEPTED);
        tell(MeterEvent.Kind.ROLL_OVER, lastTold(group.label()), told(group));
        yield Finding.BELIEVED;
      }
      case BEGINS_ANEW -> {
        quarantine.close(group.label(), Quarantine.State.ACCEPTED);
        yield Finding.BELIEVED;
      }
    };
  }

  private static String told(Group group) {
    return group.label().text() + " " + group.data();
  }

  private String lastTold(Label label) {
    return label.text() + " " + believed.getOrDefault(label, "unknown");
  }

  private Finding maximum(Group group, long nanos) {
    Finding finding = magnitudes.power(group);
    if (!finding.believed()) {
      return finding;
    }
    return agreements.maximumOfNow(group, clock.now())
        ? Finding.BELIEVED
        : dated(group, OLDEST, MOST_AHEAD, nanos);
  }

  /** While the meter's clock itself is in doubt, nothing is told wrong by it. */
  private Finding dated(Group group, Duration before, Duration after, long nanos) {
    if (permits.allowsTime(group.label())
        || clock.near(Agreements.time(group), before, after, nanos)) {
      return agreed(group);
    }
    return clock.uncertain() ? Finding.WAITING : Finding.doubted(Suspicion.TIME_IMPLAUSIBLE);
  }

  private Finding agreed(Group group) {
    Optional<String> before = agreements.believed(group.label());
    boolean agreed = agreements.judge(group);
    if (group.label() == Label.ADSC) {
      stranger = !agreed && before.isPresent();
    }
    if (!agreed) {
      return Finding.WAITING;
    }
    boolean changed = before.filter(group.data()::equals).isEmpty();
    if (changed && Remembered.LABELS.contains(group.label())) {
      remembered.keep().accept(group.label(), group.data());
      before.ifPresent(old -> changed(group.label(), old, group.data()));
    }
    return Finding.BELIEVED;
  }

  private void changed(Label label, String before, String after) {
    switch (label) {
      case ADSC -> {
        indexes.values().forEach(IndexGuard::meterReplaced);
        balance = new Balance();
        permits.clear();
        tell(
            MeterEvent.Kind.METER_REPLACED,
            MeterAddress.masked(before),
            MeterAddress.masked(after));
      }
      case NGTF -> tell(MeterEvent.Kind.CALENDAR_CHANGED, before.trim(), after.trim());
      case PREF -> tell(MeterEvent.Kind.SUBSCRIBED_POWER_CHANGED, before, after);
      case VTIC -> tell(MeterEvent.Kind.TIC_VERSION_CHANGED, before, after);
      default -> throw new IllegalStateException("no event for " + label);
    }
  }

  private void learn(Group group) {
    Label label = group.label();
    switch (Rule.of(label)) {
      case VOLTS, AMPERES, POWER -> physics.learn(label, group.number());
      case INDEX -> balance.believed(label, group.number());
      default -> {
        if (label == Label.ADSC) {
          MeterAddress.parse(group.data()).ifPresent(physics::address);
        } else if (label == Label.PCOUP) {
          physics.learn(label, group.number());
        }
      }
    }
  }

  private void doubt(Group group, Suspicion suspicion) {
    byte[] line = GroupEncoder.encode(group);
    Label label = group.label();
    boolean again = !indexes.containsKey(label) || indexes.get(label).follows();
    quarantine.add(
        new Quarantine.Doubt(
            group,
            suspicion,
            new String(line, 1, line.length - 2, US_ASCII),
            believed.getOrDefault(label, ""),
            wall.instant(),
            clock.now()),
        again);
  }

  private void tell(MeterEvent.Kind kind, String before, String after) {
    events.tell(kind, clock.now(), before, after);
  }

  /**
   * The owner says that a value in quarantine is right: an index goes on from it, and another
   * quantity may be as great, with a tenth of margin, or as far from the clock, until the meter is
   * another one.
   *
   * @param id of an entry that is open
   * @return false when there is no such entry, or it is not open any more
   */
  public synchronized boolean acceptFromQuarantine(long id) {
    Optional<Quarantine.Entry> entry = quarantine.open(id);
    entry.ifPresent(this::accept);
    return entry.isPresent();
  }

  private void accept(Quarantine.Entry entry) {
    Group group = entry.doubt().group();
    switch (entry.doubt().suspicion()) {
      case INDEX_FELL, INDEX_ROSE_TOO_FAST -> indexes.get(group.label()).acceptCandidate();
      case BEYOND_PHYSICS, NOT_VOLTS_TIMES_AMPERES -> permits.number(group.label(), group.number());
      case TIME_IMPLAUSIBLE -> permits.time(group.label());
    }
    quarantine.close(group.label(), Quarantine.State.ACCEPTED);
    tell(MeterEvent.Kind.ACCEPTED_BY_OWNER, lastTold(group.label()), told(group));
  }
}
