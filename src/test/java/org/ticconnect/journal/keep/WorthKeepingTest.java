package org.ticconnect.journal.keep;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.ticconnect.journal.Draft;
import org.ticconnect.meter.LiveMeter;
import org.ticconnect.meter.Mapped;
import org.ticconnect.meter.Measurement;
import org.ticconnect.meter.Reading;
import org.ticconnect.meter.guard.MeterEvent;
import org.ticconnect.tic.Group;
import org.ticconnect.tic.Horodate;
import org.ticconnect.tic.Label;
import org.ticconnect.tic.Lines;

class WorthKeepingTest {
  private static final Instant START = Instant.parse("2026-11-25T11:00:00Z");

  private final LiveMeter meter = new LiveMeter("main", Mapped.shipped().quantities(), Set.of());
  private WorthKeeping keeping = keeping(Optional.empty());
  private long nanos = 1;
  private Instant received = START;

  private static WorthKeeping keeping(Optional<LastHeard> before) {
    return new WorthKeeping(
        Optional.empty(), Duration.ofSeconds(10), CompletableFuture.completedFuture(before));
  }

  /** What is kept of a frame that comes so long after the one before. */
  private List<Draft> after(Duration pause, Group... groups) {
    return after(pause, 0, groups);
  }

  private List<Draft> after(Duration pause, int damaged, Group... groups) {
    nanos += pause.toNanos();
    received = received.plus(pause);
    List<Group> all = new ArrayList<>(List.of(Lines.good(Label.ADSC, "042176000123")));
    all.addAll(List.of(groups));
    List<Measurement> measurements = new ArrayList<>();
    all.forEach(group -> measurements.addAll(meter.accept(group, nanos).changes()));
    Optional<Instant> time =
        all.stream()
            .filter(group -> group.label() == Label.DATE)
            .findFirst()
            .flatMap(Group::horodate)
            .map(Horodate::instant);
    return keeping.of(
        new Reading(
            "main", Optional.of("042176000123"), 1, received, time, all, damaged, measurements),
        nanos);
  }

  private static Group date(String local) {
    return Lines.good(Label.DATE, "H26" + local, "");
  }

  private static Group east(long index) {
    return Lines.good(Label.EAST, "%09d".formatted(index));
  }

  private static List<Draft> of(List<Draft> drafts, String kind) {
    return drafts.stream().filter(draft -> draft.kind().equals(kind)).toList();
  }

  @Test
  void indexesAreKeptOnceAMinuteOfTheMeter() {
    after(Duration.ZERO, date("1125120009"), east(1000));
    List<Draft> first = of(after(Duration.ofSeconds(1), date("1125120010"), east(1000)), "minute");
    assertThat(first).hasSize(1);
    assertThat(first.get(0).meter()).isEqualTo("042176000123");
    assertThat(first.get(0).meterTime()).contains(Instant.parse("2026-11-25T11:00:10Z"));
    assertThat(first.get(0).received()).isEqualTo(START.plusSeconds(1));
    assertThat(first.get(0).values()).isEqualTo("{\"energy_active_import_total\":1000}");

    assertThat(after(Duration.ofSeconds(5), date("1125120015"), east(1001))).isEmpty();
    assertThat(after(Duration.ofSeconds(9), date("1125120059"), east(1002))).isEmpty();
    assertThat(of(after(Duration.ofSeconds(2), date("1125120101"), east(1003)), "minute"))
        .hasSize(1);
  }

  @Test
  void aFrameThatLacksAnIndexLeavesTheMinuteToTheNext() {
    Group export = Lines.good(Label.EAIT, "000000500");
    for (int second = 10; second < 14; second++) {
      after(Duration.ofSeconds(1), date("11251200" + second), east(1000), export);
    }

    assertThat(of(after(Duration.ofSeconds(50), date("1125120101"), export), "minute")).isEmpty();
    assertThat(of(after(Duration.ofSeconds(1), date("1125120102"), east(1001), export), "minute"))
        .as("not the same as in the frame before")
        .isEmpty();
    assertThat(of(after(Duration.ofSeconds(1), date("1125120103"), east(1001), export), "minute"))
        .singleElement()
        .satisfies(
            draft ->
                assertThat(draft.values())
                    .isEqualTo(
                        "{\"energy_active_import_total\":1001,"
                            + "\"energy_active_export_total\":500}"));
  }

  @Test
  void anIndexThatStaysAwayHoldsNothingUpForLong() {
    Group export = Lines.good(Label.EAIT, "000000500");
    for (int second = 10; second < 14; second++) {
      after(Duration.ofSeconds(1), date("11251200" + second), east(1000), export);
    }
    List<Draft> kept = new ArrayList<>();
    for (int second = 10; second < 20; second++) {
      kept.addAll(after(Duration.ofSeconds(1), date("11251201" + second), export));
    }
    assertThat(of(kept, "minute")).hasSize(1);
  }

  @Test
  void indexesAreKeptWhenTheTariffChanges() {
    Group off = Lines.good(Label.LTARF, "      HC");
    after(Duration.ZERO, date("1125120009"), east(1000), Lines.good(Label.NTARF, "02"));
    after(Duration.ofSeconds(1), date("1125120010"), east(1000), Lines.good(Label.NTARF, "02"));

    List<Draft> change =
        of(
            after(
                Duration.ofSeconds(1),
                date("1125120011"),
                off,
                east(1001),
                Lines.good(Label.NTARF, "01")),
            "tariff");

    assertThat(change).hasSize(1);
    assertThat(change.get(0).values())
        .contains(
            "\"energy_active_import_total\":1001", "\"tariff_index\":1", "\"tariff_name\":\"HC\"");
  }

  @Test
  void indexesAreKeptAtMidnightOfTheMeter() {
    after(Duration.ZERO, date("1125235958"), east(1000));
    after(Duration.ofSeconds(1), date("1125235959"), east(1000));

    assertThat(of(after(Duration.ofSeconds(1), date("1126000000"), east(1001)), "midnight"))
        .singleElement()
        .satisfies(
            draft -> assertThat(draft.meterTime()).contains(Instant.parse("2026-11-25T23:00:00Z")));
  }

  @Test
  void eachPointOfTheLoadCurveIsKeptOnceUnderItsOwnTime() {
    Group older = Lines.good(Label.CCASN_1, "H261125113000", "01000");
    Group newer = Lines.good(Label.CCASN, "H261125120000", "01500");

    assertThat(of(after(Duration.ZERO, newer, older), "load_curve"))
        .extracting(draft -> draft.meterTime().orElseThrow() + " " + draft.values())
        .containsExactly(
            "2026-11-25T10:30:00Z {\"load_curve_import\":1000}",
            "2026-11-25T11:00:00Z {\"load_curve_import\":1500}");
    assertThat(of(after(Duration.ofSeconds(1), newer, older), "load_curve")).isEmpty();
    assertThat(
            of(
                after(
                    Duration.ofSeconds(1),
                    Lines.good(Label.CCASN, "H261125123000", "00200"),
                    Lines.good(Label.CCASN_1, "H261125120000", "01500")),
                "load_curve"))
        .singleElement()
        .satisfies(draft -> assertThat(draft.values()).isEqualTo("{\"load_curve_import\":200}"));
  }

  @Test
  void theGreatestPowerOfADayIsKeptWhenTheDayIsOver() {
    Group yesterday = Lines.good(Label.SMAXSN_1, "H261124191500", "04470");

    assertThat(of(after(Duration.ZERO, yesterday), "maximum"))
        .singleElement()
        .satisfies(
            draft -> {
              assertThat(draft.meterTime()).contains(Instant.parse("2026-11-24T18:15:00Z"));
              assertThat(draft.values())
                  .isEqualTo("{\"power_apparent_import_max_yesterday\":4470}");
            });
    assertThat(of(after(Duration.ofSeconds(1), yesterday), "maximum")).isEmpty();
  }

  @Test
  void ofTheStatusOnlyWhatChangedIsKept() {
    after(Duration.ZERO, Lines.good(Label.STGE, "003A0001"), Lines.good(Label.RELAIS, "000"));
    assertThat(after(Duration.ofSeconds(1), Lines.good(Label.STGE, "003A0001"))).isEmpty();

    assertThat(of(after(Duration.ofSeconds(1), Lines.good(Label.RELAIS, "001")), "status"))
        .singleElement()
        .satisfies(
            draft -> assertThat(draft.values()).isEqualTo("{\"relays\":1,\"relay_1\":true}"));
  }

  @Test
  void aSilenceIsToldByTheFrameThatEndsIt() {
    after(Duration.ZERO, east(1000));
    assertThat(of(after(Duration.ofSeconds(9), east(1000)), "gap")).isEmpty();

    assertThat(of(after(Duration.ofSeconds(75), east(1000)), "gap"))
        .singleElement()
        .satisfies(
            draft ->
                assertThat(draft.values())
                    .isEqualTo(
                        "{\"seconds\":75,\"since\":\"2026-11-25T11:00:09Z\","
                            + "\"cause\":\"not_heard\"}"));
  }

  @Test
  void aTimeInWhichTheDeviceDidNotRunIsAGapToo() {
    keeping = keeping(Optional.of(new LastHeard(START.minusSeconds(3600), true)));

    assertThat(of(after(Duration.ZERO, east(1000)), "gap"))
        .singleElement()
        .satisfies(
            draft ->
                assertThat(draft.values())
                    .isEqualTo(
                        "{\"seconds\":3600,\"since\":\"2026-11-25T10:00:00Z\","
                            + "\"cause\":\"not_running\"}"));
    assertThat(of(after(Duration.ofSeconds(1), east(1000)), "gap")).isEmpty();
  }

  @Test
  void afterAPowerCutItIsOnlyKnownHowLongTheGapIsAtMost() {
    CompletableFuture<Optional<LastHeard>> before = new CompletableFuture<>();
    keeping = new WorthKeeping(Optional.empty(), Duration.ofSeconds(10), before);
    assertThat(of(after(Duration.ZERO, east(1000)), "gap")).as("not looked up yet").isEmpty();

    before.complete(Optional.of(new LastHeard(START.minusSeconds(90), false)));

    assertThat(of(after(Duration.ofSeconds(1), east(1000)), "gap"))
        .singleElement()
        .satisfies(draft -> assertThat(draft.values()).contains("\"seconds_at_most\":90,"));
  }

  @Test
  void anHourWithDamageIsMarked() {
    after(Duration.ZERO, 0, east(1000));
    for (int minute = 1; minute < 60; minute++) {
      assertThat(of(after(Duration.ofMinutes(1), minute == 7 ? 3 : 0, east(1000)), "quality"))
          .isEmpty();
    }
    assertThat(of(after(Duration.ofMinutes(1), east(1000)), "quality"))
        .singleElement()
        .satisfies(
            draft -> assertThat(draft.values()).isEqualTo("{\"frames\":61,\"damaged_groups\":3}"));
    for (int minute = 0; minute < 61; minute++) {
      assertThat(of(after(Duration.ofMinutes(1), east(1000)), "quality")).isEmpty();
    }
  }

  @Test
  void whatHappensToTheMeterIsKeptWithTheNextFrameThatNamesIt() {
    keeping.happened(
        new MeterEvent(
            "main", MeterEvent.Kind.METER_REPLACED, START, Optional.of(START), "..42", "..23"));

    assertThat(of(after(Duration.ZERO, east(1000)), "event"))
        .singleElement()
        .satisfies(
            draft -> {
              assertThat(draft.meter()).isEqualTo("042176000123");
              assertThat(draft.values())
                  .isEqualTo(
                      "{\"event\":\"meter_replaced\",\"before\":\"..42\",\"after\":\"..23\"}");
            });
    assertThat(of(after(Duration.ofSeconds(1), east(1000)), "event")).isEmpty();
  }
}
