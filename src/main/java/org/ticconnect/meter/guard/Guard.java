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
import org.ticconnect.tic.Horodate;
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

  /** A maximum that was reached just now is believed at once. */
  private static final Duration JUST_NOW = Duration.ofSeconds(10);

  private static final int DIGITS_TOLD = 4;

  private final String source;
  private final Clock wall;
  private final Consumer<MeterEvent> events;
  private final Quarantine quarantine = new Quarantine();

  private MeterClock clock;
  private Physics physics;
  private Balance balance;
  private final Map<Label, IndexGuard> indexes = new EnumMap<>(Label.class);
  private final Map<Label, Agreement> agreements = new EnumMap<>(Label.class);
  private final Set<Label> misfits = EnumSet.noneOf(Label.class);
  private final Map<Label, Long> allowedByOwner = new EnumMap<>(Label.class);

  /**
   * @param source name in the configuration
   * @param wall clock for stamps
   * @param events told of what happens to the meter, on the thread that judges
   */
  public Guard(String source, Clock wall, Consumer<MeterEvent> events) {
    this.source = source;
    this.wall = wall;
    this.events = events;
    afresh();
  }

  /** Forgets all values: what comes now is another recording, or the same from its beginning. */
  public synchronized void afresh() {
    clock = new MeterClock();
    physics = new Physics();
    balance = new Balance();
    indexes.clear();
    agreements.clear();
    misfits.clear();
    allowedByOwner.clear();
  }

  public Quarantine quarantine() {
    return quarantine;
  }

  /**
   * @param group with the right form
   * @param nanos when it was complete, on the monotonic clock
   */
  public synchronized Verdict judge(Group group, long nanos) {
    Verdict verdict = verdict(group, nanos);
    if (verdict == Verdict.BELIEVED) {
      quarantine.close(group.label(), Quarantine.State.OVER);
      learn(group);
    }
    return verdict;
  }

  private Verdict verdict(Group group, long nanos) {
    return switch (Rule.of(group.label())) {
      case CLOCK -> date(group, nanos);
      case INDEX -> index(group, nanos);
      case VOLTS -> possible(group, physics.voltsPossible(group.number()));
      case AMPERES -> possible(group, physics.amperesPossible(group.number()));
      case POWER -> possible(group, physics.powerPossible(group.number()));
      case PHASE_POWER -> phasePower(group);
      case MAXIMUM -> maximum(group);
      case DATED_POINT -> datedPoint(group);
      case PEAK_TIME -> peakTime(group);
      case SELDOM -> agreed(group);
      case AT_ONCE -> Verdict.BELIEVED;
    };
  }

  /** The frame is over; what concerns all of its groups is looked at. */
  public synchronized void frameEnded() {
    clock.frameEnded();
    balance
        .frameEnded()
        .ifPresent(
            move ->
                tell(MeterEvent.Kind.BALANCE_MOVED, offsets(move.before()), offsets(move.after())));
  }

  private static String offsets(Balance.Offsets offsets) {
    return "EAST - EASF %d Wh, EAST - EASD %d Wh"
        .formatted(offsets.supplier(), offsets.distributor());
  }

  private Verdict date(Group group, long nanos) {
    Optional<Instant> before = clock.now();
    Instant date = group.horodate().orElseThrow().instant();
    MeterClock.Step step = clock.judge(date, nanos);
    if (step == MeterClock.Step.MOVED) {
      tell(MeterEvent.Kind.CLOCK_MOVED, before.map(Instant::toString).orElse(""), date.toString());
    }
    return step == MeterClock.Step.WAITING ? Verdict.WAITING : Verdict.BELIEVED;
  }

  private Verdict index(Group group, long nanos) {
    Label label = group.label();
    IndexGuard index = indexes.computeIfAbsent(label, any -> new IndexGuard());
    String before = index.last().map(String::valueOf).orElse("");
    IndexGuard.Step step = index.judge(group.number(), clock.moment(nanos), physics.indexWatts());
    return switch (step) {
      case BELIEVED -> Verdict.BELIEVED;
      case WAITING -> Verdict.WAITING;
      case FELL -> quarantined(group, Suspicion.INDEX_FELL, before, index.follows());
      case ROSE_TOO_FAST ->
          clock.uncertain()
              ? Verdict.WAITING
              : quarantined(group, Suspicion.INDEX_ROSE_TOO_FAST, before, index.follows());
      case ROLLED_OVER -> {
        quarantine.close(label, Quarantine.State.ACCEPTED);
        tell(MeterEvent.Kind.ROLL_OVER, told(label, before), told(label, group.data()));
        yield Verdict.BELIEVED;
      }
      case BEGINS_ANEW -> {
        quarantine.close(label, Quarantine.State.ACCEPTED);
        yield Verdict.BELIEVED;
      }
    };
  }

  private static String told(Label label, String value) {
    return label.text() + " " + value;
  }

  private Verdict possible(Group group, boolean possible) {
    boolean allowed = group.number() <= allowedByOwner.getOrDefault(group.label(), -1L);
    return possible || allowed
        ? Verdict.BELIEVED
        : quarantined(group, Suspicion.BEYOND_PHYSICS, "", true);
  }

  /**
   * Some three-phase meters send nonsense here with a right checksum. The current may be a second
   * older than the power, so one misfit only waits for the next frame.
   */
  private Verdict phasePower(Group group) {
    Label label = group.label();
    Verdict verdict = possible(group, physics.powerPossible(group.number()));
    if (verdict != Verdict.BELIEVED) {
      return verdict;
    }
    boolean allowed = group.number() <= allowedByOwner.getOrDefault(label, -1L);
    if (allowed || physics.fitsVoltsTimesAmperes(label, group.number())) {
      misfits.remove(label);
      return Verdict.BELIEVED;
    }
    return misfits.add(label)
        ? Verdict.WAITING
        : quarantined(group, Suspicion.NOT_VOLTS_TIMES_AMPERES, "", true);
  }

  private Verdict maximum(Group group) {
    Verdict verdict = possible(group, physics.powerPossible(group.number()));
    if (verdict != Verdict.BELIEVED) {
      return verdict;
    }
    Agreement agreement = agreement(group.label());
    boolean newer =
        agreement.believed().map(before -> time(group).isAfter(time(before))).orElse(true);
    if (newer && justNow(group)) {
      agreement.believe(group);
      return Verdict.BELIEVED;
    }
    return datedPoint(group);
  }

  private boolean justNow(Group group) {
    return clock
        .now()
        .map(now -> Duration.between(time(group), now).abs().compareTo(JUST_NOW) <= 0)
        .orElse(false);
  }

  private Verdict datedPoint(Group group) {
    return between(group, OLDEST, MOST_AHEAD) ? agreed(group) : wrongTime(group);
  }

  private Verdict peakTime(Group group) {
    return between(group, MOST_AHEAD.multipliedBy(2), OLDEST) ? agreed(group) : wrongTime(group);
  }

  private Verdict wrongTime(Group group) {
    return quarantined(group, Suspicion.TIME_IMPLAUSIBLE, "", true);
  }

  /** Whether the group's own time fits the meter's clock, as far as that is known. */
  private boolean between(Group group, Duration before, Duration after) {
    boolean allowed = allowedByOwner.containsKey(group.label());
    return allowed
        || clock
            .now()
            .map(
                now ->
                    !time(group).isBefore(now.minus(before))
                        && !time(group).isAfter(now.plus(after)))
            .orElse(true);
  }

  private static Instant time(Group group) {
    return group.horodate().map(Horodate::instant).orElseThrow();
  }

  private Verdict agreed(Group group) {
    Agreement agreement = agreement(group.label());
    Optional<Group> before = agreement.believed();
    if (!agreement.judge(group)) {
      return Verdict.WAITING;
    }
    before.filter(old -> !old.equals(group)).ifPresent(old -> changed(old, group));
    return Verdict.BELIEVED;
  }

  private Agreement agreement(Label label) {
    return agreements.computeIfAbsent(label, any -> new Agreement());
  }

  private void changed(Group before, Group after) {
    switch (after.label()) {
      case ADSC -> {
        indexes.values().forEach(IndexGuard::meterReplaced);
        balance = new Balance();
        tell(MeterEvent.Kind.METER_REPLACED, masked(before.data()), masked(after.data()));
      }
      case NGTF ->
          tell(MeterEvent.Kind.CALENDAR_CHANGED, before.data().trim(), after.data().trim());
      case PREF -> tell(MeterEvent.Kind.SUBSCRIBED_POWER_CHANGED, before.data(), after.data());
      case VTIC -> tell(MeterEvent.Kind.TIC_VERSION_CHANGED, before.data(), after.data());
      default -> {
        // What changes every day is no event.
      }
    }
  }

  private static String masked(String address) {
    return "…" + address.substring(address.length() - DIGITS_TOLD);
  }

  private void learn(Group group) {
    switch (group.label()) {
      case ADSC -> MeterAddress.parse(group.data()).ifPresent(physics::address);
      case IRMS1, IRMS2, IRMS3, URMS1, URMS2, URMS3, PCOUP ->
          physics.learn(group.label(), group.number());
      default -> {
        if (Rule.of(group.label()) == Rule.INDEX) {
          balance.believed(group.label(), group.number());
        }
      }
    }
  }

  private Verdict quarantined(
      Group group, Suspicion suspicion, String believed, boolean belongsToOpen) {
    byte[] line = GroupEncoder.encode(group);
    quarantine.add(
        group.label(),
        suspicion,
        new String(line, 1, line.length - 2, US_ASCII),
        believed,
        wall.instant(),
        clock.now(),
        belongsToOpen);
    return Verdict.QUARANTINED;
  }

  private void tell(MeterEvent.Kind kind, String before, String after) {
    events.accept(new MeterEvent(source, kind, wall.instant(), clock.now(), before, after));
  }

  /**
   * The owner says that a value in quarantine is right: an index goes on from it, and another
   * quantity may be as great or as far from the clock from now on.
   *
   * @param id of an entry that is open
   * @return false when there is no such entry, or it is not open any more
   */
  public synchronized boolean acceptFromQuarantine(long id) {
    Optional<Quarantine.Entry> entry = quarantine.open(id);
    entry.ifPresent(
        known -> {
          Label label = known.label();
          if (known.suspicion() == Suspicion.INDEX_FELL
              || known.suspicion() == Suspicion.INDEX_ROSE_TOO_FAST) {
            indexes.get(label).acceptCandidate();
          } else {
            allowedByOwner.merge(label, greatest(label), Math::max);
          }
          quarantine.close(label, Quarantine.State.ACCEPTED);
          tell(MeterEvent.Kind.ACCEPTED_BY_OWNER, told(label, known.believed()), known.raw());
        });
    return entry.isPresent();
  }

  /** What fits the width of the label. */
  private static long greatest(Label label) {
    return (long) Math.pow(10, label.width()) - 1;
  }
}
