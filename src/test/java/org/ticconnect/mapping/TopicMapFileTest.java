package org.ticconnect.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.ticconnect.meter.Mapped;

/** What is wrong with a topic map is told with its line and how to mend it. */
class TopicMapFileTest {
  private static final String STATUS =
      "status: { topic: \"{root}/{client}/status\", online: online, offline: offline }\n";
  private static final String ROW =
      "qos: 0, retained: true, topic: \"{meter}/{quantity}\", payload: \"{value}\"";

  @TempDir private Path folder;

  private List<String> mistakes(String text) throws IOException {
    Path file = folder.resolve("mine.yaml");
    Files.writeString(file, text);
    MappingException wrong =
        catchThrowableOfType(
            MappingException.class,
            () ->
                TopicMapFile.read(
                    FileTree.of(folder), "mine.yaml", "mine", Mapped.shipped().quantities()));
    return wrong == null ? List.of() : wrong.mistakes().stream().map(Mistake::toString).toList();
  }

  static Stream<Arguments> wrongMaps() {
    return Stream.of(
        Arguments.of(
            "live:\n  - { quantities: [voltage_l1], " + ROW.replace("{value}", "{watts}") + " }\n",
            "mine.yaml:3: live[0].payload: {watts} is not one of"),
        Arguments.of(
            "live:\n  - { quantities: [voltage_l1], "
                + ROW.replace("{value}", "{ value }")
                + " }\n",
            "live[0].payload: { value } is not one of"),
        Arguments.of(
            "live:\n  - { quantities: [voltage_l9], " + ROW + " }\n",
            "no quantity is called 'voltage_l9'"),
        Arguments.of(
            "live:\n  - { quantities: [volt*], except: [voltage_*], " + ROW + " }\n",
            "leaves nothing to publish"),
        Arguments.of(
            "live:\n  - { quantities: [voltage_l1], " + ROW.replace("qos: 0", "qos: 2") + " }\n",
            "live[0].qos: must have a maximum value of 1"),
        Arguments.of(
            "live:\n  - { quantities: [voltage_l1], "
                + ROW.replace("{meter}/{quantity}", "a/#")
                + " }\n",
            "live[0].topic: must be levels joined by /, without +, # or spaces"),
        Arguments.of(
            "live:\n  - { quantities: [voltage_l1], window: 60, " + ROW + " }\n",
            "must tell {mean}, {min} or {max}"),
        Arguments.of(
            "live:\n  - { quantities: [tariff_name], window: 60, "
                + ROW.replace("{value}", "{mean}")
                + " }\n",
            "'tariff_name' is no number and has no mean"),
        Arguments.of(
            "live:\n  - { quantities: [voltage_l1], window: 60, heartbeat: 5, "
                + ROW.replace("{value}", "{mean}")
                + " }\n",
            "heartbeat: is of no use with a window"),
        Arguments.of(
            "live:\n  - { quantities: [voltage_l1], every: 5, " + ROW + " }\n",
            "there is no 'every' here; there are quantities, except, topic,"),
        Arguments.of(
            "live:\n  - { quantities: [voltage_l1], topic: a, payload: b, retained: true }\n",
            "'qos' is missing"),
        Arguments.of(
            "frames:\n  - { topic: a, payload: \"{each}\", qos: 0, retained: true }\n",
            "'each' does not say what to write"),
        Arguments.of(
            "frames:\n  - { topic: a, payload: x, qos: 0, retained: true, each: { quantities: all,"
                + " write: x } }\n",
            "add {each}"),
        Arguments.of(
            "frames:\n  - { topic: a, payload: \"{each}\", qos: 0, retained: true, each: { write: x"
                + " } }\n",
            "must name either 'quantities' or 'labels'"),
        Arguments.of(
            "frames:\n  - { topic: a, payload: JSON, qos: 0, retained: true }\n",
            "write json in small letters"),
        Arguments.of(
            "frames:\n  - { topic: a, payload: \"{each}\", qos: 0, retained: true, each: { labels:"
                + " all, write: x, scale: { PREFS: 2 } } }\n",
            "standard mode has no label 'PREFS'"),
        Arguments.of("replace: { \"\": x }\n", "replace"),
        Arguments.of(
            "availability: { topic: \"{meter}\", online: up, offline: up }\n",
            "availability.offline: must differ from 'online'"),
        Arguments.of(
            discovery("entities: [{ quantity: voltage_l1, name: Voltage }]"),
            "no row of 'live' publishes 'voltage_l1'"),
        Arguments.of(
            "live:\n  - { quantities: [voltage_l1], "
                + ROW.replace("{value}", "{json} V")
                + " }\n"
                + discovery("entities: [{ quantity: voltage_l1, name: Voltage }]"),
            "add a value_template"),
        Arguments.of(
            "live:\n  - { quantities: [voltage_l1], "
                + ROW
                + " }\n"
                + discovery("entities: [{ quantity: voltage_l1, name: V, device_class: enum }]"),
            "'options' and 'device_class: enum' go together"),
        Arguments.of(
            discovery("entities: [], diagnostics: [{ key: a, name: A }]"),
            "need the topic 'device'"));
  }

  private static String discovery(String rest) {
    return "discovery: { prefix: homeassistant, style: device, gateway: G, meter: M, "
        + rest
        + " }\n";
  }

  @ParameterizedTest
  @MethodSource("wrongMaps")
  void eachMistakeIsTold(String text, String told) throws IOException {
    assertThat(mistakes(STATUS + text)).anySatisfy(one -> assertThat(one).contains(told));
  }

  @Test
  void aMapNeedsNothingButAStatus() throws IOException {
    assertThat(mistakes(STATUS)).isEmpty();
  }
}
