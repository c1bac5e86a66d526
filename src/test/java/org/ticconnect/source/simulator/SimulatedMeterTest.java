package org.ticconnect.source.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.ticconnect.support.Frames;
import org.ticconnect.tic.Group;
import org.ticconnect.tic.Label;
import org.ticconnect.tic.Lines;
import org.ticconnect.tic.StatusRegister;

class SimulatedMeterTest {

  private static Map<Label, Group> frame(SimulatedMeter meter) {
    Map<Label, Group> frame = new EnumMap<>(Label.class);
    Lines.groups(meter.nextFrame()).forEach(group -> frame.put(group.label(), group));
    return frame;
  }

  private static long sum(Map<Label, Group> frame, String start) {
    return frame.values().stream()
        .filter(group -> group.label().text().startsWith(start))
        .mapToLong(Group::number)
        .sum();
  }

  @ParameterizedTest
  @CsvSource({
    "SINGLE_PHASE, 865",
    "TEMPO, 865",
    "SOLAR, 865",
    "PRODUCER, 1093",
    "THREE_PHASE, 1214"
  })
  void framesHaveTheLengthOfTheirKindOfMeter(Profile profile, int bytes) {
    assertThat(Frames.meter(profile).nextFrame()).hasSize(bytes);
  }

  @ParameterizedTest
  @EnumSource(Profile.class)
  void theSameSeedAndStartGiveTheSameFrames(Profile profile) {
    SimulatedMeter one = Frames.meter(profile);
    SimulatedMeter other = Frames.meter(profile);
    SimulatedMeter different = new SimulatedMeter(profile, 2, LocalDateTime.of(2026, 1, 15, 18, 0));

    List<byte[]> frames = Stream.generate(one::nextFrame).limit(100).toList();
    assertThat(frames).allSatisfy(frame -> assertThat(frame).isEqualTo(other.nextFrame()));
    assertThat(different.nextFrame()).isNotEqualTo(frames.get(0));
  }

  @ParameterizedTest
  @EnumSource(Profile.class)
  void physicsAgreeOverADay(Profile profile) {
    SimulatedMeter meter = new SimulatedMeter(profile, 3, LocalDateTime.of(2026, 6, 2, 0, 0));
    Map<Label, Group> before = frame(meter);
    double wattHours = 0;
    LocalDateTime clock = before.get(Label.DATE).horodate().orElseThrow().local();
    boolean injected = false;
    for (int i = 0; i < 80_000; i++) {
      Map<Label, Group> now = frame(meter);
      LocalDateTime time = now.get(Label.DATE).horodate().orElseThrow().local();
      double seconds = Duration.between(clock, time).toSeconds();
      assertThat(seconds).as("clock").isBetween(0.0, 3.0);
      clock = time;
      wattHours += now.get(Label.SINSTS).number() * seconds / 3600;
      StatusRegister status = StatusRegister.parse(now.get(Label.STGE).data()).orElseThrow();
      injected |= status.injecting();
      agree(profile, now, status);
      before.forEach((label, group) -> assertThat(now).containsKey(label));
      assertThat(now.get(Label.EAST).number())
          .isGreaterThanOrEqualTo(before.get(Label.EAST).number());
    }
    Map<Label, Group> after = frame(meter);
    double grown = after.get(Label.EAST).number() - before.get(Label.EAST).number();
    assertThat(grown).as("apparent energy is more").isBetween(wattHours * 0.7, wattHours);
    assertThat(injected).isEqualTo(profile.roof);
  }

  private static void agree(Profile profile, Map<Label, Group> now, StatusRegister status) {
    long total = now.get(Label.EAST).number();
    assertThat(sum(now, "EASF")).isEqualTo(total);
    assertThat(sum(now, "EASD")).isEqualTo(total);
    assertThat(now.get(Label.NTARF).number()).isEqualTo(status.supplierIndex());
    assertThat(now.get(Label.RELAIS).number()).isEqualTo(status.dryContactOpen() ? 0 : 1);
    assertThat(status.producer()).isEqualTo(profile.producer);
    if (status.injecting()) {
      assertThat(now.get(Label.SINSTS).number()).isZero();
    }
    if (profile.phases == 1 && !status.injecting()) {
      double volts = now.get(Label.URMS1).number();
      assertThat((double) now.get(Label.SINSTS).number())
          .isCloseTo(volts * now.get(Label.IRMS1).number(), within(volts));
    }
  }

  @Test
  void aTempoMeterTellsTheColoursOfItsDays() {
    SimulatedMeter evening =
        new SimulatedMeter(Profile.TEMPO, 1, LocalDateTime.of(2026, 1, 15, 21, 0));
    StatusRegister status =
        StatusRegister.parse(frame(evening).get(Label.STGE).data()).orElseThrow();

    assertThat(status.tempoToday()).isNotEqualTo(StatusRegister.Tempo.NONE);
    assertThat(status.tempoTomorrow()).isNotEqualTo(StatusRegister.Tempo.NONE);
  }

  @Test
  void theDaysMaximumStartsAnewAtMidnight() {
    SimulatedMeter meter =
        new SimulatedMeter(Profile.SINGLE_PHASE, 1, LocalDateTime.of(2026, 1, 15, 23, 59, 50));
    String evening = frame(meter).get(Label.SMAXSN).data();
    Map<Label, Group> next = frame(meter);
    for (int i = 0; i < 20; i++) {
      next = frame(meter);
    }

    assertThat(next.get(Label.SMAXSN_1).number()).isGreaterThanOrEqualTo(Long.parseLong(evening));
    assertThat(next.get(Label.SMAXSN).horodate().orElseThrow().local().getDayOfMonth())
        .isEqualTo(16);
  }
}
