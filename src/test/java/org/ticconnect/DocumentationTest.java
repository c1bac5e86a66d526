package org.ticconnect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ticconnect.journal.keep.Kind;
import org.ticconnect.mapping.FileTree;
import org.ticconnect.mapping.Mappings;
import org.ticconnect.mapping.Placeholder;
import org.ticconnect.meter.Mapped;
import org.ticconnect.meter.Method;
import org.ticconnect.meter.Origin;
import org.ticconnect.meter.Part;
import org.ticconnect.meter.Quantity;
import org.ticconnect.meter.guard.MeterEvent;
import org.ticconnect.meter.line.Diagnosis;
import org.ticconnect.owner.OwnerEvent;
import org.ticconnect.owner.endpoint.LampSignal;
import org.ticconnect.support.Home;

/**
 * The pages of the manual that are made from the mapping files. {@code -Ddocs.update=true} writes
 * them anew.
 */
class DocumentationTest {
  private static final Path DOCS = Path.of("src/docs");

  private final Mappings mappings = Mapped.shipped();

  static Stream<String> maps() {
    return Mapped.shipped().registers().maps().keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("maps")
  void registerMapPageIsUpToDate(String map) throws IOException {
    check(
        "modbus/" + map + ".md", new RegisterMapPage(mappings.registers().maps().get(map)).text());
  }

  @Test
  void listOfRegisterMapsIsUpToDate() throws IOException {
    check("modbus/README.md", RegisterMapPage.list(mappings.registers().maps().values()));
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
  void theMqttPageKnowsEveryMapPlaceholderAndKindOfEntry() throws IOException {
    String page = Files.readString(DOCS.resolve("mqtt.md"));

    assertThat(mappings.topicMaps().keySet())
        .allSatisfy(map -> assertThat(page).contains("`" + map + "`"));
    assertThat(Placeholder.values())
        .allSatisfy(one -> assertThat(page).contains("`{" + one.text() + "}`"));
    assertThat(Kind.values())
        .allSatisfy(one -> assertThat(page).contains("| `" + one.text() + "`"));
  }

  @Test
  void theTopicMapOfTheMqttPageIsInOrder(@TempDir Path folder) throws Exception {
    String page = Files.readString(DOCS.resolve("mqtt.md"));
    int begin = page.indexOf("    status: {");
    String map = page.substring(begin, page.indexOf("\n\n", begin)).replaceAll("(?m)^ {4}", "");
    Home.copy(folder);
    Files.writeString(folder.resolve("mappings/mqtt/mine.yaml"), map);

    assertThat(Mappings.read(FileTree.of(folder)).topicMaps().get("mine").live()).hasSize(2);
  }

  @Test
  void quantitiesPageIsUpToDate() throws IOException {
    check("quantities.md", quantitiesPage());
  }

  @Test
  void thePageOfOwnRoutesKnowsEveryEventColourAndSetting() throws IOException {
    String page = Files.readString(DOCS.resolve("routes.md"));

    assertThat(OwnerEvent.Kind.values())
        .allSatisfy(kind -> assertThat(page).contains("| `" + kind.text() + "`"));
    assertThat(LampSignal.Colour.values())
        .allSatisfy(colour -> assertThat(page).contains("`" + colour.text() + "`"));
    assertThat(page).contains("`routes.topics`", "`routes.push`");
    try (Stream<Path> examples = Files.list(Path.of("routes/examples"))) {
      assertThat(examples.map(Path::getFileName).map(Path::toString))
          .allSatisfy(example -> assertThat(page).contains("`" + example + "`"));
    }
  }

  private static void check(String file, String page) throws IOException {
    if (Boolean.getBoolean("docs.update")) {
      Files.writeString(DOCS.resolve(file), page);
    }
    assertThat(DOCS.resolve(file))
        .as("out of date; -Ddocs.update=true writes it anew")
        .hasContent(page);
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
