package org.ticconnect.owner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.ticconnect.tic.Group;
import org.ticconnect.tic.Label;
import org.ticconnect.tic.Lines;

/** The examples for owners, as the device tries them. */
class ExamplesTest {

  static Stream<Path> examples() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("routes/examples"))) {
      return files.sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("examples")
  void beginsWithWhatItDoesWhatToChangeAndHowToTryIt(Path example) throws IOException {
    List<String> comment =
        Files.readAllLines(example).stream().takeWhile(line -> line.startsWith("#")).toList();

    assertThat(String.join("\n", comment)).contains("# What to change: ").contains("# Try it: ");
  }

  @Test
  void thePageShowsEachExample() throws IOException {
    String page = Files.readString(Path.of("src/docs/routes.md"));

    assertThat(examples().map(example -> example.getFileName().toString()))
        .hasSize(6)
        .allSatisfy(name -> assertThat(page).contains("| `" + name + "`"));
  }

  @Test
  void aTariffChangeIsPublishedAndTheTariffKept() throws IOException {
    OwnTrial example = OwnTrial.ofExample("tariff-change.yaml");

    assertThat(example.happened(OwnerEvent.Kind.TARIFF, Map.of("after", 1L)))
        .singleElement()
        .asString()
        .startsWith("tic/own/tariff/change {")
        .contains("\"after\":1");
    assertThat(example.heard(ntarf(2), ntarf(2), ntarf(1)))
        .containsExactly("tic/own/tariff/now 2", "tic/own/tariff/now 1");
  }

  private static Group ntarf(int index) {
    return Lines.good(Label.NTARF, "%02d".formatted(index));
  }

  @ParameterizedTest
  @CsvSource({
    "033A0001, OFF, violet",
    "023A0001, ON, white",
    "013A0001, ON, blue",
    "003A0001, , off"
  })
  void theRelayFollowsTheColourOfTheDay(String register, String order, String lamp)
      throws IOException {
    List<String> sent =
        OwnTrial.ofExample("tempo-relay.yaml").heard(Lines.good(Label.STGE, register));

    assertThat(sent.stream().filter(one -> one.startsWith("tic/")))
        .isEqualTo(order == null ? List.of() : List.of("tic/own/relay/heater " + order));
    assertThat(sent).last().asString().startsWith(lamp);
  }

  @ParameterizedTest
  @CsvSource({
    "9010, OFF",
    "9100, OFF",
    "12000, OFF",
    "9000, ",
    "8999, ",
    "7500, ",
    "7490, ON",
    "100, ON",
    "0, ON"
  })
  void aLoadIsShedAndRestored(int voltAmperes, String order) throws IOException {
    Group subscribed = Lines.good(Label.PREF, "10");
    List<String> sent =
        OwnTrial.ofExample("load-shedding.yaml").heard(subscribed, sinsts(voltAmperes));

    assertThat(sent)
        .isEqualTo(order == null ? List.of() : List.of("tic/own/relay/water-heater " + order));
  }

  @Test
  void nothingIsSwitchedWhileTheSubscribedPowerIsNotKnown() throws IOException {
    assertThat(OwnTrial.ofExample("load-shedding.yaml").heard(sinsts(0), sinsts(12_000))).isEmpty();
  }

  private static Group sinsts(int voltAmperes) {
    return Lines.good(Label.SINSTS, "%05d".formatted(voltAmperes));
  }

  @Test
  void aLineForInfluxHasAllItsPartsOrIsNotWritten() throws IOException {
    OwnTrial example = OwnTrial.ofExample("influx-lines.yaml");
    Group index = Lines.good(Label.EAST, "035747295");
    Group volts = Lines.good(Label.URMS1, "232");

    assertThat(example.frame(true, sinsts(480), index, volts))
        .containsExactly(
            "tic/own/influx linky,meter=042664123456"
                + " power=480i,index=35747295i,voltage=232i 1768514439000000000");
    assertThat(example.frame(false, sinsts(480), index, volts)).isEmpty();
    assertThat(example.frame(true, sinsts(480), index)).isEmpty();
  }

  @Test
  void aDayIsToldWithWhatItUsedOrThatItIsNotKnown() throws IOException {
    OwnTrial example = OwnTrial.ofExample("daily-summary.yaml");
    Map<String, Object> day = Map.of("day", "2026-01-15");
    Map<String, Object> used =
        Map.of("day", "2026-01-15", "used_energy_active_import_total", 12_500L);

    assertThat(example.happened(OwnerEvent.Kind.MIDNIGHT, used))
        .hasSize(2)
        .contains("tic/own/day/text 2026-01-15: 12500 Wh");
    assertThat(example.happened(OwnerEvent.Kind.MIDNIGHT, day))
        .hasSize(2)
        .contains("tic/own/day/text 2026-01-15: not known");
  }

  @Test
  void aMessageIsPushed() throws IOException {
    OwnTrial example = OwnTrial.ofExample("push-webhook.yaml");

    assertThat(example.happened(OwnerEvent.Kind.LINE, Map.of("state", "not_heard")))
        .singleElement()
        .asString()
        .startsWith("https://hooks.example.org/tic {")
        .contains("\"state\":\"not_heard\"");
  }

  @Test
  void decimalsCountInAConditionOfAnOwner() {
    String text =
        """
        - route:
            from:
              uri: live:power_apparent_import
              steps:
                - filter:
                    simple: "${header.load_percent} > 90"
                    steps:
                      - to: mqtt-out:tic/own/much
        """;

    assertThat(new OwnTrial(text).heard(Lines.good(Label.PREF, "10"), sinsts(9_010)))
        .containsExactly("tic/own/much 9010");
  }
}
