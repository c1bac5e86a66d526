package org.ticconnect.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.ticconnect.meter.Quantities;
import org.ticconnect.meter.Quantity;

/** Reads {@code mappings/modbus/*.yaml}: quantity to register. */
final class RegisterMapFile {
  private static final int ADDRESSES = 0x10000;

  private record Row(Register register, String at) {}

  private final YamlFile file;
  private final Quantities quantities;
  private final List<Mistake> mistakes = new ArrayList<>();
  private final WordOrder words;

  private RegisterMapFile(YamlFile file, Quantities quantities) {
    this.file = file;
    this.quantities = quantities;
    this.words = order(file.tree().path("words"));
  }

  static RegisterMap read(Path path, String name, String mapName, Quantities quantities)
      throws MappingException {
    YamlFile file = YamlFile.read(path, name);
    List<Mistake> wrong = new ArrayList<>(new FileSchema("modbus").mistakes(file));
    Optional<RegisterMap> map = Optional.empty();
    if (file.tree().path("registers").isArray()) {
      RegisterMapFile reader = new RegisterMapFile(file, quantities);
      map = Optional.of(reader.map(mapName));
      reader.mistakes.stream()
          .filter(found -> wrong.stream().noneMatch(known -> known.line() == found.line()))
          .toList()
          .forEach(wrong::add);
    }
    if (!wrong.isEmpty()) {
      wrong.sort(Comparator.comparingInt(Mistake::line));
      throw new MappingException(wrong);
    }
    return map.orElseThrow();
  }

  private RegisterMap map(String mapName) {
    JsonNode tree = file.tree();
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < tree.get("registers").size(); i++) {
      String at = "/registers/" + i;
      row(tree.get("registers").get(i), at).ifPresent(found -> rows.add(new Row(found, at)));
    }
    rows.sort(Comparator.comparingInt(row -> row.register().address()));
    checkOverlaps(rows);
    return new RegisterMap(
        mapName,
        tree.path("title").asText(),
        order(tree.path("characters")),
        tree.path("absent").asText().equals("zero")
            ? RegisterMap.Absent.ZERO
            : RegisterMap.Absent.NO_VALUE,
        blocks(tree.path("blocks")),
        rows.stream().map(Row::register).toList());
  }

  private List<RegisterMap.Block> blocks(JsonNode rows) {
    List<RegisterMap.Block> blocks = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      int from = rows.get(i).path("from").asInt();
      int to = rows.get(i).path("to").asInt();
      if (to < from) {
        mistakes.add(file.mistake("/blocks/" + i + "/to", to + " is below from: " + from));
      } else {
        blocks.add(new RegisterMap.Block(from, to));
      }
    }
    return blocks;
  }

  /** Empty when the row is so wrong that nothing more can be said of it. */
  private Optional<Register> row(JsonNode row, String at) {
    Optional<RegisterType> type = type(row);
    Optional<Register.Content> content = content(row, at);
    if (type.isEmpty()
        || content.isEmpty()
        || !row.path("address").isInt() && !row.path("address").isLong()) {
      return Optional.empty();
    }
    int length =
        type.get() == RegisterType.STRING ? row.path("length").asInt() : type.get().words();
    checkType(row, at, type.get(), content.get());
    int address = row.get("address").asInt();
    if (address + length > ADDRESSES) {
      mistakes.add(file.mistake(at + "/address", "reaches beyond register 65535"));
      return Optional.empty();
    }
    return Optional.of(
        new Register(
            address,
            length,
            Register.Tables.valueOf(row.path("table").asText("both").toUpperCase(Locale.ROOT)),
            content.get(),
            type.get(),
            row.has("words") ? order(row.get("words")) : words,
            row.path("scale").asDouble(1),
            row.path("unit").asText(unitOf(content.get())),
            row.path("note").asText("")));
  }

  private static Optional<RegisterType> type(JsonNode row) {
    try {
      return Optional.of(RegisterType.valueOf(row.path("type").asText().toUpperCase(Locale.ROOT)));
    } catch (IllegalArgumentException unknownToTheSchemaToo) {
      return Optional.empty();
    }
  }

  private Optional<Register.Content> content(JsonNode row, String at) {
    if (row.has("quantity")) {
      String name = row.get("quantity").asText();
      Optional<Quantity> quantity = quantities.named(name);
      if (quantity.isEmpty()) {
        mistakes.add(file.mistake(at + "/quantity", "no quantity is called '" + name + "'"));
      }
      return quantity.map(
          known ->
              new Register.Measured(
                  known, row.path("last_digits").asInt(0), row.path("identity").asBoolean(false)));
    }
    if (row.has("constant")) {
      JsonNode constant = row.get("constant");
      return Optional.of(
          constant.isTextual()
              ? new Register.ConstantText(constant.asText())
              : new Register.ConstantNumber(constant.asDouble()));
    }
    return row.has("nominal")
        ? Optional.of(new Register.Nominal(row.get("nominal").asDouble()))
        : Optional.empty();
  }

  private void checkType(JsonNode row, String at, RegisterType type, Register.Content content) {
    boolean text = type == RegisterType.STRING;
    if (text && !row.has("length")) {
      mistakes.add(file.mistake(at + "/type", "a string needs a length in registers"));
    }
    if (!text && row.has("length")) {
      mistakes.add(file.mistake(at + "/length", "only a string has a length"));
    }
    if (!text && content instanceof Register.ConstantText) {
      mistakes.add(file.mistake(at + "/type", "a text needs the type string, not " + type.text()));
    }
    if (!text
        && content instanceof Register.Measured measured
        && !measured.quantity().numeric()
        && measured.lastDigits() == 0) {
      mistakes.add(
          file.mistake(
              at + "/type",
              "'"
                  + measured.quantity().name()
                  + "' is a text: it needs the type string, or"
                  + " last_digits where it consists of digits"));
    }
  }

  private void checkOverlaps(List<Row> rows) {
    for (int i = 0; i < rows.size(); i++) {
      Register later = rows.get(i).register();
      for (int j = i - 1; j >= 0 && j >= i - Register.LONGEST; j--) {
        Register earlier = rows.get(j).register();
        if (earlier.end() > later.address() && sameTable(earlier, later)) {
          mistakes.add(
              file.mistake(
                  rows.get(i).at() + "/address",
                  "%d to %d overlaps %d to %d of line %d"
                      .formatted(
                          later.address(),
                          later.end() - 1,
                          earlier.address(),
                          earlier.end() - 1,
                          file.line(rows.get(j).at()))));
        }
      }
    }
  }

  private static boolean sameTable(Register one, Register other) {
    return one.tables() == other.tables()
        || one.tables() == Register.Tables.BOTH
        || other.tables() == Register.Tables.BOTH;
  }

  private static String unitOf(Register.Content content) {
    return content instanceof Register.Measured measured ? measured.quantity().unit() : "";
  }

  private static WordOrder order(JsonNode node) {
    return node.asText().equals("low-first") ? WordOrder.LOW_FIRST : WordOrder.HIGH_FIRST;
  }
}
