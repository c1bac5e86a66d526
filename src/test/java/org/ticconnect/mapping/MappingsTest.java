package org.ticconnect.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ticconnect.meter.Mapped;
import org.ticconnect.support.Home;

class MappingsTest {
  @TempDir private Path home;

  @BeforeEach
  void copyShippedFiles() throws IOException {
    Home.copy(home);
  }

  private List<String> mistakes(String file, String text) throws IOException {
    Files.writeString(home.resolve("mappings").resolve(file), text);
    MappingException wrong =
        catchThrowableOfType(MappingException.class, () -> Mappings.read(FileTree.of(home)));
    assertThat(wrong).as("the file must be refused").isNotNull();
    return wrong.mistakes().stream().map(Mistake::toString).toList();
  }

  @Test
  void theShippedFilesAreInOrder() {
    Mappings mappings = Mapped.shipped();

    assertThat(mappings.registers().maps()).containsKeys("native", "phoenix-empro-ma370");
    assertThat(mappings.topicMaps()).containsKey("native");
  }

  @Test
  void everyQuantityIsExplainedInBothLanguages() {
    assertThat(Mapped.shipped().quantities().all())
        .allSatisfy(
            quantity -> {
              assertThat(quantity.meaning()).as(quantity.name()).isNotBlank();
              assertThat(quantity.meaningFr())
                  .as(quantity.name())
                  .isNotBlank()
                  .isNotEqualTo(quantity.meaning());
            });
  }

  @Test
  void theNativeMapHasEveryQuantity() {
    Mappings mappings = Mapped.shipped();
    List<String> served =
        mappings.registers().maps().get("native").registers().stream()
            .map(Register::content)
            .filter(Register.Measured.class::isInstance)
            .map(content -> ((Register.Measured) content).quantity().name())
            .toList();

    assertThat(served).containsExactlyInAnyOrderElementsOf(mappings.quantities().names());
  }

  @Test
  void allMistakesOfARegisterMapAreToldWithFileAndLine() throws IOException {
    List<String> mistakes =
        mistakes(
            "modbus/mine.yaml",
            """
            title: Mine
            absent: zero
            registers:
              - { address: 10, quantity: voltage_l1, type: floaty }
              - { address: 20, quantity: voltage_l1, type: f32 }
              - { address: 21, quantity: voltage_l2, type: u16 }
              - { address: 30, quantity: voltage_l9, type: u16 }
              - { quantity: voltage_l1, type: u16 }
            """);

    assertThat(mistakes)
        .satisfiesExactly(
            wrongType ->
                assertThat(wrongType)
                    .startsWith("mappings/modbus/mine.yaml:4: registers[0].type: ")
                    .contains("f32"),
            overlap ->
                assertThat(overlap)
                    .startsWith("mappings/modbus/mine.yaml:6: registers[2].address: ")
                    .contains("21 to 21 overlaps 20 to 21 of line 5"),
            unknown ->
                assertThat(unknown)
                    .startsWith("mappings/modbus/mine.yaml:7: registers[3].quantity: ")
                    .contains("voltage_l9"),
            missing ->
                assertThat(missing)
                    .startsWith("mappings/modbus/mine.yaml:8: registers[4]: ")
                    .contains("address"));
  }

  @Test
  void typesMustFitTheirContent() throws IOException {
    List<String> mistakes =
        mistakes(
            "modbus/mine.yaml",
            """
            title: Mine
            absent: zero
            registers:
              - { address: 0, quantity: tariff_name, type: u16 }
              - { address: 10, quantity: tariff_name, type: ascii }
              - { address: 20, constant: hello, type: u32 }
              - { address: 65535, quantity: voltage_l1, type: f32 }
            """);

    assertThat(mistakes).hasSize(4);
    assertThat(mistakes.get(0)).contains(":4: registers[0].type: 'tariff_name' is a text");
    assertThat(mistakes.get(1)).contains(":5: registers[1].type: an ascii text needs a length");
    assertThat(mistakes.get(2)).contains(":6: registers[2].type: a text needs the type ascii");
    assertThat(mistakes.get(3)).contains(":7: registers[3].address: reaches beyond register 65535");
  }

  @Test
  void brokenYamlIsToldWithItsLine() throws IOException {
    assertThat(mistakes("modbus/mine.yaml", "title: Mine\nregisters:\n  - {\n"))
        .singleElement()
        .asString()
        .startsWith("mappings/modbus/mine.yaml:");
    assertThat(mistakes("modbus/mine.yaml", "title: Mine\ntitle: Yours\n"))
        .singleElement()
        .asString()
        .contains("title");
    assertThat(mistakes("modbus/mine.yaml", "")).singleElement().asString().contains("is empty");
    assertThat(mistakes("modbus/mine.yaml", "[".repeat(20_000)))
        .singleElement()
        .asString()
        .startsWith("mappings/modbus/mine.yaml");
    assertThat(mistakes("modbus/mine.yaml", "a".repeat(300_000)))
        .singleElement()
        .asString()
        .contains("larger than 256 KiB");
  }

  @Test
  void mistakesOfSeveralFilesAreToldTogether() throws IOException {
    Files.writeString(home.resolve("mappings/modbus/one.yaml"), "title: One\n");

    assertThat(
            mistakes(
                "mqtt/mine.yaml",
                """
                status: { topic: "{root}/status", online: on, offline: off }
                frames: [{ topic: "{root}/{metre}/frame", payload: json, qos: 1, retained: true }]
                live:
                  - { quantities: [voltage_l9], topic: a, payload: "{value}", qos: 0, retained: true, heartbeat: 60 }
                  - { quantities: [voltage_l1, voltage_l2], topic: a, payload: "{value}", qos: 0, retained: true, heartbeat: 60 }
                """))
        .anyMatch(mistake -> mistake.startsWith("mappings/modbus/one.yaml:1: "))
        .anyMatch(
            mistake -> mistake.contains("mine.yaml:2: frames[0].topic: {metre} is not one of"))
        .anyMatch(mistake -> mistake.contains("mine.yaml:4: live[0].quantities[0]: no quantity"))
        .anyMatch(mistake -> mistake.contains("mine.yaml:5: live[1].topic: 'a' would get more"));
  }

  @Test
  void labelsAndPartsMustExist() throws IOException {
    assertThat(
            mistakes(
                "tic/standard.yaml",
                """
                quantities:
                  - { name: energy, label: EASX, meaning: Energy, meaning_fr: Energy }
                  - { name: tempo, label: RELAIS, part: tempo_today, meaning: Tempo, meaning_fr: Tempo }
                  - { name: tempo, label: NTARF, meaning: Tariff, meaning_fr: Tariff }
                  - { name: power, derived: horse_power, meaning: Power, meaning_fr: Power }
                """))
        .satisfiesExactly(
            label -> assertThat(label).contains(":2: quantities[0].label: standard mode has no"),
            part -> assertThat(part).contains(":3: quantities[1].part: 'tempo_today' is no part"),
            twice -> assertThat(twice).contains(":4: quantities[2].name: 'tempo' is named twice"),
            derived -> assertThat(derived).contains(":5: quantities[3].derived: no derivation"));
  }
}
