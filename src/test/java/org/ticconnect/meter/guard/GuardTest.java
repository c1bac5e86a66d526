package org.ticconnect.meter.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ticconnect.meter.guard.Verdict.BELIEVED;
import static org.ticconnect.meter.guard.Verdict.QUARANTINED;
import static org.ticconnect.meter.guard.Verdict.WAITING;
import static org.ticconnect.tic.Lines.good;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.ticconnect.meter.guard.MeterEvent.Kind;
import org.ticconnect.source.simulator.Profile;
import org.ticconnect.source.simulator.SimulatedMeter;
import org.ticconnect.support.Frames;
import org.ticconnect.support.Traces;
import org.ticconnect.tic.Group;
import org.ticconnect.tic.Label;
import org.ticconnect.tic.LinePart;
import org.ticconnect.tic.Lines;

/** Groups of the right form that are believed or not, frame by frame. */
class GuardTest {
  private static final Instant NOW = Instant.parse("2026-01-15T17:00:00Z");
  private static final DateTimeFormatter HORODATE = DateTimeFormatter.ofPattern("'H'yyMMddHHmmss");
  private static final String OLD_METER = "042164000123";
  private static final String NEW_METER = "042164999456";

  private final List<MeterEvent> events = new ArrayList<>();
  private final Guard guard =
      new Guard("main", Clock.fixed(NOW, ZoneOffset.UTC), Remembered.nothing(), events::add);
  private LocalDateTime date = LocalDateTime.of(2026, 1, 15, 18, 0);
  private String address = OLD_METER;
  private long nanos;

  @BeforeEach
  void aMeterThatIsKnown() {
    frame(good(Label.EAST, "000123456"));
    frame(good(Label.EAST, "000123456"));
  }

  /** A second later, a frame with address, date, contract and these groups; their verdicts. */
  private List<Verdict> frame(Group... groups) {
    date = date.plusSeconds(1);
    nanos += TimeUnit.SECONDS.toNanos(1);
    guard.judge(good(Label.ADSC, address), nanos);
    guard.judge(good(Label.DATE, HORODATE.format(date), ""), nanos);
    List<Verdict> verdicts = Arrays.stream(groups).map(group -> guard.judge(group, nanos)).toList();
    guard.judge(good(Label.PREF, "09"), nanos);
    guard.judge(good(Label.PCOUP, "09"), nanos);
    guard.frameEnded();
    return verdicts;
  }

  private List<Kind> kinds() {
    return events.stream().map(MeterEvent::kind).toList();
  }

  private Quarantine.Entry lastEntry() {
    List<Quarantine.Entry> entries = guard.quarantine().entries();
    return entries.get(entries.size() - 1);
  }

  @Test
  void anIndexThatGrowsIsBelievedAtOnce() {
    assertThat(frame(good(Label.EAST, "000123458"))).containsExactly(BELIEVED);
  }

  @Test
  void theFirstValueOfAnIndexWaitsForTheNextFrame() {
    assertThat(frame(good(Label.EASF01, "000000100"))).containsExactly(WAITING);
    assertThat(frame(good(Label.EASF01, "000000101"))).containsExactly(BELIEVED);
  }

  @Test
  void aWrongFirstValueIsNeverBelieved() {
    assertThat(frame(good(Label.EASF01, "900000100"))).containsExactly(WAITING);
    assertThat(frame(good(Label.EASF01, "000000100"))).containsExactly(WAITING);
    assertThat(frame(good(Label.EASF01, "000000100"))).containsExactly(BELIEVED);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "jumps by 39 million Wh,039123456,INDEX_ROSE_TOO_FAST",
    "falls to 0,000000000,INDEX_FELL",
    "loses a digit,000012345,INDEX_FELL",
    "falls by 1 Wh,000123455,INDEX_FELL",
    "grows by 100 Wh in a second,000123556,INDEX_ROSE_TOO_FAST"
  })
  void aWrongIndexIsInQuarantineHoweverOftenItComes(
      String what, String wrong, Suspicion suspicion) {
    for (int i = 0; i < 10; i++) {
      assertThat(frame(good(Label.EAST, wrong))).as(what).doesNotContain(BELIEVED);
    }

    assertThat(lastEntry().doubt().suspicion()).isEqualTo(suspicion);
    assertThat(lastEntry().doubt().believed()).isEqualTo("000123456");
    assertThat(lastEntry().doubt().raw()).startsWith("EAST\t" + wrong + "\t");
    assertThat(lastEntry().doubt().meterTime()).isPresent();
    assertThat(frame(good(Label.EAST, "000123457"))).containsExactly(BELIEVED);
    assertThat(lastEntry().state()).isEqualTo(Quarantine.State.OVER);
    assertThat(events).isEmpty();
  }

  @Test
  void theSameWrongValueAgainIsOneEntry() {
    for (int i = 0; i < 5; i++) {
      frame(good(Label.EAST, "039123456"));
    }

    assertThat(guard.quarantine().entries()).hasSize(1);
    assertThat(lastEntry().times()).isEqualTo(5);
  }

  @Test
  void fourteenTenthsOfTheContractForMinutesAreNoReasonForDoubt() {
    double wattHours = 123_456;
    for (int second = 0; second < 240; second++) {
      wattHours += 1.4 * 9000 / 3600;
      Group east = good(Label.EAST, "%09d".formatted((long) wattHours));
      assertThat(frame(east)).containsExactly(BELIEVED);
    }
  }

  @Test
  void whatWasRefusedDoesNotBecomeTrueByGoingOn() {
    for (int i = 0; i < 4000; i++) {
      assertThat(frame(good(Label.EAST, "%09d".formatted(143_456 + i / 100))))
          .doesNotContain(BELIEVED);
    }
    frame(good(Label.EAST, "000123470"));
    assertThat(frame(good(Label.EAST, "000123470"))).containsExactly(BELIEVED);
  }

  @Test
  void aClockThatIsSetMakesNoWrongIndexTrue() {
    frame(good(Label.EAST, "039123456"));
    date = date.plusYears(1);
    for (int i = 0; i < 5; i++) {
      assertThat(frame(good(Label.EAST, "039123456"))).doesNotContain(BELIEVED);
    }
    assertThat(frame(good(Label.EAST, "000123457"))).containsExactly(BELIEVED);

    date = date.plusDays(10);
    for (int i = 0; i < 5; i++) {
      assertThat(frame(good(Label.EAST, "000923457"))).doesNotContain(BELIEVED);
    }
  }

  @Test
  void anIndexInTheMiddleHasNotRolledOver() {
    frame(good(Label.EASF02, "008230639"));
    frame(good(Label.EASF02, "008230639"));
    frame(good(Label.EASF02, "000000005"));
    date = date.plusYears(6);
    for (int i = 0; i < 5; i++) {
      assertThat(frame(good(Label.EASF02, "00000000" + i))).doesNotContain(BELIEVED);
    }
    assertThat(kinds()).doesNotContain(Kind.ROLL_OVER);
  }

  @Test
  void afterASilenceAnIndexMayHaveGrownAndIsConfirmedByTheNextFrame() {
    date = date.plusHours(5);
    nanos += TimeUnit.HOURS.toNanos(5);
    assertThat(frame(good(Label.EAST, "000153456"))).containsExactly(WAITING);
    assertThat(frame(good(Label.EAST, "000153457"))).containsExactly(BELIEVED);
    assertThat(guard.quarantine().entries()).isEmpty();
  }

  @Test
  void aGapInARecordingIsTimeThatWentBy() {
    Guard recording = new Guard("main", Clock.systemUTC(), Remembered.ofRecording(), events::add);
    String[] dates = {"H260115180000", "H260115180001", "H260115230000", "H260115230001"};
    String[] values = {"000123456", "000123456", "000153456", "000153457"};
    List<Verdict> verdicts = new ArrayList<>();
    for (int i = 0; i < dates.length; i++) {
      recording.judge(good(Label.DATE, dates[i], ""), i);
      verdicts.add(recording.judge(good(Label.EAST, values[i]), i));
      recording.frameEnded();
    }

    assertThat(verdicts).containsExactly(WAITING, BELIEVED, WAITING, BELIEVED);
  }

  @Test
  void aReplacedMeterIsAnEventAndItsIndexesBeginAnew() {
    address = NEW_METER;
    assertThat(frame(good(Label.EAST, "000000012"))).containsExactly(QUARANTINED);
    assertThat(frame(good(Label.EAST, "000000012"))).containsExactly(QUARANTINED);
    assertThat(frame(good(Label.EAST, "000000013"))).containsExactly(BELIEVED);

    assertThat(kinds()).containsExactly(Kind.METER_REPLACED);
    assertThat(events.get(0).before()).isEqualTo("…0123");
    assertThat(events.get(0).after()).isEqualTo("…9456");
    assertThat(events.get(0).at()).isEqualTo(NOW);
    assertThat(events.get(0).meterTime()).isPresent();
    assertThat(lastEntry().state()).isEqualTo(Quarantine.State.ACCEPTED);
    assertThat(frame(good(Label.EAST, "000123456"))).containsExactly(QUARANTINED);
  }

  @Test
  void anAddressThatComesOnceIsNoOtherMeter() {
    address = NEW_METER;
    frame(good(Label.EAST, "000123456"));
    address = OLD_METER;
    frame(good(Label.EAST, "000123456"));
    address = NEW_METER;
    frame(good(Label.EAST, "000123456"));

    assertThat(events).isEmpty();
  }

  @Test
  void aRollOverIsAnEvent() {
    frame(good(Label.EASF01, "999999998"));
    frame(good(Label.EASF01, "999999999"));
    assertThat(frame(good(Label.EASF01, "000000001"))).containsExactly(QUARANTINED);
    assertThat(frame(good(Label.EASF01, "000000001"))).containsExactly(QUARANTINED);
    assertThat(frame(good(Label.EASF01, "000000002"))).containsExactly(BELIEVED);

    assertThat(kinds()).containsExactly(Kind.ROLL_OVER);
    assertThat(events.get(0).before()).isEqualTo("EASF01 999999999");
    assertThat(events.get(0).after()).isEqualTo("EASF01 000000002");
    assertThat(frame(good(Label.EASF01, "000000003"))).containsExactly(BELIEVED);
  }

  @Test
  void theOwnerAcceptsAnIndex() {
    frame(good(Label.EAST, "039123456"));
    assertThat(guard.acceptFromQuarantine(lastEntry().id())).isTrue();

    assertThat(frame(good(Label.EAST, "039123457"))).containsExactly(BELIEVED);
    assertThat(kinds()).containsExactly(Kind.ACCEPTED_BY_OWNER);
    assertThat(guard.acceptFromQuarantine(lastEntry().id())).as("again").isFalse();
    assertThat(guard.acceptFromQuarantine(77)).as("no such entry").isFalse();
  }

  @Test
  void theOwnerAcceptsAPower() {
    assertThat(frame(good(Label.SINSTS, "60000"))).containsExactly(QUARANTINED);
    guard.acceptFromQuarantine(lastEntry().id());

    assertThat(frame(good(Label.SINSTS, "60000"))).containsExactly(BELIEVED);
  }

  @ParameterizedTest
  @CsvSource({
    "URMS1,441,440",
    "IRMS1,181,180",
    "SINSTS,45001,45000",
    "SINSTI,45541,45540",
    "SMAXSN_1,45541,45540",
  })
  void valuesBeyondPhysicsAreNotBelieved(Label label, String wrong, String right) {
    assertThat(frame(of(label, wrong))).containsExactly(QUARANTINED);
    frame(of(label, right));
    assertThat(frame(of(label, right))).containsExactly(BELIEVED);
    assertThat(lastEntry().doubt().suspicion()).isEqualTo(Suspicion.BEYOND_PHYSICS);
  }

  private static Group of(Label label, String data) {
    return label.hasHorodate() ? good(label, "H260114120000", data) : good(label, data);
  }

  @Test
  void theOwnersWordIsAboutThatValueAndNotAboutAll() {
    frame(good(Label.URMS1, "441"));
    guard.acceptFromQuarantine(lastEntry().id());

    assertThat(frame(good(Label.URMS1, "450"))).containsExactly(BELIEVED);
    assertThat(frame(good(Label.URMS1, "999"))).containsExactly(QUARANTINED);
  }

  @Test
  void aWrongLastDigitThatWouldStandAboveAllRightValuesIsNotBelieved() {
    Group idle = good(Label.SINSTS, "00060");
    frame(good(Label.EAST, "000123456"), idle);
    assertThat(frame(good(Label.EAST, "000123476"), idle)).containsExactly(WAITING, BELIEVED);
    assertThat(frame(good(Label.EAST, "000123456"), idle)).containsOnly(BELIEVED);
    assertThat(guard.quarantine().entries()).isEmpty();
  }

  @Test
  void aLoadThatWasSwitchedOnIsWaitedForOneFrameAtMost() {
    frame(good(Label.EAST, "000123456"), good(Label.SINSTS, "00060"));
    frame(good(Label.EAST, "000123461"), good(Label.SINSTS, "09000"));
    assertThat(frame(good(Label.EAST, "000123464"))).containsExactly(BELIEVED);
    assertThat(frame(good(Label.EAST, "000123467"))).containsExactly(BELIEVED);
  }

  @Test
  void aLabelThatThisMeterNeverSendsIsNoiseUntilItComesAgain() {
    for (int i = 0; i < 3; i++) {
      assertThat(frame(good(Label.URMS1, "231"))).containsExactly(BELIEVED);
    }
    assertThat(frame(good(Label.URMS3, "231"))).containsExactly(WAITING);
    assertThat(frame(good(Label.URMS3, "231"))).containsExactly(BELIEVED);
  }

  @Test
  void garbageIsNoFrame() {
    Guard fresh = new Guard("main", Clock.systemUTC(), Remembered.nothing(), events::add);
    for (int i = 0; i < 1000; i++) {
      fresh.frameEnded();
    }

    assertThat(fresh.judge(good(Label.URMS1, "231"), 0)).isEqualTo(BELIEVED);
  }

  @Test
  void whatTheFirstFrameOfAnotherMeterSaysIsNotToldUnderTheOldName() {
    address = NEW_METER;
    assertThat(frame(good(Label.SINSTS, "00480"), good(Label.STGE, "003A0001")))
        .containsExactly(WAITING, WAITING);
    assertThat(frame(good(Label.SINSTS, "00480"))).containsExactly(BELIEVED);
  }

  @Test
  void aMeterThatWasReplacedWhileTheDeviceWasOffIsAnEvent() {
    List<String> kept = new ArrayList<>();
    Guard later =
        new Guard(
            "main",
            Clock.fixed(NOW, ZoneOffset.UTC),
            new Remembered(
                false,
                Map.of(Label.ADSC, OLD_METER, Label.PREF, "09"),
                (label, value) -> kept.add(label.text() + " " + value)),
            events::add);

    assertThat(later.judge(good(Label.PREF, "09"), 0)).isEqualTo(BELIEVED);
    later.judge(good(Label.ADSC, NEW_METER), 0);
    assertThat(later.judge(good(Label.ADSC, NEW_METER), 1)).isEqualTo(BELIEVED);
    assertThat(kinds()).containsExactly(Kind.METER_REPLACED);
    assertThat(kept).containsExactly("ADSC " + NEW_METER);
  }

  @Test
  void valuesOfTodayAreNotDoubtedAfterADayWithoutTheLine() {
    date = date.plusHours(26);
    nanos += TimeUnit.HOURS.toNanos(26);
    Group now = good(Label.SMAXSN, HORODATE.format(date), "01200");

    assertThat(guard.judge(now, nanos)).as("before the first DATE").isEqualTo(WAITING);
    assertThat(frame(now)).containsExactly(BELIEVED);
    assertThat(guard.quarantine().entries()).isEmpty();
  }

  @Test
  void anOpenEntryIsNotForgottenForOthers() {
    frame(good(Label.EAST, "039123456"));
    long id = lastEntry().id();
    for (int i = 0; i < 3 * Quarantine.MOST; i++) {
      frame(good(Label.URMS1, "999"));
      frame(good(Label.URMS1, "231"));
    }

    assertThat(guard.quarantine().entries()).hasSize(Quarantine.MOST);
    assertThat(guard.quarantine().open(id)).isPresent();
  }

  @Test
  void nonsenseOfAPhaseIsFlaggedButOneStepOfALoadIsNot() {
    Group volts = good(Label.URMS2, "230");
    Group idle = good(Label.IRMS2, "001");
    assertThat(frame(idle, volts, good(Label.SINSTS2, "00211"))).containsOnly(BELIEVED);
    assertThat(frame(idle, volts, good(Label.SINSTS2, "07900")))
        .as("the current is a second older")
        .containsExactly(BELIEVED, BELIEVED, WAITING);
    assertThat(frame(good(Label.IRMS2, "034"), volts, good(Label.SINSTS2, "07900")))
        .containsOnly(BELIEVED);
    assertThat(guard.quarantine().entries()).isEmpty();

    frame(idle, volts, good(Label.SINSTS2, "37059"));
    assertThat(frame(idle, volts, good(Label.SINSTS2, "37059")))
        .containsExactly(BELIEVED, BELIEVED, QUARANTINED);
    assertThat(lastEntry().doubt().suspicion()).isEqualTo(Suspicion.NOT_VOLTS_TIMES_AMPERES);
  }

  @Test
  void aTextIsTakenOverWhenTwoFramesAgree() {
    Group base = good(Label.LTARF, "      BASE      ");
    Group flipped = good(Label.LTARF, "      BASE  `   ");
    assertThat(frame(base)).containsExactly(WAITING);
    assertThat(frame(base)).containsExactly(BELIEVED);
    assertThat(frame(flipped)).containsExactly(WAITING);
    assertThat(frame(base)).containsExactly(BELIEVED);
    assertThat(frame(flipped)).containsExactly(WAITING);
    assertThat(frame(flipped)).containsExactly(BELIEVED);
  }

  @Test
  void theMessageThatComesOnceIsNotWaitedFor() {
    assertThat(frame(good(Label.MSG2, "COUPURE A 14H   "))).containsExactly(BELIEVED);
  }

  @Test
  void aTimeHasToFitTheMetersClock() {
    Group impossible = good(Label.CCASN, "H330113113000", "00250");
    frame(impossible);
    assertThat(frame(impossible)).containsExactly(QUARANTINED);
    assertThat(lastEntry().doubt().suspicion()).isEqualTo(Suspicion.TIME_IMPLAUSIBLE);

    Group sixDaysOld = good(Label.SMAXSN_1, "H260109113000", "02500");
    frame(sixDaysOld);
    assertThat(frame(sixDaysOld)).containsExactly(BELIEVED);
  }

  @Test
  void aMaximumThatIsReachedNowIsKnownNow() {
    for (int i = 0; i < 5; i++) {
      String now = HORODATE.format(date.plusSeconds(1));
      assertThat(frame(good(Label.SMAXSN, now, "0250" + i))).containsExactly(BELIEVED);
    }
    assertThat(frame(good(Label.SMAXSN, "H260115070000", "02504"))).containsExactly(WAITING);
  }

  @Test
  void aDateThatJumpsIsBelievedOnceItGoesOn() {
    LocalDateTime right = date;
    date = date.minusYears(3);
    frame(good(Label.EAST, "000123456"));
    date = right;
    frame(good(Label.EAST, "000123456"));
    assertThat(events).isEmpty();

    date = date.minusHours(2);
    frame(good(Label.EAST, "000123457"));
    assertThat(frame(good(Label.EAST, "000123460"))).containsExactly(BELIEVED);
    assertThat(kinds()).containsExactly(Kind.CLOCK_MOVED);
  }

  @Test
  void aChangedContractIsAnEvent() {
    Group base = good(Label.NGTF, "      BASE      ");
    Group tempo = good(Label.NGTF, "     TEMPO      ");
    List.of(base, base, tempo, tempo).forEach(this::frame);
    guard.judge(good(Label.PREF, "12"), nanos);
    guard.judge(good(Label.PREF, "12"), nanos);

    assertThat(kinds()).containsExactly(Kind.CALENDAR_CHANGED, Kind.SUBSCRIBED_POWER_CHANGED);
    assertThat(events.get(0).before()).isEqualTo("BASE");
    assertThat(events.get(1).after()).isEqualTo("12");
  }

  @Test
  void theBalanceOfTheIndexesIsLearnedWithItsOffsetAndToldWhenItMoves() {
    for (int i = 0; i < 5; i++) {
      frame(balanced(123_456 + i, 100_000 + i, 123_400 + i));
    }
    assertThat(events).isEmpty();
    for (int i = 5; i < 12; i++) {
      frame(balanced(123_456 + i, 100_020 + i, 123_400 + i));
    }

    assertThat(kinds()).containsExactly(Kind.BALANCE_MOVED);
    assertThat(events.get(0).before()).isEqualTo("EAST - EASF 23456 Wh, EAST - EASD 56 Wh");
    assertThat(events.get(0).after()).isEqualTo("EAST - EASF 23436 Wh, EAST - EASD 56 Wh");
  }

  private static Group[] balanced(long total, long supplier, long distributor) {
    List<Group> groups = new ArrayList<>();
    groups.add(good(Label.EAST, "%09d".formatted(total)));
    for (Label label : Label.values()) {
      if (label.text().startsWith("EASF") || label.text().startsWith("EASD")) {
        long value = label == Label.EASF01 ? supplier : label == Label.EASD01 ? distributor : 0;
        groups.add(good(label, "%09d".formatted(value)));
      }
    }
    return groups.toArray(Group[]::new);
  }

  @Test
  void theQuarantineIsBounded() {
    for (int i = 0; i < 3 * Quarantine.MOST; i++) {
      frame(good(Label.EAST, i % 2 == 0 ? "900000000" : "000000000"));
    }

    assertThat(guard.quarantine().entries()).hasSize(Quarantine.MOST);
    assertThat(guard.quarantine().total()).isEqualTo(3 * Quarantine.MOST);
  }

  @Test
  void aRecordingFromItsBeginningIsJudgedAfresh() {
    frame(good(Label.EAST, "000000012"));
    long open = lastEntry().id();
    guard.afresh();
    assertThat(guard.acceptFromQuarantine(open)).as("of the recording before").isFalse();
    frame(good(Label.EAST, "000000012"));

    assertThat(frame(good(Label.EAST, "000000012"))).containsExactly(BELIEVED);
    assertThat(guard.quarantine().openCount()).isZero();
  }

  @ParameterizedTest
  @EnumSource(Profile.class)
  void nothingOfASimulatedMeterIsInQuarantine(Profile profile) {
    Guard fresh = new Guard("main", Clock.systemUTC(), Remembered.nothing(), events::add);
    var meter = Frames.meter(profile);
    for (int i = 0; i < 5000; i++) {
      Lines.groups(meter.nextFrame()).forEach(group -> fresh.judge(group, nanos));
      fresh.frameEnded();
    }

    assertThat(fresh.quarantine().entries()).isEmpty();
    assertThat(events).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "SINGLE_PHASE, 2026-10-25T01:30:00", "THREE_PHASE, 2026-10-25T01:30:00",
    "PRODUCER, 2026-03-29T01:30:00", "TEMPO, 2026-03-29T01:30:00"
  })
  void theNightsInWhichLegalTimeChangesAreNoReasonForDoubt(Profile profile, LocalDateTime start) {
    Guard fresh = new Guard("main", Clock.systemUTC(), Remembered.nothing(), events::add);
    SimulatedMeter meter = new SimulatedMeter(profile, 3, start);
    int longestWait = 0;
    int wait = 0;
    for (int i = 0; i < 9000; i++) {
      for (Group group : Lines.groups(meter.nextFrame())) {
        Verdict verdict = fresh.judge(group, nanos);
        wait = group.label() != Label.SMAXSN ? wait : verdict == WAITING ? wait + 1 : 0;
        longestWait = Math.max(longestWait, wait);
      }
      fresh.frameEnded();
    }

    assertThat(fresh.quarantine().entries()).isEmpty();
    assertThat(events).isEmpty();
    assertThat(longestWait).isLessThanOrEqualTo(1);
  }

  @ParameterizedTest
  @MethodSource("org.ticconnect.support.Traces#standard")
  void nothingOfARealMeterIsInQuarantine(String file, int valid) {
    Guard fresh = new Guard("main", Clock.systemUTC(), Remembered.ofRecording(), events::add);
    for (Object part : Lines.parts(Traces.bytes(file))) {
      if (part instanceof Group group) {
        fresh.judge(group, nanos);
      } else if (part instanceof LinePart) {
        fresh.frameEnded();
      }
    }

    assertThat(fresh.quarantine().entries()).isEmpty();
    assertThat(events).isEmpty();
  }
}
