package org.ticconnect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ticconnect.mapping.Mappings;
import org.ticconnect.mapping.Register;
import org.ticconnect.mapping.RegisterMap;
import org.ticconnect.mapping.RegisterType;
import org.ticconnect.mapping.WordOrder;
import org.ticconnect.meter.Mapped;
import org.ticconnect.meter.Method;
import org.ticconnect.meter.Origin;
import org.ticconnect.meter.Part;
import org.ticconnect.meter.Quantity;
import org.ticconnect.meter.guard.MeterEvent;
import org.ticconnect.meter.line.Diagnosis;

/**
 * The pages of the manual that are made from the mapping files. {@code -Ddocs.update=true} writes
 * them anew.
 */
class DocumentationTest {
  private static final Path DOCS = Path.of("src/docs");

  private final Mappings mappings = Mapped.shipped();

  @ParameterizedTest
  @ValueSource(strings = {"native", "phoenix-empro-ma370"})
  void registerMapPageIsUpToDate(String map) throws IOException {
    check("modbus-" + map + ".md", registerMapPage(mappings.registerMaps().get(map)));
  }

  @Test
  void theManualKnowsEveryMethodEventAndDiagnosis() throws IOException {
    String manual = Files.readString(DOCS.resolve("manual.md"));
    Stream<String> words =
        Stream.of(
                Arrays.stream(Method.values()).map(Method::text),
                Arrays.stream(MeterEvent.Kind.values()).map(MeterEvent.Kind::text),
                Arrays.stream(Diagnosis.values()).map(Diagnosis::text))
            .flatMap(texts -> texts);

    assertThat(words).allSatisfy(word -> assertThat(manual).contains("`" + word + "`"));
  }

  @Test
  void quantitiesPageIsUpToDate() throws IOException {
    check("quantities.md", quantitiesPage());
  }

  private static void check(String file, String page) throws IOException {
    if (Boolean.getBoolean("docs.update")) {
      Files.writeString(DOCS.resolve(file), page);
    }
    assertThat(DOCS.resolve(file))
        .as("out of date; -Ddocs.update=true writes it anew")
        .hasContent(page);
  }

  private static String registerMapPage(RegisterMap map) {
    StringBuilder page = new StringBuilder();
    page.append("# ").append(map.title()).append("\n\n");
    page.append("Made from `mappings/modbus/").append(map.name()).append(".yaml`. ");
    page.append("Addresses count from 0; functions 03 and 04 read the same registers unless a row");
    page.append(" says otherwise.\n");
    page.append("Texts have their ")
        .append(map.textOrder() == WordOrder.HIGH_FIRST ? "first" : "second")
        .append(" character in the high byte. ");
    page.append("A quantity that the meter does not send reads ")
        .append(
            map.absent() == RegisterMap.Absent.ZERO
                ? "0"
                : "as \"no value\" (all ones, the most negative number, not a number)")
        .append(".\n");
    page.append("A value older than `stale.after` is refused with exception 0B.\n\n");
    page.append("Readable across gaps, which read 0:");
    map.blocks()
        .forEach(
            block ->
                page.append(
                    String.format(
                        Locale.ROOT,
                        " %d to %d (0x%04X);",
                        block.from(),
                        block.to(),
                        block.from())));
    page.append("\n\n| address | hex | registers | type | content | unit | note |\n");
    page.append("| --- | --- | --- | --- | --- | --- | --- |\n");
    map.registers().forEach(register -> page.append(row(register)));
    return page.toString();
  }

  private static String row(Register register) {
    return String.format(
        Locale.ROOT,
        "| %d | %04X | %d | %s | %s | %s | %s |\n",
        register.address(),
        register.address(),
        register.length(),
        type(register),
        content(register.content()),
        register.unit(),
        note(register));
  }

  private static String type(Register register) {
    boolean several = register.length() > 1 && register.type() != RegisterType.STRING;
    String order = register.words() == WordOrder.LOW_FIRST ? ", low word first" : "";
    return register.type().text() + (several ? order : "");
  }

  private static String content(Register.Content content) {
    if (content instanceof Register.Measured measured) {
      return "`" + measured.quantity().name() + "`";
    } else if (content instanceof Register.ConstantText constant) {
      return "\"" + constant.text() + "\"";
    } else if (content instanceof Register.ConstantNumber constant) {
      return String.valueOf(constant.number());
    }
    return "nominal " + ((Register.Nominal) content).number();
  }

  private static String note(Register register) {
    String tables = register.tables() == Register.Tables.BOTH ? "" : register.tables() + " only. ";
    String scale = register.scale() == 1 ? "" : "One step is " + register.scale() + ". ";
    String meaning =
        register.note().isEmpty() && register.content() instanceof Register.Measured measured
            ? measured.quantity().meaning()
            : register.note();
    return tables + scale + meaning;
  }

  private String quantitiesPage() {
    StringBuilder page = new StringBuilder();
    page.append(
        """
        # Quantities

        Made from `mappings/tic/standard.yaml`. The name is the last level of a live topic, the key in a frame's JSON text,
        and what a register map refers to.

        | name | label | unit | meaning |
        | --- | --- | --- | --- |
        """);
    for (Quantity quantity : mappings.quantities().all()) {
      page.append(
          String.format(
              "| `%s` | %s | %s | %s |\n",
              quantity.name(), origin(quantity.origin()), quantity.unit(), quantity.meaning()));
    }
    return page.toString();
  }

  private static String origin(Origin origin) {
    if (origin instanceof Origin.Sent sent) {
      return sent.label().text() + (sent.part() == Part.VALUE ? "" : ", " + sent.part().text());
    }
    return "computed";
  }
}
