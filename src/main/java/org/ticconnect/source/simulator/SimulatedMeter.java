package org.ticconnect.source.simulator;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.ticconnect.tic.Group;
import org.ticconnect.tic.GroupEncoder;
import org.ticconnect.tic.Horodate;
import org.ticconnect.tic.Label;

/**
 * Sends frames like a Linky. The same profile, seed and start give the same frames; its clock goes
 * on by the time that each frame takes on the wire.
 */
public final class SimulatedMeter {
  private static final ZoneId FRANCE = ZoneId.of("Europe/Paris");
  private static final DateTimeFormatter DIGITS = DateTimeFormatter.ofPattern("yyMMddHHmmss");
  private static final Duration CHARACTER = Duration.ofNanos(1_000_000_000L / 960);
  private static final Duration GAP = Duration.ofMillis(25);

  private final Profile profile;
  private final String address;
  private final String deliveryPoint;
  private final Registers registers;
  private Instant clock;
  private Instant nextTick;

  /**
   * @param seed of everything that varies
   * @param start of its clock, in legal time of metropolitan France
   */
  public SimulatedMeter(Profile profile, long seed, LocalDateTime start) {
    this.profile = profile;
    Random random = new Random(seed * 31 + profile.ordinal());
    this.address = "0426%02d%06d".formatted(profile.meterType, random.nextInt(1_000_000));
    this.deliveryPoint = "300%011d".formatted(Math.floorMod(random.nextLong(), 100_000_000_000L));
    this.registers = new Registers(profile, random, start.atZone(FRANCE));
    this.clock = start.atZone(FRANCE).toInstant();
    this.nextTick = clock.plusSeconds(1);
  }

  /** The next frame, from STX to ETX. */
  public byte[] nextFrame() {
    byte[] frame = GroupEncoder.frame(groups());
    clock = clock.plus(CHARACTER.multipliedBy(frame.length)).plus(GAP);
    while (!nextTick.isAfter(clock)) {
      registers.tick(legal(nextTick));
      nextTick = nextTick.plusSeconds(1);
    }
    return frame;
  }

  /**
   * The active power that no label tells, at the time of the next frame, in W: drawn positive,
   * injected negative.
   */
  public double activePower() {
    return registers.active();
  }

  private static ZonedDateTime legal(Instant instant) {
    return instant.atZone(FRANCE);
  }

  private List<Group> groups() {
    List<Group> groups = new ArrayList<>();
    for (Label label : Label.values()) {
      content(label).ifPresent(content -> groups.add(group(label, content)));
    }
    return groups;
  }

  private Group group(Label label, Content content) {
    return new Group(label, content.time().map(SimulatedMeter::horodate), content.data());
  }

  private static Horodate horodate(ZonedDateTime time) {
    boolean summer = FRANCE.getRules().isDaylightSavings(time.toInstant());
    return Horodate.parse((summer ? "E" : "H") + DIGITS.format(time)).orElseThrow();
  }

  /** What a label says now, or nothing when this meter does not send it. */
  private record Content(Optional<ZonedDateTime> time, String data) {}

  private Optional<Content> content(Label label) {
    return switch (label) {
      case ADSC -> text(address);
      case VTIC -> text("02");
      case DATE -> Optional.of(new Content(Optional.of(registers.time()), ""));
      case NGTF -> text(profile.calendar.title);
      case LTARF -> text(profile.calendar.tariffName(registers.time().toLocalDateTime()));
      case EAST -> number(label, registers.drawn.value());
      case EAIT -> producer(label, registers.injected.value());
      case EASF01, EASF02, EASF03, EASF04, EASF05, EASF06, EASF07, EASF08, EASF09, EASF10 ->
          number(label, registers.supplier.get(place(label, Label.EASF01)).value());
      case EASD01, EASD02, EASD03, EASD04 ->
          number(label, registers.distributor.get(place(label, Label.EASD01)).value());
      case ERQ1, ERQ2, ERQ3, ERQ4 ->
          producer(label, registers.reactive.get(place(label, Label.ERQ1)).value());
      case IRMS1, IRMS2, IRMS3 -> phase(label, Label.IRMS1, 1, Phase::amperes);
      case URMS1, URMS2, URMS3 -> phase(label, Label.URMS1, 1, Phase::volts);
      case PREF, PCOUP -> number(label, profile.subscribedKva);
      case SINSTS -> number(label, registers.drawnApparent());
      case SINSTS1, SINSTS2, SINSTS3 -> phase(label, Label.SINSTS1, 3, registers::drawnApparent);
      case SMAXSN -> peak(label, registers.drawnMaximum.today());
      case SMAXSN1, SMAXSN2, SMAXSN3 -> phasePeak(label, Label.SMAXSN1, DailyMaximum::today);
      case SMAXSN_1 -> peak(label, registers.drawnMaximum.yesterday());
      case SMAXSN1_1, SMAXSN2_1, SMAXSN3_1 ->
          phasePeak(label, Label.SMAXSN1_1, DailyMaximum::yesterday);
      case SINSTI -> producer(label, registers.injectedApparent());
      case SMAXIN -> onlyProducer(peak(label, registers.injectedMaximum.today()));
      case SMAXIN_1 -> onlyProducer(peak(label, registers.injectedMaximum.yesterday()));
      case CCASN -> point(label, registers.drawnCurve.last());
      case CCASN_1 -> point(label, registers.drawnCurve.previous());
      case CCAIN -> onlyProducer(point(label, registers.injectedCurve.last()));
      case CCAIN_1 -> onlyProducer(point(label, registers.injectedCurve.previous()));
      case UMOY1, UMOY2, UMOY3 -> {
        int phase = place(label, Label.UMOY1);
        yield phase < profile.phases
            ? point(label, registers.voltage.get(phase).last())
            : Optional.empty();
      }
      case STGE -> text("%08X".formatted(status()));
      case MSG1 -> text("PAS DE          MESSAGE         ");
      case PRM -> text(deliveryPoint);
      case RELAIS -> number(label, registers.contactClosed() ? 1 : 0);
      case NTARF -> number(label, registers.supplierIndex());
      case NJOURF, NJOURF_PLUS_1 -> text("00");
      case PJOURF_PLUS_1 -> text(profile.calendar.nextDayProfile());
      case DPM1, FPM1, DPM2, FPM2, DPM3, FPM3, MSG2, PPOINTE -> Optional.empty();
    };
  }

  private static int place(Label label, Label first) {
    return label.ordinal() - first.ordinal();
  }

  private static Optional<Content> text(String data) {
    return Optional.of(new Content(Optional.empty(), data));
  }

  private static String digits(Label label, long number) {
    return ("%0" + label.width() + "d").formatted(number);
  }

  private static Optional<Content> number(Label label, long number) {
    return text(digits(label, number));
  }

  private Optional<Content> producer(Label label, long number) {
    return onlyProducer(number(label, number));
  }

  private Optional<Content> onlyProducer(Optional<Content> content) {
    return profile.producer ? content : Optional.empty();
  }

  private interface PhaseValue {
    long of(Phase phase);
  }

  /** A value of one phase; meters with fewer than {@code fewest} phases do not send the label. */
  private Optional<Content> phase(Label label, Label first, int fewest, PhaseValue value) {
    int phase = place(label, first);
    return phase < profile.phases && profile.phases >= fewest
        ? number(label, value.of(registers.phases.get(phase)))
        : Optional.empty();
  }

  private static Optional<Content> peak(Label label, DailyMaximum.Peak peak) {
    return Optional.of(new Content(Optional.of(peak.time()), digits(label, peak.voltAmperes())));
  }

  private interface PeakOf {
    DailyMaximum.Peak of(DailyMaximum maximum);
  }

  private Optional<Content> phasePeak(Label label, Label first, PeakOf which) {
    return profile.phases == 3
        ? peak(label, which.of(registers.phaseMaximum.get(place(label, first))))
        : Optional.empty();
  }

  private static Optional<Content> point(Label label, PeriodMean.Point point) {
    return Optional.of(new Content(Optional.of(point.end()), digits(label, point.mean())));
  }

  /** The bits of STGE (specification 6.2.3.14). */
  private int status() {
    int ticStandard = 1 << 17;
    int euridisWithSecurity = 3 << 19;
    int powerLineNewLock = 1 << 21;
    return (registers.contactClosed() ? 0 : 1)
        | (registers.overPower() ? 1 << 7 : 0)
        | (profile.producer ? 1 << 8 : 0)
        | (registers.active() < 0 ? 1 << 9 : 0)
        | registers.supplierIndex() - 1 << 10
        | registers.distributorIndex() - 1 << 14
        | ticStandard
        | euridisWithSecurity
        | powerLineNewLock
        | profile.calendar.today(registers.time().toLocalDateTime()).ordinal() << 24
        | profile.calendar.tomorrow(registers.time().toLocalDateTime()).ordinal() << 26;
  }
}
