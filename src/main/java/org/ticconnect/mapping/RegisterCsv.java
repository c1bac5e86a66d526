package org.ticconnect.mapping;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Register maps as tables for spreadsheets: a row for each register, a column for each field of the
 * map file. What a map says as a whole is not in the table.
 */
public final class RegisterCsv {
  private static final List<String> COLUMNS =
      List.of(
          "address",
          "type",
          "length",
          "quantity",
          "constant",
          "nominal",
          "unavailable",
          "figure",
          "bits",
          "unit",
          "scale",
          "offset",
          "words",
          "bytes",
          "characters",
          "table",
          "absent",
          "no_value",
          "exact",
          "identity",
          "last_digits",
          "values",
          "source",
          "note");

  private static final Set<String> PAIRS = Set.of("bits", "values");
  private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?");
  private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_.+-]+");

  private static final CsvSchema SCHEMA = schema();

  private RegisterCsv() {}

  private static CsvSchema schema() {
    CsvSchema.Builder builder = CsvSchema.builder().setUseHeader(true);
    COLUMNS.forEach(builder::addColumn);
    return builder.build();
  }

  /** All rows of a map, those of included files too. */
  public static String write(RegisterMap map) {
    List<Map<String, Object>> rows = map.registers().stream().map(RegisterCsv::fields).toList();
    try {
      return new CsvMapper().writer(SCHEMA).writeValueAsString(rows);
    } catch (JsonProcessingException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private static Map<String, Object> fields(Register register) {
    Map<String, Object> fields = new LinkedHashMap<>();
    boolean text = register.type() == RegisterType.ASCII;
    fields.put("address", register.address());
    fields.put("type", register.type().text());
    if (text || register.type() == RegisterType.BITFIELD) {
      fields.put("length", register.length());
    }
    content(register.content(), fields);
    fields.put("unit", register.unit());
    double scale = register.encoding().scale();
    double offset = register.encoding().offset();
    fields.put("scale", scale == 1 ? "" : number(scale));
    fields.put("offset", offset == 0 ? "" : number(offset));
    fields.put("words", text(register.encoding().words()));
    fields.put(text ? "characters" : "bytes", text(register.encoding().bytes()));
    fields.put("table", text(register.tables()));
    fields.put("absent", text(register.absent()));
    fields.put("no_value", text(register.encoding().noValue()));
    fields.put("exact", register.exact() ? "true" : "");
    fields.put("source", text(register.source()));
    fields.put("note", register.note());
    return fields;
  }

  private static void content(Register.Content content, Map<String, Object> fields) {
    if (content instanceof Register.Measured measured) {
      fields.put("quantity", measured.quantity().name());
      fields.put("identity", measured.identity() ? "true" : "");
      fields.put("last_digits", measured.lastDigits() > 0 ? measured.lastDigits() : "");
      fields.put("values", pairs(measured.values()));
    } else if (content instanceof Register.Bits bits) {
      Map<Integer, String> names = new TreeMap<>();
      bits.quantities().forEach((bit, quantity) -> names.put(bit, quantity.name()));
      fields.put("bits", pairs(names));
    } else if (content instanceof Register.OfDevice device) {
      fields.put("figure", device.figure().text());
    } else if (content instanceof Register.ConstantNumber constant) {
      fields.put("constant", number(constant.number()));
    } else if (content instanceof Register.ConstantText constant) {
      fields.put("constant", quoted(constant.text()));
    } else if (content instanceof Register.Nominal nominal) {
      fields.put("nominal", number(nominal.number()));
    } else {
      fields.put("unavailable", "true");
    }
  }

  private static String text(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static String number(double number) {
    return new BigDecimal(Double.toString(number)).stripTrailingZeros().toPlainString();
  }

  private static String pairs(Map<?, ?> pairs) {
    return new TreeMap<>(pairs)
        .entrySet().stream()
            .map(pair -> pair.getKey() + "=" + pair.getValue())
            .collect(Collectors.joining(" "));
  }

  /**
   * A table as the text of a map file. Whether it is in order is told when it is read.
   *
   * @param csv with a header that names columns of {@link #write}
   * @throws MappingException when it is no such table
   */
  public static String toYaml(Path csv) throws MappingException {
    String name = csv.getFileName().toString();
    StringBuilder yaml = new StringBuilder();
    yaml.append("title: ").append(quoted("Imported from " + name)).append("\nregisters:\n");
    int record = 0;
    try {
      // What spreadsheets put in front of UTF-8, and what they separate by where a comma is a
      // point.
      String text = Files.readString(csv).replaceFirst("^\\uFEFF", "");
      boolean semicolons = text.lines().findFirst().orElse("").contains(";");
      CsvSchema schema = CsvSchema.emptySchema().withHeader();
      try (MappingIterator<Map<String, String>> rows =
          new CsvMapper()
              .readerForMapOf(String.class)
              .with(schema.withColumnSeparator(semicolons ? ';' : ','))
              .with(CsvParser.Feature.TRIM_SPACES)
              .with(CsvParser.Feature.SKIP_EMPTY_LINES)
              .readValues(text)) {
        while (rows.hasNext()) {
          record++;
          yaml.append("  - { ").append(row(rows.next(), semicolons, name, record)).append(" }\n");
        }
      }
    } catch (IOException | RuntimeException wrong) {
      String where = record > 0 ? "after row " + (record - 1) + ": " : "";
      String reason = String.valueOf(wrong.getMessage()).lines().findFirst().orElse("");
      throw new MappingException(
          List.of(new Mistake(name, 0, "", "cannot be read: " + where + reason)));
    }
    return yaml.toString();
  }

  private static String row(Map<String, String> row, boolean commaIsPoint, String file, int record)
      throws MappingException {
    boolean ascii = "ascii".equals(row.get("type"));
    List<String> fields = new ArrayList<>();
    for (Map.Entry<String, String> field : row.entrySet()) {
      String column = field.getKey().trim().toLowerCase(Locale.ROOT);
      String text = field.getValue() == null ? "" : field.getValue().trim();
      if (!COLUMNS.contains(column)) {
        throw wrong(file, column, record, "no such column; there are " + COLUMNS);
      }
      if (!text.isEmpty()) {
        String plain = commaIsPoint ? text.replace(',', '.') : text;
        fields.add(column + ": " + value(column, text, plain, ascii, file, record));
      }
    }
    return String.join(", ", fields);
  }

  private static MappingException wrong(String file, String column, int record, String problem) {
    return new MappingException(
        List.of(new Mistake(file, 0, "row " + record + ", " + column, problem)));
  }

  private static String value(
      String column, String text, String plain, boolean ascii, String file, int record)
      throws MappingException {
    boolean free = column.equals("note") || column.equals("unit");
    if (free || column.equals("constant") && (ascii || !NUMBER.matcher(plain).matches())) {
      return text.matches("\".*\"") && !free ? text : quoted(text);
    }
    if (PAIRS.contains(column)) {
      if (!text.matches("(-?[0-9]+=[\\w-]+)( -?[0-9]+=[\\w-]+)*")) {
        throw wrong(file, column, record, "must be pairs such as 1=3 3=0");
      }
      return "{ " + text.replaceAll("(\\S+)=(\\S+)", "\"$1\": $2,").replaceFirst(",$", "") + " }";
    }
    if (!WORD.matcher(plain).matches()) {
      throw wrong(file, column, record, "'" + text + "' is neither a number nor a word");
    }
    return plain;
  }

  private static String quoted(String text) {
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }
}
