package org.ticconnect.owner.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.ticconnect.owner.event.HeardMeter.date;
import static org.ticconnect.owner.event.HeardMeter.east;
import static org.ticconnect.owner.event.HeardMeter.ltarf;
import static org.ticconnect.owner.event.HeardMeter.ntarf;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.ticconnect.owner.OwnerEvent;

class TariffEventsTest {
  private final HeardMeter meter = new HeardMeter();

  @Test
  void theFirstTariffIsNoChange() {
    assertThat(meter.frame(date("0115215958"), ltarf("HP BLEU"), ntarf(2))).isEmpty();
    assertThat(meter.frame(date("0115215959"), ltarf("HP BLEU"), ntarf(2))).isEmpty();
  }

  @Test
  void aNumberThatChangesWithItsNameIsToldAtOnce() {
    meter.frame(date("0115215959"), ltarf("HP BLEU"), east(999), ntarf(2));
    List<OwnerEvent> found =
        meter.frame(date("0115220001"), ltarf("HC  BLEU"), east(1000), ntarf(1));

    assertThat(found)
        .containsExactly(
            new OwnerEvent(
                OwnerEvent.Kind.TARIFF,
                "main",
                Optional.of(HeardMeter.ADDRESS),
                Optional.of(Instant.parse("2026-01-15T21:00:01Z")),
                Map.of(
                    "before", 2L,
                    "after", 1L,
                    "name_before", "HP BLEU",
                    "name_after", "HC BLEU",
                    "energy_active_import_total", 1000L)));
    assertThat(meter.frame(date("0115220003"), ltarf("HC BLEU"), ntarf(1))).isEmpty();
  }

  @Test
  void aNameThatComesAFrameLaterIsWaitedFor() {
    meter.frame(date("0115215958"), ltarf("HP BLEU"), east(999), ntarf(2));
    assertThat(meter.frame(date("0115215959"), ltarf("HP BLEU"), east(1000), ntarf(1))).isEmpty();
    List<OwnerEvent> found =
        meter.frame(date("0115220001"), ltarf("HC BLEU"), east(1001), ntarf(1));

    assertThat(found).singleElement().satisfies(this::toldOfTheFrameOfTheNumber);
    assertThat(meter.frame(date("0115220003"), ltarf("HC BLEU"), ntarf(1))).isEmpty();
  }

  private void toldOfTheFrameOfTheNumber(OwnerEvent event) {
    assertThat(event.time()).contains(Instant.parse("2026-01-15T20:59:59Z"));
    assertThat(event.fields())
        .containsEntry("name_before", "HP BLEU")
        .containsEntry("name_after", "HC BLEU")
        .containsEntry("energy_active_import_total", 1000L);
  }

  @Test
  void twoTariffsMayHaveTheSameName() {
    meter.frame(ltarf("BASE"), ntarf(2));
    meter.frame(ltarf("BASE"), ntarf(1));

    assertThat(meter.frame(ltarf("BASE"), ntarf(1)))
        .singleElement()
        .satisfies(
            event ->
                assertThat(event.fields())
                    .containsEntry("name_before", "BASE")
                    .containsEntry("name_after", "BASE"));
  }

  @Test
  void aNameThatStaysAwayIsNotWaitedForLong() {
    meter.frame(ltarf("HP"), ntarf(2));
    assertThat(meter.frame(ltarf("HP"), ntarf(1))).isEmpty();
    for (int i = 0; i < 4; i++) {
      assertThat(meter.frame(ntarf(1))).isEmpty();
    }

    assertThat(meter.frame(ntarf(1)))
        .singleElement()
        .satisfies(
            event ->
                assertThat(event.fields())
                    .containsEntry("name_before", "HP")
                    .doesNotContainKey("name_after"));
  }

  @Test
  void aMeterWithoutNamesIsNotWaitedFor() {
    meter.frame(ntarf(2));

    assertThat(meter.frame(ntarf(1)))
        .singleElement()
        .satisfies(
            event ->
                assertThat(event.fields()).containsOnly(entry("before", 2L), entry("after", 1L)));
  }

  @Test
  void aDamagedNumberHidesNoChangeAndNoName() {
    meter.frame(ltarf("HP"), ntarf(2));
    meter.frame(ltarf("HC"));

    assertThat(meter.frame(ltarf("HC"), ntarf(1)))
        .singleElement()
        .satisfies(
            event ->
                assertThat(event.fields())
                    .containsEntry("name_before", "HP")
                    .containsEntry("name_after", "HC"));
  }

  @Test
  void theTariffOfAnotherMeterIsNoChange() {
    meter.frame(ltarf("HP"), ntarf(2));
    meter.address(HeardMeter.OTHER_ADDRESS);

    assertThat(meter.frame(ltarf("HC"), ntarf(1))).isEmpty();
  }
}
