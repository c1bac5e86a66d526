package org.ticconnect.meter.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ticconnect.tic.Lines.bytes;
import static org.ticconnect.tic.Lines.good;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.ticconnect.tic.BadGroup;
import org.ticconnect.tic.Group;
import org.ticconnect.tic.Label;

class LineDoctorTest {
  private static final Group GOOD = good(Label.VTIC, "02");
  private static final BadGroup BAD =
      new BadGroup(BadGroup.Cause.CHECKSUM, bytes("EAST\t000123456\tX"));

  private final LineDoctor doctor = new LineDoctor(0);
  private long now;

  private void pass(Duration time) {
    now += time.toNanos();
  }

  private void hear(long good, long bad) {
    doctor.received(bytes("\n\r"), now);
    for (long i = 0; i < good; i++) {
      doctor.good(GOOD, false, now);
    }
    for (long i = 0; i < bad; i++) {
      doctor.bad(BAD, now);
    }
  }

  private Diagnosis diagnosis() {
    return doctor.diagnosis(Symptom.NONE, now);
  }

  @ParameterizedTest(name = "{1} of {0} groups: {2}")
  @CsvSource({
    "10000, 0, A",
    "10000, 1, A",
    "10000, 2, B",
    "10000, 10, B",
    "10000, 11, C",
    "1000, 10, C",
    "1000, 11, D",
    "1000, 50, D",
    "1000, 60, E"
  })
  void theGradeIsTheShareOfDamagedGroups(long good, long bad, Grade grade) {
    hear(good, bad);

    assertThat(doctor.grade(now)).contains(grade);
  }

  @Test
  void onlyDamagedGroupsAreTheWorstGrade() {
    hear(1, 0);
    pass(Duration.ofMinutes(6));
    hear(0, 3);

    assertThat(doctor.grade(now)).contains(Grade.E);
  }

  @Test
  void theGradeForgetsAfterFiveMinutes() {
    hear(10, 10);
    pass(Duration.ofMinutes(4));
    assertThat(doctor.grade(now)).contains(Grade.E);

    pass(Duration.ofMinutes(2));
    hear(1000, 0);
    assertThat(doctor.grade(now)).contains(Grade.A);

    pass(Duration.ofHours(3));
    assertThat(doctor.grade(now)).isEmpty();
  }

  @Test
  void theGroupInWhoseMiddleTheLineWasJoinedIsNoDamage() {
    doctor.received(bytes("3456\tX\r"), now);
    doctor.bad(BAD, now);
    doctor.good(GOOD, false, now);
    pass(Duration.ofMinutes(1));
    doctor.received(bytes("56\tX\r"), now);
    doctor.bad(BAD, now);
    doctor.good(GOOD, false, now);

    assertThat(doctor.grade(now)).contains(Grade.A);
    assertThat(doctor.counters().gaps()).isEqualTo(1);
    assertThat(doctor.counters().gapMillis()).isEqualTo(60_000);
  }

  @Test
  void countsAreByLabelAndCause() {
    hear(3, 2);
    doctor.bad(new BadGroup(BadGroup.Cause.CONTENT, bytes("EAST\t00012345q\tX")), now);

    LineCounters.LabelCount east = doctor.counters().byLabel().get(Label.EAST);
    assertThat(east.good()).isZero();
    assertThat(east.bad())
        .containsEntry(BadGroup.Cause.CHECKSUM, 2L)
        .containsEntry(BadGroup.Cause.CONTENT, 1L);
    assertThat(doctor.counters().byLabel().get(Label.VTIC).good()).isEqualTo(3);
  }

  @Test
  void aLineThatIsGood() {
    hear(100, 0);

    assertThat(diagnosis()).isEqualTo(Diagnosis.ALL_WELL);
  }

  @Test
  void silenceFromTheStart() {
    assertThat(diagnosis()).isEqualTo(Diagnosis.LISTENING);
    pass(Duration.ofSeconds(10));

    assertThat(diagnosis()).isEqualTo(Diagnosis.NOTHING_ON_THE_LINE);
  }

  @Test
  void silenceAfterData() {
    hear(100, 0);
    pass(Duration.ofSeconds(11));

    assertThat(diagnosis()).isEqualTo(Diagnosis.NOTHING_ON_THE_LINE);
  }

  @Test
  void charactersThatAreNoGroups() {
    pass(Duration.ofSeconds(11));
    hear(0, 100);

    assertThat(diagnosis()).isEqualTo(Diagnosis.GARBAGE);
  }

  @Test
  void historiqueModeInTheClear() {
    doctor.bad(new BadGroup(BadGroup.Cause.FIELDS, bytes("ADCO 012345678901 E")), now);

    assertThat(diagnosis()).isEqualTo(Diagnosis.HISTORIQUE);
  }

  @Test
  void firstCharactersThatAreLost() {
    hear(90, 0);
    for (String label : new String[] {"TIC", "RMS3", "REF", "COUP", "INSTS", "AST"}) {
      doctor.bad(new BadGroup(BadGroup.Cause.CHECKSUM, bytes(label + "\t0\tX")), now);
    }

    assertThat(diagnosis()).isEqualTo(Diagnosis.FIRST_CHARACTER_LOST);
  }

  @Test
  void aWeakSignal() {
    hear(100, 3);

    assertThat(diagnosis()).isEqualTo(Diagnosis.WEAK_SIGNAL);
  }

  @ParameterizedTest
  @CsvSource({
    "ABSENT, PORT_ABSENT",
    "BUSY, PORT_BUSY",
    "FORBIDDEN, PORT_FORBIDDEN",
    "UNPLUGGED, UNPLUGGED",
    "HISTORIQUE, HISTORIQUE",
    "ENDED, RECORDING_ENDED",
    "SILENT, NOTHING_ON_THE_LINE"
  })
  void whatTheLineNoticesOfItself(Symptom symptom, Diagnosis diagnosis) {
    pass(Duration.ofSeconds(11));

    assertThat(doctor.diagnosis(symptom, now)).isEqualTo(diagnosis);
  }

  @ParameterizedTest
  @EnumSource
  void everyDiagnosisIsASentenceInBothLanguages(Diagnosis diagnosis) {
    assertThat(Stream.of(diagnosis.english(), diagnosis.french()))
        .allSatisfy(sentence -> assertThat(sentence).matches("(?s)\\p{Lu}.+[.?]"));
    assertThat(diagnosis.english()).isNotEqualTo(diagnosis.french());
  }

  @Test
  void theReceiverLampFollowsTheLastFrameAndTenSeconds() {
    ReceiverLamp lamp = doctor.lamp();
    assertThat(lamp.pattern(now)).as("before the first frame").isEqualTo(ReceiverLamp.Pattern.FAST);

    pass(Duration.ofSeconds(1));
    doctor.frameEnded(true, now);
    assertThat(lamp.pattern(now)).isEqualTo(ReceiverLamp.Pattern.SLOW);
    pass(Duration.ofSeconds(1));
    doctor.frameEnded(false, now);
    assertThat(lamp.pattern(now)).as("a wrong frame").isEqualTo(ReceiverLamp.Pattern.FAST);
    pass(Duration.ofSeconds(1));
    doctor.frameEnded(true, now);
    pass(Duration.ofMillis(9_900));
    assertThat(lamp.pattern(now)).isEqualTo(ReceiverLamp.Pattern.SLOW);
    pass(Duration.ofMillis(100));
    assertThat(lamp.pattern(now)).as("10 s without one").isEqualTo(ReceiverLamp.Pattern.FAST);
  }

  @Test
  void nothingIsGradedBeforeTheFirstGroup() {
    assertThat(doctor.grade(now)).isEqualTo(Optional.empty());
  }
}
