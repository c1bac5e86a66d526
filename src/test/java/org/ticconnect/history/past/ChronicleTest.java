package org.ticconnect.history.past;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.ticconnect.history.past.PlayedPast.east;
import static org.ticconnect.history.past.PlayedPast.point;
import static org.ticconnect.history.past.PlayedPast.sinsts;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ticconnect.tic.Label;
import org.ticconnect.tic.Lines;

class ChronicleTest {
  private static final String NOON = "2026-11-25T12:00:00Z";

  @TempDir private Path folder;
  private PlayedPast past;

  private PlayedPast begin(String start) {
    past = new PlayedPast(folder, new Days(30, 365), start);
    return past;
  }

  @AfterEach
  void end() {
    if (past != null) {
      past.close();
    }
  }

  @Test
  void minutesHaveMeanLeastAndGreatestAndWhatWasUsed() {
    begin(NOON);
    for (int i = 0; i < 13; i++) {
      past.frame(sinsts(i < 6 ? 1000 + 100 * i : 500), east(5000 + i));
      past.pass(10);
    }

    Chart chart = past.chart(Step.MINUTE, NOON, "2026-11-25T12:02:00Z");

    assertThat(chart.starts())
        .containsExactly(
            Instant.parse(NOON).getEpochSecond(),
            Instant.parse("2026-11-25T12:01:00Z").getEpochSecond());
    assertThat(chart.complete()).isTrue();
    Chart.Line power = chart.lines().get(0);
    assertThat(power.series()).isEqualTo(Gauge.APPARENT_IMPORT);
    assertThat(power.values()).containsExactly(1250.0, 500.0);
    assertThat(power.least()).containsExactly(1000.0, 500.0);
    assertThat(power.greatest()).containsExactly(1500.0, 500.0);
    assertThat(past.values(Step.MINUTE, "energy_import", NOON, "2026-11-25T12:02:00Z"))
        .containsExactly(entry(NOON, 6.0), entry("2026-11-25T12:01:00Z", 6.0));
  }

  @Test
  void estimatedValuesSayThatTheyAre() {
    assertThat(Series.all().stream().filter(Series::estimated))
        .containsExactly(Gauge.ACTIVE_ESTIMATED);
  }

  @Test
  void gapsAreGapsAndAreNotBridged() {
    begin(NOON);
    past.run(300, 600, 1000);
    past.pass(600);
    past.run(300, 600, 2000);
    past.frame(sinsts(600), east(2030));

    Map<String, Double> power =
        past.values(Step.MINUTE, "apparent_import", NOON, "2026-11-25T12:20:00Z");
    assertThat(power).hasSize(20);
    assertThat(power.values().stream().filter(value -> value == null)).hasSize(10);
    Map<String, Double> energy =
        past.values(Step.MINUTE, "energy_import", NOON, "2026-11-25T12:20:00Z");
    assertThat(energy.get("2026-11-25T12:03:00Z")).isEqualTo(6.0);
    assertThat(energy.get("2026-11-25T12:04:00Z")).as("the last frame 10 s before").isEqualTo(5.0);
    assertThat(energy.get("2026-11-25T12:05:00Z")).isNull();
    assertThat(energy.get("2026-11-25T12:14:00Z")).isNull();
    assertThat(energy.get("2026-11-25T12:15:00Z")).isEqualTo(6.0);
  }

  @Test
  void aFrameThatLacksANumberIsNotZero() {
    begin(NOON);
    past.frame(east(1000));
    past.pass(60);
    past.frame(sinsts(0), east(1000));
    past.pass(60);
    past.frame(east(1000));

    assertThat(past.values(Step.MINUTE, "apparent_import", NOON, "2026-11-25T12:02:00Z"))
        .containsExactly(entry(NOON, null), entry("2026-11-25T12:01:00Z", 0.0));
  }

  @Test
  void hoursAreMeansOfMinutesAndDifferencesOfIndexes() {
    begin(NOON);
    past.run(3600, 1000, 10_000);
    past.run(1800, 2000, 10_360);
    past.run(1800, 4000, 10_540);
    past.run(120, 0, 10_720);

    assertThat(past.values(Step.HOUR, "apparent_import", NOON, "2026-11-25T15:00:00Z"))
        .containsExactly(
            entry(NOON, 1000.0),
            entry("2026-11-25T13:00:00Z", 3000.0),
            entry("2026-11-25T14:00:00Z", 0.0));
    assertThat(past.values(Step.HOUR, "energy_import", NOON, "2026-11-25T15:00:00Z"))
        .as("the hour that is not over: so far")
        .containsExactly(
            entry(NOON, 360.0),
            entry("2026-11-25T13:00:00Z", 360.0),
            entry("2026-11-25T14:00:00Z", 11.0));
  }

  @Test
  void anIndexThatGoesBackIsAGapWithAMark() {
    begin(NOON);
    past.run(180, 600, 1000);
    past.run(180, 600, 400);
    past.frame(sinsts(600), east(418));

    Map<String, Double> energy =
        past.values(Step.MINUTE, "energy_import", NOON, "2026-11-25T12:06:00Z");
    assertThat(energy.values()).allSatisfy(used -> assertThat(used == null || used >= 0).isTrue());
    assertThat(energy.get("2026-11-25T12:02:00Z")).isEqualTo(5.0);
    assertThat(energy.get("2026-11-25T12:03:00Z")).isEqualTo(6.0);
    assertThat(past.chart(Step.MINUTE, NOON, "2026-11-25T12:06:00Z").marks())
        .containsExactly(
            Map.entry(Instant.parse("2026-11-25T12:03:00Z").getEpochSecond(), "index_back"));
    assertThat(past.values(Step.HOUR, "energy_import", NOON, "2026-11-25T13:00:00Z"))
        .containsExactly(entry(NOON, null));
  }

  @Test
  void anotherMeterIsAGapWithAMarkEvenIfItsIndexIsHigher() {
    begin(NOON);
    past.run(1800, 600, 1000);
    past.address("042176999999");
    past.run(1800, 600, 900_000);
    past.run(60, 600, 900_180);

    Chart hours = past.chart(Step.HOUR, NOON, "2026-11-25T13:00:00Z");
    assertThat(hours.marks().values()).containsExactly("meter_changed");
    assertThat(past.values(Step.HOUR, "energy_import", NOON, "2026-11-25T13:00:00Z"))
        .containsExactly(entry(NOON, null));
    assertThat(past.values(Step.HOUR, "apparent_import", NOON, "2026-11-25T13:00:00Z"))
        .containsExactly(entry(NOON, 600.0));
    assertThat(past.chart(Step.DAY, NOON, "2026-11-25T13:00:00Z").marks().values())
        .containsExactly("meter_changed");
  }

  @Test
  void anIndexThatAnotherMeterTellsLaterIsNotJoinedWithThatOfTheFirst() {
    begin(NOON);
    for (int i = 0; i < 180; i++) {
      past.frame(sinsts(600), east(1000 + i), Lines.good(Label.EASF01, "000001000"));
      past.pass(10);
    }
    past.address("042176999999");
    for (int i = 0; i < 180; i++) {
      if (i < 6) {
        past.frame(sinsts(600), east(900_000 + i));
      } else {
        past.frame(sinsts(600), east(900_000 + i), Lines.good(Label.EASF01, "000500000"));
      }
      past.pass(10);
    }
    past.run(60, 600, 900_180);

    assertThat(past.values(Step.HOUR, "energy_import_supplier_1", NOON, "2026-11-25T13:00:00Z"))
        .containsExactly(entry(NOON, null));
    assertThat(past.values(Step.DAY, "energy_import_supplier_1", NOON, "2026-11-25T13:00:00Z"))
        .containsValues((Double) null);
  }

  @Test
  void aDayHas23HoursInMarchAnd25InOctober() throws IOException {
    begin("2026-03-28T22:00:00Z");
    frames(6 * 30);
    assertThat(
            past.values(Step.DAY, "energy_import", "2026-03-28T23:00:00Z", "2026-03-29T22:00:00Z"))
        .containsExactly(entry("2026-03-28T23:00:00Z", 23 * 6.0));
    end();

    past =
        new PlayedPast(
            Files.createDirectory(folder.resolve("autumn")),
            new Days(30, 365),
            "2026-10-24T21:00:00Z");
    frames(6 * 30);
    assertThat(
            past.values(Step.DAY, "energy_import", "2026-10-24T22:00:00Z", "2026-10-26T00:00:00Z"))
        .containsEntry("2026-10-24T22:00:00Z", 25 * 6.0)
        .containsKey("2026-10-25T23:00:00Z");
    assertThat(past.chart(Step.MONTH, "2026-10-10T00:00:00Z", "2026-11-10T00:00:00Z").starts())
        .extracting(start -> Instant.ofEpochSecond(start).toString())
        .containsExactly("2026-09-30T22:00:00Z", "2026-10-31T23:00:00Z");
  }

  /** A frame each ten minutes, and a Wh in each. */
  private void frames(int frames) {
    for (int i = 0; i < frames; i++) {
      past.frame(sinsts(60), east(1000 + i));
      past.pass(600);
    }
  }

  @Test
  void theMetersOwnLoadCurveStandsAtItsHorodate() {
    begin("2026-11-25T12:00:05Z");
    past.frame(
        point(Label.CCASN, "H261125130000", 1500), point(Label.CCASN_1, "H261125123000", 900));
    past.pass(60);
    past.frame(
        point(Label.CCASN, "H261125130000", 1500), point(Label.CCASN_1, "H261125123000", 900));
    past.pass(60);
    past.frame(point(Label.CCAIN, "H261125130000", 7));
    past.pass(60);
    past.frame();

    Map<String, Double> points =
        past.values(
            Step.MINUTE, "load_curve_import", "2026-11-25T11:29:00Z", "2026-11-25T12:02:00Z");
    assertThat(points.get("2026-11-25T11:30:00Z")).isEqualTo(900.0);
    assertThat(points.get(NOON)).isEqualTo(1500.0);
    assertThat(points.values().stream().filter(value -> value != null)).hasSize(2);
    assertThat(
            past.values(
                Step.HOUR, "load_curve_import", "2026-11-25T11:00:00Z", "2026-11-25T13:00:00Z"))
        .as("both periods are of the hour before")
        .containsExactly(entry("2026-11-25T11:00:00Z", 1200.0), entry(NOON, null));
    assertThat(past.values(Step.MINUTE, "load_curve_export", NOON, "2026-11-25T12:01:00Z"))
        .containsExactly(entry(NOON, 7.0));
  }

  @Test
  void theMetersClockWinsAndThatOfTheDeviceOnlyCountsWhenItCanBeRight() {
    begin(NOON);
    past.device("1970-01-01T00:00:10Z");
    past.run(120, 700, 1000);
    assertThat(past.values(Step.MINUTE, "apparent_import", NOON, "2026-11-25T12:01:00Z"))
        .containsExactly(entry(NOON, 700.0));

    past.clock(Optional.empty());
    past.restart();
    past.run(120, 700, 1012);
    assertThat(
            past.values(
                Step.MINUTE, "apparent_import", "2000-01-01T00:00:00Z", "2000-01-01T00:10:00Z"))
        .allSatisfy((at, value) -> assertThat(value).isNull());
    assertThat(past.chronicle().info().first()).contains(Instant.parse(NOON));

    past.device("2026-11-25T14:00:00Z");
    past.run(120, 800, 1024);
    assertThat(
            past.values(
                Step.MINUTE, "apparent_import", "2026-11-25T14:00:00Z", "2026-11-25T14:01:00Z"))
        .containsExactly(entry("2026-11-25T14:00:00Z", 800.0));

    past.degraded(true);
    past.clock(Optional.of("2019-01-01T00:00:00Z"));
    past.run(180, 900, 1036);
    assertThat(
            past.values(
                Step.MINUTE, "apparent_import", "2026-11-25T14:03:00Z", "2026-11-25T14:04:00Z"))
        .containsExactly(entry("2026-11-25T14:03:00Z", 900.0));
    assertThat(past.chronicle().info().first()).contains(Instant.parse(NOON));
  }

  @Test
  void aClockThatIsSetBackDuplicatesNothing() {
    begin(NOON);
    past.run(1200, 1000, 10_000);
    past.clock(Optional.of("2026-11-25T12:05:00Z"));
    past.run(1200, 3000, 10_120);
    past.run(60, 3000, 10_240);

    Map<String, Double> power =
        past.values(Step.MINUTE, "apparent_import", NOON, "2026-11-25T12:25:00Z");
    assertThat(power.get("2026-11-25T12:07:00Z")).as("the first that was told").isEqualTo(1000.0);
    assertThat(power.get("2026-11-25T12:22:00Z")).isEqualTo(3000.0);
    assertThat(past.values(Step.MINUTE, "energy_import", NOON, "2026-11-25T12:25:00Z").values())
        .allSatisfy(used -> assertThat(used == null || used >= 0).isTrue());
    assertThat(past.values(Step.HOUR, "apparent_import", NOON, "2026-11-25T13:00:00Z").get(NOON))
        .isEqualTo((20 * 1000.0 + 6 * 3000.0) / 26, org.assertj.core.data.Offset.offset(1.0));
  }

  @Test
  void aClockThatIsWrongForAMomentForgetsNothing() {
    begin(NOON);
    past.run(1200, 1000, 10_000);
    past.clock(Optional.of("2036-01-01T00:00:00Z"));
    past.run(180, 1000, 10_120);
    past.clock(Optional.of("2026-11-25T12:23:00Z"));
    past.run(3700, 1000, 10_140);

    assertThat(past.chronicle().info().first()).contains(Instant.parse(NOON));
    assertThat(past.chronicle().info().last())
        .hasValueSatisfying(last -> assertThat(last).isBefore("2026-11-25T14:00:00Z"));
    assertThat(past.values(Step.MINUTE, "apparent_import", NOON, "2026-11-25T12:20:00Z").values())
        .allSatisfy(value -> assertThat(value).isEqualTo(1000.0));
  }

  @Test
  void secondsOfTheLastHourAreInMemory() {
    begin(NOON);
    for (int i = 0; i < 5000; i++) {
      past.frame(sinsts(i));
      past.pass(i % 2 == 0 ? 1 : 2);
    }
    Instant end = past.now();
    Chart chart =
        past.chronicle()
            .chart(
                new Question(
                    Step.SECOND, end.getEpochSecond() - 3600, end.getEpochSecond(), List.of()));

    assertThat(chart.starts()).hasSizeBetween(1800, 1801);
    assertThat(chart.lines()).hasSize(1);
    assertThat(chart.lines().get(0).values()).doesNotContain(Double.NaN);
    assertThat(past.values(Step.SECOND, "apparent_import", NOON, "2026-11-25T12:10:00Z").values())
        .as("more than an hour ago")
        .containsOnlyNulls();
  }

  @Test
  void aRestartLosesAndCountsNothingTwice() {
    begin(NOON);
    past.run(90, 1000, 10_000);
    past.restart();
    past.run(90, 2000, 10_009);
    past.run(60, 2000, 10_018);

    assertThat(past.values(Step.MINUTE, "energy_import", NOON, "2026-11-25T12:03:00Z"))
        .containsExactly(
            entry(NOON, 6.0),
            entry("2026-11-25T12:01:00Z", 6.0),
            entry("2026-11-25T12:02:00Z", 6.0));
  }

  @Test
  void dayThirtyOneRemovesDayOneAndTheDiskIsBounded() {
    begin(NOON);
    Past kept = new Past(new MemoryShelf(), new Days(30, 365));
    long start = Instant.parse(NOON).getEpochSecond();
    for (int day = 0; day < 31; day++) {
      List<Minute> minutes = new ArrayList<>();
      for (int i = 0; i < 1440; i++) {
        long at = start + (day * 1440L + i) * 60;
        Summary one =
            new Summary(at, at + 59, 1, 1, Map.of(Gauge.APPARENT_IMPORT, Mean.of(i)), Map.of());
        minutes.add(new Minute("main", at, one, List.of(new CurvePoint(Curve.IMPORT, at, i)), 0));
      }
      kept.keep(minutes);
    }

    assertThat(kept.first(Kind.MINUTE)).contains(start + 1440 * 60 - 60);
    assertThat(kept.first(Kind.HOUR)).contains(start);
    assertThat(kept.shelf().count(Kind.MINUTE.first(), Kind.MINUTE.end())).isEqualTo(30 * 1440 + 1);
  }

  @Test
  void nothingIsKeptWhenNothingIsWanted() throws IOException {
    past = new PlayedPast(folder, new Days(0, 0), NOON);
    past.run(300, 600, 1000);
    assertThat(past.chart(Step.MINUTE, NOON, "2026-11-25T12:05:00Z").lines()).isEmpty();
    assertThat(past.values(Step.SECOND, "apparent_import", NOON, "2026-11-25T12:01:00Z").values())
        .contains(600.0);
    past.chronicle().info();
    assertThat(files()).isEmpty();
  }

  @Test
  void whatIsNotWantedAnyMoreIsDroppedAtTheStart() throws IOException {
    begin(NOON).run(300, 600, 1000);
    past.close();
    past = new PlayedPast(folder, new Days(0, 365), "2026-11-25T12:10:00Z");
    assertThat(past.values(Step.MINUTE, "apparent_import", NOON, "2026-11-25T12:05:00Z").values())
        .containsOnlyNulls();
    assertThat(past.values(Step.HOUR, "apparent_import", NOON, "2026-11-25T12:05:00Z").values())
        .containsExactly(600.0);
    past.close();
    past = new PlayedPast(folder, new Days(0, 0), "2026-11-25T12:10:00Z");
    assertThat(files()).isEmpty();
  }

  @Test
  void aPurgeLeavesNothing() throws IOException {
    begin(NOON);
    past.run(600, 4321, 87_654_321);
    assertThat(files()).isNotEmpty();

    past.chronicle().purge();

    assertThat(files()).isEmpty();
    assertThat(past.chart(Step.MINUTE, NOON, "2026-11-25T12:10:00Z").lines()).isEmpty();
    assertThat(past.values(Step.SECOND, "apparent_import", NOON, "2026-11-25T12:10:00Z").values())
        .containsOnlyNulls();
    past.run(120, 50, 87_654_381);
    assertThat(past.chronicle().first(Step.MINUTE)).contains(Instant.parse("2026-11-25T12:10:00Z"));
  }

  @Test
  void aMinuteFromBeforeAPurgeIsNotKeptAfterIt() throws IOException {
    Past kept = new Past(new MemoryShelf(), new Days(30, 365));
    Minute before =
        new Minute(
            "main", 1_800_000_000L, new Summary(1, 2, 1, 1, Map.of(), Map.of()), List.of(), 0);
    kept.purge(1);
    kept.keep(before);

    assertThat(kept.first(Kind.MINUTE)).isEmpty();
  }

  @Test
  void aDamagedFileIsSetAsideAndBeginsAnew() throws IOException {
    begin(NOON).run(600, 600, 1000);
    past.close();
    Path file = Chronicle.file(folder, "main");
    Files.write(file, new byte[(int) Files.size(file)]);
    past = new PlayedPast(folder, new Days(30, 365), "2026-11-25T13:00:00Z");
    past.run(120, 700, 1060);

    assertThat(past.chronicle().damaged()).isTrue();
    assertThat(
            past.values(
                    Step.MINUTE, "apparent_import", "2026-11-25T13:00:00Z", "2026-11-25T13:01:00Z")
                .values())
        .containsExactly(700.0);
    assertThat(files()).hasSize(2);
    past.chronicle().purge();
    assertThat(files()).as("what was set aside goes too").isEmpty();
  }

  @Test
  void aDiskThatTakesNothingStopsNobodyAndLosesLittle() throws IOException {
    Path nowhere = folder.resolve("nowhere");
    past = new PlayedPast(nowhere, new Days(30, 365), NOON);
    past.run(600, 600, 1000);
    assertThat(past.chronicle().problem()).isPresent();

    Files.createDirectory(nowhere);
    past.run(120, 600, 1060);
    assertThat(past.chronicle().problem()).isEmpty();
    assertThat(past.values(Step.MINUTE, "apparent_import", NOON, "2026-11-25T12:10:00Z").values())
        .containsOnly(600.0);
  }

  @Test
  void oneAnswerHasTwoThousandPointsAtMost() {
    begin(NOON);
    Chart chart = past.chart(Step.MINUTE, "2026-01-01T00:00:00Z", "2026-12-01T00:00:00Z");

    assertThat(chart.starts()).hasSize(Charts.MOST);
    assertThat(chart.complete()).isFalse();
  }

  @Test
  void summariesComeBackAsTheyWere() {
    Summary one =
        new Summary(
            1_800_000_003L,
            1_800_003_590L,
            -17,
            23,
            Map.of(
                Gauge.ACTIVE_ESTIMATED, new Mean(-1234, -36_000, 36_000, 60),
                Gauge.CURRENT_3, new Mean(12.34, 0, 90, 7)),
            Map.of(
                Index.SUPPLIER_10, new Span(999_999_999L, 1_800_000_004L, 5, 1_800_003_590L, true),
                Index.SUPPLIER_9, new Span(0, 1_800_000_003L, 0, 1_800_003_590L, false)));

    byte[] bytes = SummaryCodec.encode(1_800_000_000L, 1L << 59 | 1, one);

    assertThat(SummaryCodec.decode(1_800_000_000L, bytes))
        .contains(new SummaryCodec.Decoded(1L << 59 | 1, one));
    assertThat(SummaryCodec.decode(0, "nonsense".getBytes(StandardCharsets.UTF_8))).isEmpty();
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(Files::isRegularFile).toList();
    }
  }
}
