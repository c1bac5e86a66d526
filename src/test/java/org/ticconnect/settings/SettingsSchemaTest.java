package org.ticconnect.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The schema, the keys that the program knows and the remarks in the shipped file say the same. */
class SettingsSchemaTest {
  private static final Path FILE = Path.of("config/application.properties");

  @Test
  void theProgramKnowsEachKeyOfTheSchema() {
    assertThat(SettingsSchema.SHIPPED.rules())
        .extracting(SettingRule::key)
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(Key.values()).map(key -> key.text).toList());
  }

  @ParameterizedTest
  @EnumSource(Key.class)
  void eachKeyIsExplainedInBothLanguages(Key key) {
    SettingRule rule = key.rule();
    Set<String> groups =
        StreamSupport.stream(SettingsSchema.SHIPPED.groups().spliterator(), false)
            .map(group -> group.get("id").asText())
            .collect(Collectors.toSet());

    assertThat(groups).contains(rule.schema().path("x-group").asText());
    assertThat(
            Stream.of(
                rule.schema().path("title").asText(),
                rule.schema().path("description").asText(),
                rule.schema().path("x-wrong").asText(),
                rule.allowed().en(),
                rule.french("title").asText(),
                rule.french("description").asText(),
                rule.french("wrong").asText(),
                rule.allowed().fr()))
        .allSatisfy(text -> assertThat(text).isNotBlank().doesNotContain("{"));
    assertThat(rule.allows(rule.standard())).as("its default").isTrue();
    if (rule.schema().has("x-choices")) {
      assertThat(rule.schema().get("enum"))
          .allSatisfy(
              value -> assertThat(rule.schema().get("x-choices").has(value.asText())).isTrue());
    }
  }

  @ParameterizedTest
  @EnumSource(Key.class)
  void theRemarkInTheShippedFileTellsDefaultRangeAndChoices(Key key) throws IOException {
    String remark = remarks().get(key.text);
    SettingRule rule = key.rule();
    String standard = rule.standard().isEmpty() ? "empty" : rule.standard();

    assertThat(remark).as(key.text).isNotNull();
    if (!remark.contains("Default: ")) { // in words, and the file has it as value
      assertThat(remark)
          .satisfiesAnyOf(
              text -> assertThat(text).containsPattern("Default " + quoted(standard) + "[.: ]"),
              text ->
                  assertThat(text)
                      .containsPattern(quoted(standard) + " \\([^)]*the default[^)]*\\)"));
    }
    if (rule.schema().has("minimum")) {
      assertThat(remark)
          .contains(rule.schema().get("minimum") + " to " + rule.schema().get("maximum"));
    }
    rule.schema().path("enum").forEach(value -> assertThat(remark).contains(value.asText()));
  }

  private static String quoted(String text) {
    return Pattern.quote(text);
  }

  /** What stands above each key; keys that follow each other share it. */
  private static Map<String, String> remarks() throws IOException {
    Map<String, String> remarks = new LinkedHashMap<>();
    StringBuilder remark = new StringBuilder();
    boolean keys = false;
    List<String> lines = Files.readAllLines(FILE);
    for (String line : lines) {
      boolean key = line.matches("[a-z.]+ =.*");
      if (key) {
        remarks.put(
            line.substring(0, line.indexOf(" ")), remark.toString().replaceAll("\\s+", " "));
      } else if (keys || line.isBlank()) {
        remark.setLength(0);
      }
      if (line.startsWith("#")) {
        remark.append(line.substring(1)).append(' ');
      }
      keys = key;
    }
    return remarks;
  }
}
