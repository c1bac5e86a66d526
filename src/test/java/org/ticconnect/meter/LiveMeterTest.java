package org.ticconnect.meter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.ticconnect.tic.Lines.good;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.ticconnect.source.simulator.Profile;
import org.ticconnect.source.simulator.SimulatedMeter;
import org.ticconnect.support.Frames;
import org.ticconnect.tic.Group;
import org.ticconnect.tic.Label;
import org.ticconnect.tic.Lines;

class LiveMeterTest {
  private final Quantities quantities = Mapped.shipped().quantities();
  private final LiveMeter meter = new LiveMeter("main", quantities, Set.of(Label.PRM));
  private long now = 1_000;

  private void hear(Group... groups) {
    for (Group group : groups) {
      meter.accept(group, ++now);
    }
  }

  private void hearFrames(SimulatedMeter simulated, int frames) {
    for (int i = 0; i < frames; i++) {
      Lines.groups(simulated.nextFrame()).forEach(this::hear);
      meter.frameEnded(true, ++now);
    }
  }

  private Optional<Measurement> measurement(String name) {
    return meter.values().of(quantities.named(name).orElseThrow());
  }

  private String text(String name) {
    return measurement(name).flatMap(Measurement::value).map(Value::text).orElse("unknown");
  }

  @Test
  void aValueIsKnownFromItsOwnGroupOn() {
    hear(good(Label.URMS1, "231"));

    assertThat(text("voltage_l1")).isEqualTo("231");
    assertThat(measurement("voltage_l1").orElseThrow().nanos()).isEqualTo(now);
    assertThat(measurement("voltage_l2")).isEmpty();
  }

  @Test
  void aValueCarriesTheMetersTime() {
    hear(good(Label.DATE, "H260115180000", ""), good(Label.SINSTS, "00480"));
    assertThat(measurement("power_apparent_import").orElseThrow().meterTime())
        .contains(Instant.parse("2026-01-15T17:00:00Z"));

    hear(good(Label.SMAXSN, "H260115070000", "01234"));
    assertThat(measurement("power_apparent_import_max_today").orElseThrow().meterTime())
        .contains(Instant.parse("2026-01-15T06:00:00Z"));
    assertThat(text("power_apparent_import_max_today_time")).isEqualTo("2026-01-15T06:00:00Z");
  }

  @Test
  void textsLoseTheirPadding() {
    hear(good(Label.LTARF, " HEURE  CREUSE  "));

    assertThat(text("tariff_name")).isEqualTo("HEURE CREUSE");
  }

  @Test
  void statusAndRelaysBecomeQuantities() {
    hear(good(Label.STGE, "463A0800"), good(Label.RELAIS, "140"));

    assertThat(text("tempo_today")).isEqualTo("white");
    assertThat(text("tempo_tomorrow")).isEqualTo("blue");
    assertThat(text("peak_running")).isEqualTo("1");
    assertThat(text("supplier_index")).isEqualTo("3");
    assertThat(text("breaker")).isEqualTo("closed");
    assertThat(text("relay_3")).isEqualTo("true");
    assertThat(text("relay_1")).isEqualTo("false");
  }

  @Test
  void whatTwoCleanFramesLackIsKnownAsNotSent() {
    SimulatedMeter single = Frames.meter(Profile.SINGLE_PHASE);
    hearFrames(single, 1);
    assertThat(measurement("voltage_l2")).isEmpty();

    hearFrames(single, 1);
    assertThat(measurement("voltage_l2").orElseThrow().value()).isEmpty();
    assertThat(measurement("voltage_l1").orElseThrow().value()).isPresent();
  }

  @Test
  void aDamagedFrameTellsNothingOfWhatIsNotSent() {
    for (int i = 0; i < 10; i++) {
      hear(good(Label.URMS1, "231"));
      meter.frameEnded(false, ++now);
    }

    assertThat(measurement("voltage_l2")).isEmpty();
  }

  @Test
  void aLabelThatCameDamagedIsNotTakenForOneThatIsNotSent() {
    SimulatedMeter single = Frames.meter(Profile.SINGLE_PHASE);
    for (int i = 0; i < 10; i++) {
      Lines.groups(single.nextFrame()).stream()
          .filter(group -> group.label() != Label.PCOUP)
          .forEach(this::hear);
      meter.damaged(Label.PCOUP);
      meter.frameEnded(true, ++now);
    }

    assertThat(measurement("power_limit")).isEmpty();
    assertThat(measurement("voltage_l2").orElseThrow().value()).isEmpty();
  }

  @Test
  void aFrameThatLacksWhatEveryMeterSendsTellsNothingOfTheRest() {
    for (int i = 0; i < 10; i++) {
      hear(good(Label.ADSC, "042176000123"), good(Label.IRMS1, "001"));
      meter.frameEnded(true, ++now);
    }

    assertThat(measurement("voltage_l1")).isEmpty();
    assertThat(measurement("voltage_l2")).isEmpty();
  }

  @Test
  void whatIsNotSentStaysConfirmedByDamagedFrames() {
    hearFrames(Frames.meter(Profile.SINGLE_PHASE), 2);
    hear(good(Label.URMS1, "231"));
    meter.frameEnded(false, now += 1_000_000);
    assertThat(measurement("voltage_l2").orElseThrow().nanos()).isEqualTo(now);

    meter.frameEnded(false, now + 1_000_000);
    assertThat(measurement("voltage_l2").orElseThrow().nanos())
        .as("a frame of garbage confirms nothing")
        .isEqualTo(now);
  }

  @Test
  void anotherAddressIsAnotherMeterOfWhichNothingIsKnown() {
    hear(good(Label.ADSC, "042176000123"), good(Label.EAST, "000002000"));
    LiveUpdate update = meter.accept(good(Label.ADSC, "042176000132"), ++now);

    assertThat(update.anew()).isTrue();
    assertThat(meter.values().address()).contains("042176000132");
    assertThat(measurement("energy_active_import_total")).isEmpty();
    assertThat(meter.accept(good(Label.EAST, "000000001"), ++now).anew()).isFalse();
  }

  @Test
  void threePhasesThatInjectAndDrawAreNetted() {
    hearFrames(Frames.meter(Profile.THREE_PHASE), 3);
    hear(
        good(Label.STGE, "003A4201"),
        good(Label.URMS1, "230"),
        good(Label.URMS2, "230"),
        good(Label.URMS3, "230"),
        good(Label.IRMS1, "010"),
        good(Label.IRMS2, "003"),
        good(Label.IRMS3, "000"),
        good(Label.SINSTS, "00000"),
        good(Label.SINSTS1, "00000"),
        good(Label.SINSTS2, "00690"),
        good(Label.SINSTS3, "00000"));

    assertThat(text("power_active_l1")).isEqualTo("-2300");
    assertThat(text("power_apparent_l1")).isEqualTo("2300");
    assertThat(text("power_active_l2")).isEqualTo("690");
    assertThat(text("power_active")).isEqualTo("-1610");
    assertThat(text("power_apparent")).isEqualTo("1610");
  }

  @Test
  void nonsenseOfAPhaseIsReplacedByVoltsTimesAmperes() {
    hearFrames(Frames.meter(Profile.THREE_PHASE), 3);
    meter.disbelieved(Label.SINSTS1);
    hear(good(Label.URMS1, "230"), good(Label.IRMS1, "001"), good(Label.SINSTS3, "00000"));

    assertThat(text("power_active_l1")).isEqualTo("230");

    hear(good(Label.SINSTS1, "00211"), good(Label.SINSTS3, "00000"));
    assertThat(text("power_active_l1")).isEqualTo("211");
  }

  @Test
  void theWholePowerIsKeptWhileItIsNotBelieved() {
    hearFrames(Frames.meter(Profile.SINGLE_PHASE), 3);
    hear(good(Label.SINSTS, "00480"));
    meter.disbelieved(Label.SINSTS);
    hear(good(Label.IRMS1, "002"));

    assertThat(text("power_active")).isEqualTo("480");
  }

  @Test
  void aLoadThatIsSwitchedOnWhileInjectingIsNoInjection() {
    hearFrames(Frames.meter(Profile.SOLAR), 3);
    hear(
        good(Label.IRMS1, "001"),
        good(Label.URMS1, "230"),
        good(Label.SINSTS, "00000"),
        good(Label.STGE, "003A4201"));
    assertThat(text("power_active_export")).isEqualTo("230");

    hear(good(Label.IRMS1, "020"));
    assertThat(text("power_active_export")).isEqualTo("230");
    hear(good(Label.SINSTS, "04600"), good(Label.STGE, "003A4001"));
    assertThat(text("power_active_export")).isEqualTo("0");
    assertThat(text("power_active_import")).isEqualTo("4600");
  }

  @Test
  void nothingIsDrawnWhileTheMeterSaysThatItInjects() {
    hearFrames(Frames.meter(Profile.THREE_PHASE), 3);
    hear(
        good(Label.URMS1, "230"),
        good(Label.URMS2, "230"),
        good(Label.IRMS1, "008"),
        good(Label.IRMS2, "008"),
        good(Label.SINSTS, "00000"),
        good(Label.SINSTS1, "01900"),
        good(Label.SINSTS2, "00000"),
        good(Label.SINSTS3, "00000"),
        good(Label.STGE, "003A4201"));

    assertThat(text("power_active_import")).isEqualTo("0");
  }

  @Test
  void theNamesOfTariffsAreThoseOfTheContract() {
    hear(good(Label.NGTF, "     TEMPO      "));
    for (int i = 0; i < 3; i++) {
      hear(good(Label.LTARF, "    HP  BLEU    "), good(Label.NTARF, "02"));
    }
    assertThat(text("tariff_2_name")).isEqualTo("HP BLEU");

    hear(good(Label.NGTF, "      BASE      "));
    hear(good(Label.LTARF, "      BASE      "), good(Label.NTARF, "01"));
    assertThat(measurement("tariff_2_name").orElseThrow().value()).isEmpty();
  }

  /** As {@link #text}, with the way in which the value was come by. */
  private String told(String name) {
    return text(name)
        + measurement(name).flatMap(Measurement::method).map(way -> ", " + way.text()).orElse("");
  }

  @Test
  void aPhaseThatInjectsWhileTheOthersDrawHasTheGap() {
    hearFrames(Frames.meter(Profile.THREE_PHASE), 3);
    hear(
        good(Label.STGE, "003A4001"),
        good(Label.URMS1, "230"),
        good(Label.URMS2, "230"),
        good(Label.URMS3, "230"),
        good(Label.IRMS1, "002"),
        good(Label.IRMS2, "003"),
        good(Label.IRMS3, "000"),
        good(Label.SINSTS, "00046"),
        good(Label.SINSTS1, "00000"),
        good(Label.SINSTS2, "00531"),
        good(Label.SINSTS3, "00000"));

    assertThat(told("power_active_l1")).isEqualTo("-485, phase_gap");
    assertThat(told("power_apparent_l1")).isEqualTo("485, phase_gap");
    assertThat(told("power_active_l2")).isEqualTo("531, equal_to_apparent");
    assertThat(told("power_active_l3")).isEqualTo("0, as_sent");
    assertThat(told("power_active")).isEqualTo("46, equal_to_apparent");
  }

  @Test
  void everyComputedValueTellsHowItWasComeBy() {
    hearFrames(Frames.meter(Profile.THREE_PHASE), 5);

    assertThat(meter.values().all())
        .filteredOn(one -> one.quantity().origin() instanceof Origin.Derived)
        .filteredOn(one -> one.value().isPresent())
        .isNotEmpty()
        .allMatch(one -> one.method().isPresent());
    assertThat(meter.values().all())
        .filteredOn(one -> one.quantity().origin() instanceof Origin.Sent)
        .allMatch(one -> one.method().isEmpty());
    assertThat(meter.values().all())
        .filteredOn(one -> one.quantity().name().matches("phases|energy_active_both"))
        .as("counted and added")
        .hasSize(2)
        .noneMatch(one -> one.quantity().estimated());
  }

  @Test
  void currentsAreFineWherePowerAndVoltageAgreeWithThem() {
    hearFrames(Frames.meter(Profile.SINGLE_PHASE), 3);
    hear(good(Label.IRMS1, "002"), good(Label.URMS1, "231"), good(Label.SINSTS, "00480"));
    assertThat(told("current_fine_l1")).isEqualTo("2.08, power_through_voltage");

    hear(good(Label.IRMS1, "009"), good(Label.SINSTS, "00000"));
    assertThat(told("current_fine_l1")).isEqualTo("9, as_sent");
  }

  @Test
  void theSuppliersNamesOfItsIndexesAreLearned() {
    for (int i = 0; i < 3; i++) {
      hear(good(Label.LTARF, "   HC  BLANC    "), good(Label.NTARF, "03"));
    }
    assertThat(told("tariff_3_name")).isEqualTo("HC BLANC, heard_together");
    assertThat(measurement("tariff_4_name").orElseThrow().value()).isEmpty();
  }

  @Test
  void theNextDayIsACalendarWhereItsHoursAreClear() {
    String rest = " NONUTILE".repeat(8);
    hear(good(Label.PJOURF_PLUS_1, "0000C001 06008002 2200C001" + rest));
    assertThat(text("day_calendar_next"))
        .isEqualTo(
            "00:00 index 1, contact closed; 06:00 index 2, contact open;"
                + " 22:00 index 1, contact closed");

    hear(good(Label.PJOURF_PLUS_1, "00004001 06004002 16004001" + rest));
    assertThat(text("day_calendar_next")).startsWith("00004001 06004002 16004001 NONUTILE");
  }

  @Test
  void thePowerFactorIsLearnedFromTheSlopeOfTheIndex() {
    hearFrames(Frames.meter(Profile.SINGLE_PHASE), 2000);

    double factor = Double.parseDouble(text("power_factor"));
    assertThat(factor).isBetween(0.6, 1.0);
    assertThat(told("power_active")).endsWith(", slope_of_index");
    assertThat(Double.parseDouble(text("power_active")))
        .isCloseTo(factor * Double.parseDouble(text("power_apparent")), within(20.0));
  }

  @Test
  void theDeliveryPointStaysInside() {
    hear(good(Label.PRM, "30001234567890"));

    assertThat(measurement("delivery_point").orElseThrow().value()).isEmpty();
    assertThat(meter.values().all().toList().toString()).doesNotContain("30001234567890");
  }

  @Test
  void voltagesBetweenPhasesNeedBothOfThem() {
    hear(good(Label.URMS1, "230"));
    assertThat(measurement("voltage_l1_l2")).isEmpty();

    hear(good(Label.URMS2, "230"));
    assertThat(text("voltage_l1_l2")).isEqualTo("398.4");
    assertThat(measurement("voltage_l1_l2").orElseThrow().nanos())
        .as("as old as the older of the two")
        .isEqualTo(now - 1);
  }

  @Test
  void powerIsPositiveWhileDrawing() {
    hearFrames(Frames.meter(Profile.SINGLE_PHASE), 3);

    assertThat(text("power_active")).isEqualTo(text("power_apparent_import"));
    assertThat(text("power_active_l1")).isEqualTo(text("power_apparent_import"));
    assertThat(quantities.named("power_active").orElseThrow().estimated()).isTrue();
  }

  @Test
  void powerOfAProducerIsNegativeWhileInjecting() {
    hearFrames(Frames.meter(Profile.PRODUCER), 3);
    hear(good(Label.SINSTS, "00000"), good(Label.SINSTI, "01500"), good(Label.STGE, "003A0301"));

    assertThat(text("power_active")).isEqualTo("-1500");
    assertThat(text("power_apparent")).isEqualTo("1500");
  }

  @Test
  void solarWithoutAContractShowsInVoltsAndAmperes() {
    hearFrames(Frames.meter(Profile.SOLAR), 3);
    hear(
        good(Label.SINSTS, "00000"),
        good(Label.URMS1, "240"),
        good(Label.IRMS1, "005"),
        good(Label.STGE, "003A4201"));

    assertThat(text("power_active")).isEqualTo("-1200");
  }

  @Test
  void noPowerIsClaimedBeforeTheDirectionIsKnown() {
    hear(good(Label.SINSTS, "00480"));

    assertThat(measurement("power_active")).isEmpty();
  }

  @Test
  void everyLabelIsAQuantity() {
    assertThat(Label.values())
        .allSatisfy(label -> assertThat(quantities.sentBy(label)).as(label.text()).isNotEmpty());
  }
}
