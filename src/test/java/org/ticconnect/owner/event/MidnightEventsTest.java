package org.ticconnect.owner.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.ticconnect.owner.event.HeardMeter.date;
import static org.ticconnect.owner.event.HeardMeter.east;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.ticconnect.meter.MidnightIndexes;
import org.ticconnect.owner.OwnerEvent;
import org.ticconnect.tic.Group;
import org.ticconnect.tic.Label;
import org.ticconnect.tic.Lines;

class MidnightEventsTest {
  private final HeardMeter meter = new HeardMeter();

  /** Frames around a midnight; what is told with the first that is whole. */
  private List<OwnerEvent> midnight(String evening, String morning, long index) {
    meter.frame(date(evening + "235956"), east(index - 1));
    meter.frame(date(evening + "235958"), east(index - 1));
    return meter.frame(date(morning + "000000"), east(index));
  }

  @Test
  void aMidnightTellsItsIndexesAndLaterWhatADayUsed() {
    assertThat(midnight("0115", "0116", 5_000))
        .containsExactly(
            new OwnerEvent(
                OwnerEvent.Kind.MIDNIGHT,
                "main",
                Optional.of(HeardMeter.ADDRESS),
                Optional.of(Instant.parse("2026-01-15T23:00:00Z")),
                Map.of("day", "2026-01-15", "energy_active_import_total", 5_000L)));
    assertThat(midnight("0116", "0117", 17_500))
        .singleElement()
        .satisfies(
            event ->
                assertThat(event.fields())
                    .containsExactly(
                        entry("day", "2026-01-16"),
                        entry("energy_active_import_total", 17_500L),
                        entry("used_energy_active_import_total", 12_500L)));
  }

  @Test
  void theLastMidnightSurvivesARestart() {
    midnight("0115", "0116", 5_000);
    meter.restart();

    assertThat(midnight("0116", "0117", 6_000).get(0).fields())
        .containsEntry("used_energy_active_import_total", 1_000L);
  }

  @Test
  void theFirstFrameAfterAStartIsNoMidnight() {
    assertThat(meter.frame(date("0116000000"), east(1))).isEmpty();
  }

  @Test
  void aClockThatIsSetBackTellsNoMidnightTwice() {
    midnight("0115", "0116", 5_000);

    assertThat(midnight("0115", "0116", 5_010)).isEmpty();
    assertThat(midnight("0116", "0117", 6_000).get(0).fields())
        .containsEntry("used_energy_active_import_total", 1_000L);
  }

  @Test
  void aClockThatWasFarAheadStopsNoMidnight() {
    meter.frame(date("0115100000"), east(1));
    meter.frame(date("0615100000"), east(1));
    assertThat(meter.frame(date("0115100002"), east(1))).isEmpty();

    assertThat(midnight("0115", "0116", 5_000)).hasSize(1);
  }

  @Test
  void whatADayUsedIsNotToldWhenADayIsMissing() {
    midnight("0115", "0116", 5_000);
    meter.restart();

    assertThat(midnight("0117", "0118", 9_000).get(0).fields())
        .containsOnly(entry("day", "2026-01-17"), entry("energy_active_import_total", 9_000L));
  }

  @Test
  void indexesReadLongAfterMidnightEndNoDay() {
    midnight("0115", "0116", 5_000);
    meter.frame(date("0116220000"), east(8_000));
    meter.frame(date("0116220002"), east(8_000));
    List<OwnerEvent> late = meter.frame(date("0117031500"), east(9_000));

    assertThat(late.get(0).fields())
        .containsOnly(entry("day", "2026-01-16"), entry("energy_active_import_total", 9_000L));
    assertThat(midnight("0117", "0118", 12_000).get(0).fields())
        .doesNotContainKey("used_energy_active_import_total");
  }

  @Test
  void anIndexThatFellTellsNothingOfTheDay() {
    midnight("0115", "0116", 5_000);

    assertThat(midnight("0116", "0117", 4_000).get(0).fields())
        .containsOnly(entry("day", "2026-01-16"), entry("energy_active_import_total", 4_000L));
  }

  @Test
  void anotherMeterHasAnotherYesterday() {
    midnight("0115", "0116", 5_000);
    meter.address(HeardMeter.OTHER_ADDRESS);

    assertThat(midnight("0116", "0117", 7_000).get(0).fields())
        .doesNotContainKey("used_energy_active_import_total");
    assertThat(meter.kept())
        .last()
        .extracting(MidnightIndexes::address)
        .isEqualTo(HeardMeter.OTHER_ADDRESS);
  }

  @Test
  void aFrameThatLacksAnIndexLeavesTheMidnightToTheNext() {
    Group export = Lines.good(Label.EAIT, "000000500");
    meter.frame(date("0115235956"), east(1), export);
    meter.frame(date("0115235958"), east(1), export);
    assertThat(meter.frame(date("0116000000"), east(2))).isEmpty();
    assertThat(meter.frame(date("0116000002"), east(3), export)).isEmpty();

    assertThat(meter.frame(date("0116000004"), east(4), export).get(0).fields())
        .containsEntry("energy_active_import_total", 4L)
        .containsEntry("energy_active_export_total", 500L);
    assertThat(meter.kept()).singleElement().extracting(MidnightIndexes::day).isEqualTo(JANUARY_16);
  }

  private static final LocalDate JANUARY_16 = LocalDate.of(2026, 1, 16);
}
