package org.ticconnect.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.ticconnect.meter.Quantities;
import org.ticconnect.meter.Quantity;

/** Reads the rows of one register map file. */
final class RegisterRows {
  private static final int ADDRESSES = 0x10000;
  private static final int LONGEST_BITFIELD = 2;
  private static final int ALL_ONES = 0xFFFF;

  private final YamlFile file;
  private final Quantities quantities;
  private final List<Mistake> mistakes;

  /**
   * @param mistakes where what is wrong is told
   */
  RegisterRows(YamlFile file, Quantities quantities, List<Mistake> mistakes) {
    this.file = file;
    this.quantities = quantities;
    this.mistakes = mistakes;
  }

  /** Empty when the row is so wrong that nothing more can be said of it. */
  Optional<Register> row(JsonNode row, String at) {
    Optional<RegisterType> type = type(row);
    Optional<Register.Content> content = content(row, at);
    boolean addressed = row.path("address").isInt() || row.path("address").isLong();
    if (type.isEmpty() || content.isEmpty() || !addressed) {
      return Optional.empty();
    }
    checkType(row, at, type.get(), content.get());
    checkFields(row, at, type.get(), content.get());
    int address = row.get("address").asInt();
    int length = row.path("length").asInt(type.get().words());
    if (address + length > ADDRESSES) {
      wrong(at + "/address", "reaches beyond register 65535");
      return Optional.empty();
    }
    return Optional.of(
        new Register(
            address,
            length,
            constant(Register.Tables.class, setting(row, "table", "both")),
            row.path("exact").asBoolean(false),
            content.get(),
            encoding(row, type.get()),
            constant(Register.Absent.class, setting(row, "absent", "no-value")),
            row.path("unit").asText(unitOf(content.get())),
            constant(Register.Source.class, row.path("source").asText("known")),
            row.path("note").asText("")));
  }

  private Register.Encoding encoding(JsonNode row, RegisterType type) {
    String order = type == RegisterType.ASCII ? "characters" : "bytes";
    return new Register.Encoding(
        type,
        constant(WordOrder.class, setting(row, "words", "high-first")),
        constant(WordOrder.class, setting(row, order, "high-first")),
        row.path("scale").asDouble(1),
        row.path("offset").asDouble(0),
        constant(Register.NoValue.class, setting(row, "no_value", "usual")));
  }

  /** What a row says, else its file, else the default. */
  private String setting(JsonNode row, String name, String standard) {
    return row.path(name).asText(file.tree().path(name).asText(standard));
  }

  static <E extends Enum<E>> E constant(Class<E> kind, String text) {
    String name = text.toUpperCase(Locale.ROOT).replace('-', '_');
    return Arrays.stream(kind.getEnumConstants())
        .filter(one -> one.name().equals(name))
        .findFirst()
        .orElse(kind.getEnumConstants()[0]); // the schema has told what is wrong
  }

  private static Optional<RegisterType> type(JsonNode row) {
    return Arrays.stream(RegisterType.values())
        .filter(one -> one.text().equals(row.path("type").asText()))
        .findFirst();
  }

  private Optional<Register.Content> content(JsonNode row, String at) {
    if (row.has("quantity")) {
      return quantity(row.get("quantity"), at + "/quantity")
          .map(
              known ->
                  new Register.Measured(
                      known,
                      row.path("last_digits").asInt(0),
                      row.path("identity").asBoolean(false),
                      pairs(row.path("values"), JsonNode::asLong)));
    }
    if (row.has("bits")) {
      return bits(row.get("bits"), at + "/bits");
    }
    if (row.has("constant")) {
      JsonNode constant = row.get("constant");
      return Optional.of(
          constant.isTextual()
              ? new Register.ConstantText(constant.asText())
              : new Register.ConstantNumber(constant.asDouble()));
    }
    if (row.has("figure")) {
      return Arrays.stream(Figure.values())
          .filter(one -> one.text().equals(row.get("figure").asText()))
          .findFirst()
          .map(Register.OfDevice::new);
    }
    if (row.has("unavailable")) {
      return Optional.of(new Register.Unavailable());
    }
    return row.has("nominal")
        ? Optional.of(new Register.Nominal(row.get("nominal").asDouble()))
        : Optional.empty();
  }

  private Optional<Register.Content> bits(JsonNode bits, String at) {
    Map<Long, Optional<Quantity>> byBit = new TreeMap<>();
    for (Map.Entry<Long, String> bit : pairs(bits, JsonNode::asText).entrySet()) {
      byBit.put(bit.getKey(), quantity(bits.get(bit.getKey().toString()), at));
    }
    if (byBit.containsValue(Optional.<Quantity>empty())) {
      return Optional.empty();
    }
    return Optional.of(
        new Register.Bits(
            byBit.entrySet().stream()
                .collect(
                    Collectors.toMap(
                        bit -> bit.getKey().intValue(), bit -> bit.getValue().orElseThrow()))));
  }

  /** The fields of an object whose names are whole numbers, as the schema demands. */
  static <T> Map<Long, T> pairs(JsonNode object, Function<JsonNode, T> value) {
    Map<Long, T> pairs = new TreeMap<>();
    for (Iterator<String> names = object.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      if (name.matches("-?[0-9]{1,18}")) {
        pairs.put(Long.valueOf(name), value.apply(object.get(name)));
      }
    }
    return pairs;
  }

  private Optional<Quantity> quantity(JsonNode name, String at) {
    Optional<Quantity> quantity = quantities.named(name.asText());
    if (quantity.isEmpty()) {
      wrong(at, "no quantity is called '" + name.asText() + "'");
    }
    return quantity;
  }

  private void checkType(JsonNode row, String at, RegisterType type, Register.Content content) {
    boolean text = type == RegisterType.ASCII;
    boolean bits = type == RegisterType.BITFIELD;
    int length = row.path("length").asInt(1);
    if (text && !row.has("length")) {
      wrong(at + "/type", "an ascii text needs a length in registers");
    }
    if (!text && row.has("length") && !(bits && length <= LONGEST_BITFIELD)) {
      wrong(at + "/length", "only an ascii text has a length, and a bitfield of 1 or 2");
    }
    if (!text && content instanceof Register.ConstantText) {
      wrong(at + "/type", "a text needs the type ascii, not " + type.text());
    }
    if (text && content instanceof Register.ConstantText constant) {
      checkText(constant.text(), 2 * length, at + "/constant");
    }
    if (content instanceof Register.Bits known) {
      checkBits(known, bits, 16 * length, at);
    }
    if (!text
        && content instanceof Register.Measured measured
        && !measured.quantity().numeric()
        && measured.lastDigits() == 0) {
      wrong(
          at + "/type",
          "'"
              + measured.quantity().name()
              + "' is a text: it needs the type ascii, or last_digits where it consists of digits");
    }
  }

  /** A field without an effect is a misunderstanding. */
  private void checkFields(JsonNode row, String at, RegisterType type, Register.Content content) {
    if (!(content instanceof Register.Measured)) {
      idle(row, at, "of a quantity", "identity", "last_digits", "values");
    }
    boolean number =
        type != RegisterType.ASCII
            && type != RegisterType.BITFIELD
            && !(content instanceof Register.Unavailable);
    if (!number) {
      idle(row, at, "of a number", "scale", "offset", "values");
    }
    boolean text =
        content instanceof Register.Measured
            || content instanceof Register.ConstantText
            || content instanceof Register.Unavailable;
    if (type == RegisterType.ASCII && !text) {
      wrong(at + "/type", "an ascii text needs a quantity, or a constant in quotation marks");
    } else if (type != RegisterType.ASCII) {
      checkNumber(row, at, type, content);
    }
  }

  private void idle(JsonNode row, String at, String owner, String... fields) {
    for (String field : fields) {
      if (row.has(field)) {
        wrong(at + "/" + field, "belongs to rows " + owner);
      }
    }
  }

  private void checkNumber(JsonNode row, String at, RegisterType type, Register.Content content) {
    double scale = row.path("scale").asDouble(1);
    double offset = row.path("offset").asDouble(0);
    if (scale == 0) {
      wrong(at + "/scale", "must not be 0");
    } else if (content instanceof Register.ConstantNumber constant) {
      checkFits(at + "/constant", type, (constant.number() - offset) / scale);
    } else if (content instanceof Register.Nominal nominal) {
      checkFits(at + "/nominal", type, (nominal.number() - offset) / scale);
    } else if (content instanceof Register.Measured measured) {
      for (long value : measured.values().values()) {
        checkFits(at + "/values", type, (value - offset) / scale);
      }
    }
  }

  /** All ones may be meant: as the end of a chain of SunSpec models, say. */
  private void checkFits(String at, RegisterType type, double steps) {
    if (type.bits(steps).isEmpty() && !(type == RegisterType.U16 && steps == ALL_ONES)) {
      wrong(at, "does not fit the type " + type.text());
    }
  }

  private void checkText(String text, int longest, String at) {
    if (text.length() > longest || !text.chars().allMatch(c -> c >= ' ' && c <= '~')) {
      wrong(at, "must be at most %d plain characters, two for a register".formatted(longest));
    }
  }

  private void checkBits(Register.Bits content, boolean bitfield, int width, String at) {
    if (!bitfield) {
      wrong(at + "/type", "bits need the type bitfield");
    } else if (content.quantities().keySet().stream().anyMatch(bit -> bit >= width)) {
      wrong(at + "/bits", "bits of this row are 0 to " + (width - 1));
    }
  }

  private void wrong(String at, String problem) {
    mistakes.add(file.mistake(at, problem));
  }

  private static String unitOf(Register.Content content) {
    return content instanceof Register.Measured measured ? measured.quantity().unit() : "";
  }
}
