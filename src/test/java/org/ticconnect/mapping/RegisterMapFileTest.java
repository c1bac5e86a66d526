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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.ticconnect.meter.Mapped;
import org.ticconnect.support.Home;

class RegisterMapFileTest {
  @TempDir private Path home;

  @BeforeEach
  void copyShippedFiles() throws IOException {
    Home.copy(home);
  }

  private void write(String map, String text) throws IOException {
    Files.writeString(home.resolve("mappings/modbus/" + map + ".yaml"), text);
  }

  private RegisterMap map(String name) throws MappingException {
    return Mappings.read(FileTree.of(home)).registers().maps().get(name);
  }

  private List<String> mistakes() {
    MappingException wrong =
        catchThrowableOfType(MappingException.class, () -> Mappings.read(FileTree.of(home)));
    assertThat(wrong).as("the files must be refused").isNotNull();
    return wrong.mistakes().stream().map(Mistake::toString).toList();
  }

  private static Register at(RegisterMap map, int address) {
    return map.registers().stream()
        .filter(row -> row.address() == address)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aMapIncludesOthersMovesThemAndChangesTheirRows() throws Exception {
    write(
        "mine",
        """
        title: Mine
        include:
          - { map: abb-b23, at: 100 }
        without: [20584]
        negate: [power_active]
        registers:
          - { address: 23396, quantity: voltage_l1, type: f32 }
        """);

    RegisterMap mine = map("mine");
    RegisterMap abb = map("abb-b23");

    assertThat(mine.registers()).hasSize(abb.registers().size() - 1);
    assertThat(mine.registers()).noneMatch(row -> row.address() == 20584);
    assertThat(at(mine, 20580).content()).isEqualTo(at(abb, 20480).content());
    assertThat(at(mine, 23396).type()).isEqualTo(RegisterType.F32);
    assertThat(at(mine, 23416).encoding().scale()).isEqualTo(-0.01);
    assertThat(mine.stale()).isEqualTo(abb.stale());
    assertThat(mine.blocks().get(0).from()).isEqualTo(abb.blocks().get(0).from() + 100);
  }

  @Test
  void writesOfAnIncludedMapMoveWithIt() throws Exception {
    write("mine", "title: Mine\ninclude:\n  - { map: carlo-gavazzi-em24, at: 100 }\n");

    assertThat(map("mine").writes()).containsExactly(new RegisterMap.Write(0xA000 + 100, 7));
  }

  @Test
  void whatIsWrongWithAnIncludeIsTold() throws Exception {
    write("one", "title: One\ninclude:\n  - { map: two }\n");
    write("two", "title: Two\ninclude:\n  - { map: one }\n");
    write("three", "title: Three\ninclude:\n  - { map: nothing }\n");
    write("four", "title: Four\ninclude:\n  - { map: abb-b23, at: 60000 }\n");
    write("five", "title: Five\ninclude:\n  - { map: abb-b23 }\nnegate: [phases]\n");
    write(
        "six",
        """
        title: Six
        include:
          - { map: abb-b23 }
        registers:
          - { address: 23297, quantity: voltage_l1, type: u16 }
        """);

    assertThat(mistakes())
        .anyMatch(one -> one.matches("mappings/modbus/one.yaml:3: .*includes itself"))
        .anyMatch(one -> one.startsWith("mappings/modbus/three.yaml:3: include[0].map: cannot be"))
        .anyMatch(one -> one.contains("four.yaml:3: include[0].at: moves a row beyond register"))
        .anyMatch(one -> one.contains("five.yaml:4: negate[0]: no row holds a quantity 'phases'"))
        .anyMatch(
            one ->
                one.contains("six.yaml:5: registers[0].address: 23297 to 23297 overlaps 23296")
                    && one.contains("of mappings/modbus/abb-b23.yaml"));
  }

  @Test
  void rowsOfEachKindAreChecked() throws Exception {
    write(
        "mine",
        """
        title: Mine
        registers:
          - { address: 0, bits: { "0": relay_1, "16": relay_2 }, type: bitfield }
          - { address: 2, bits: { "0": relay_9 }, type: bitfield }
          - { address: 4, bits: { "0": relay_1 }, type: u16 }
          - { address: 6, constant: "too long", type: ascii, length: 2 }
          - { address: 10, figure: height, type: u16 }
          - { address: 12, quantity: voltage_l1, type: u16, scale: 0 }
          - { address: 14, quantity: voltage_l1, type: u16, length: 2 }
          - { address: 16, quantity: phases, type: u16, values: { one: 1 } }
        """);

    assertThat(mistakes())
        .anyMatch(one -> one.contains(":3: registers[0].bits: bits of this row are 0 to 15"))
        .anyMatch(one -> one.contains(":4: registers[1].bits: no quantity is called 'relay_9'"))
        .anyMatch(one -> one.contains(":5: registers[2].type: bits need the type bitfield"))
        .anyMatch(one -> one.contains(":6: registers[3].constant: must be at most 4"))
        .anyMatch(one -> one.contains(":7: registers[4].figure: "))
        .anyMatch(one -> one.contains(":8: registers[5].scale: "))
        .anyMatch(one -> one.contains(":9: registers[6].length: only an ascii text has a length"))
        .anyMatch(one -> one.contains(":10: registers[7].values"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "unit: 1, map: nobody | :2: units[0].map: there is no map 'nobody'",
        "unit: 256, map: native | :2: units[0].unit: ",
        "unit: 1, map: native, clients: [somebody] | units[0].clients[0]: 'somebody' is no IPv4",
        "unit: 1, map: native, port: 70000 | :2: units[0].port: ",
        "unit: 1, map: native, colour: red | :2: units[0]",
      })
  void aWrongUnitIsTold(String row, String told) throws Exception {
    Home.units(home, row);

    assertThat(mistakes())
        .singleElement()
        .asString()
        .startsWith("config/modbus.yaml")
        .contains(told);
  }

  @Test
  void mapsShareAUnitWhenTheyHaveNoRegisterInCommon() throws Exception {
    Home.units(
        home,
        "unit: 1, map: phoenix-empro-ma370",
        "unit: 1, map: carlo-gavazzi-em24",
        "unit: 1, map: sunspec-213");
    assertThat(Mappings.read(FileTree.of(home)).registers().units().rows()).hasSize(3);

    Home.units(home, "unit: 1, map: native", "unit: 1, map: carlo-gavazzi-em24");
    assertThat(mistakes())
        .singleElement()
        .asString()
        .startsWith("config/modbus.yaml:3: units[1]: unit 1 has 'native' of line 2 too")
        .contains("registers 0 to 81");

    Home.units(
        home,
        "unit: 1, map: native",
        "unit: 1, map: carlo-gavazzi-em24, clients: [192.168.1.30]",
        "unit: 1, map: eastron-sdm630, clients: [192.168.2.0/24]",
        "unit: 1, map: eastron-sdm630, port: 1503");
    assertThat(Mappings.read(FileTree.of(home)).registers().units().rows()).hasSize(4);

    Home.units(
        home,
        "unit: 1, map: carlo-gavazzi-em24, clients: [192.168.1.30]",
        "unit: 1, map: native, clients: [192.168.0.0/16]");
    assertThat(mistakes()).hasSize(1);
  }

  static List<String> maps() {
    return List.copyOf(Mapped.shipped().registers().maps().keySet());
  }

  @ParameterizedTest
  @MethodSource("maps")
  void aMapIsTheSameAfterItWasATable(String name) throws Exception {
    RegisterMap map = map(name);
    Path csv = home.resolve(name + ".csv");
    Files.writeString(csv, RegisterCsv.write(map));

    write("imported", RegisterCsv.toYaml(csv));

    assertThat(map("imported").registers()).isEqualTo(map.registers());
  }

  @Test
  void tablesOfFrenchSpreadsheetsAreRead() throws Exception {
    Path csv = home.resolve("excel.csv");
    Files.writeString(
        csv,
        "\uFEFFaddress;type;length;quantity;constant;scale;note\r\n"
            + "0;u16;;voltage_l1;;0,1;\"l'été; \"\"U1\"\"\"\r\n\r\n"
            + "2;ascii;2;;0123;;\r\n4;f64;;;0,0001;;\r\n");

    write("excel", RegisterCsv.toYaml(csv));

    RegisterMap map = map("excel");
    assertThat(at(map, 0).encoding().scale()).isEqualTo(0.1);
    assertThat(at(map, 0).note()).isEqualTo("l'été; \"U1\"");
    assertThat(at(map, 2).content()).isEqualTo(new Register.ConstantText("0123"));
    assertThat(at(map, 4).content()).isEqualTo(new Register.ConstantNumber(0.0001));
    Files.writeString(csv, RegisterCsv.write(map));
    write("again", RegisterCsv.toYaml(csv));
    assertThat(map("again").registers()).isEqualTo(map.registers());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "address,type 0,u16,7 | cannot be read",
        "address,values 0,'1=2, 3=4 | cannot be read",
        "address,values 0,1=2;3 | row 1, values: must be pairs",
        "address,type 0,u16 } | row 1, type: 'u16 }' is neither",
      })
  void aTableThatIsNoneIsTold(String lines, String told) throws Exception {
    Path csv = home.resolve("wrong.csv");
    Files.writeString(csv, lines.replaceFirst(" ", "\n").replace('\'', '"') + "\n");

    MappingException wrong =
        catchThrowableOfType(MappingException.class, () -> RegisterCsv.toYaml(csv));

    assertThat(wrong.mistakes()).singleElement().asString().startsWith("wrong.csv").contains(told);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "include: { map: native } | mine.yaml:2: include",
        "blocks: { from: 0, to: 9 } | mine.yaml:2: blocks",
        "registers: { address: 0 } | mine.yaml:2: registers",
        "negate: { a: b } | mine.yaml:2: negate",
        "without: [7] | mine.yaml:2: without[0]: no included row begins at 7",
        "blocks: [{ from: 0, to: 9, table: bath }] | mine.yaml:2: blocks[0].table",
        "include: [{ map: ../../config/modbus }] | mine.yaml:2: include[0].map",
        "registers: [{ address: 0, constant: .inf, type: f32 }] | column 37: .inf is no number",
        "registers: [{ address: 0, constant: 70000, type: u16 }] | does not fit the type u16",
        "registers: [{ address: 0, nominal: -5, type: u16 }] | does not fit the type u16",
        "registers: [{ address: 0, constant: 1e39, type: f32 }] | does not fit the type f32",
        "registers: [{ address: 0, constant: 1234, type: ascii, length: 2 }] | quotation marks",
        "registers: [{ address: 0, constant: 1, type: u16, identity: true }] | of a quantity",
        "registers: [{ address: 0, quantity: voltage_l1, type: u16, scale: 0 }] | must not be 0",
      })
  void whatCannotBeMeantIsTold(String line, String told) throws Exception {
    write("mine", "title: Mine\n" + line + "\n");

    assertThat(mistakes())
        .allMatch(one -> one.startsWith("mappings/modbus/mine.yaml"))
        .anyMatch(one -> one.contains(told));
  }

  @Test
  void addressesMayBeHexadecimal() throws Exception {
    write(
        "mine",
        "title: Mine\nregisters:\n  - { address: 0xA000, quantity: voltage_l1, type: u16 }\n");

    assertThat(map("mine").registers().get(0).address()).isEqualTo(0xA000);
  }

  @Test
  void aMapFullOfMistakesCostsLittle() throws Exception {
    String row = "  - { address: 1, quantity: voltage_l1, type: u16 }\n";
    write("mine", "title: Mine\nregisters:\n" + row.repeat(2000));

    assertThat(mistakes()).hasSize(50).allMatch(one -> one.contains("overlaps"));
  }

  @Test
  void includesWithoutEndAreRefused() throws Exception {
    for (int level = 0; level < 8; level++) {
      String next = "  - { map: parts/level" + (level + 1) + " }\n";
      write("parts/level" + level, "title: Level\ninclude:\n" + next.repeat(8));
    }
    write("mine", "title: Mine\ninclude:\n  - { map: parts/level0 }\n");

    assertThat(mistakes()).anyMatch(one -> one.contains("the map includes more than 64 files"));
  }

  @Test
  void whatEditorsKeepBesideAFileIsNoMap() throws Exception {
    write(".#mine", "not a map");
    write("._mine", "not a map");

    assertThat(Mappings.read(FileTree.of(home)).registers().maps()).containsKey("native");
  }

  @Test
  void aTableOfAnotherKindIsTold() throws Exception {
    Path csv = home.resolve("wrong.csv");
    Files.writeString(csv, "address,type,colour\n1,u16,red\n");

    MappingException wrong =
        catchThrowableOfType(MappingException.class, () -> RegisterCsv.toYaml(csv));

    assertThat(wrong.mistakes())
        .singleElement()
        .asString()
        .startsWith("wrong.csv: row 1, colour: no such column; there are [address, type");
  }
}
