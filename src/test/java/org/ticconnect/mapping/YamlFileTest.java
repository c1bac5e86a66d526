package org.ticconnect.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What YAML files hold, and where. */
class YamlFileTest {
  @Test
  void valuesOfStrangersAreTakenAsWritten() throws Exception {
    YamlFile file = YamlFile.ofStranger("a: [010, 0x10, 1_0, yes, 1.10, ~, \"\"]", "f");

    assertThat(file.tree().toString())
        .isEqualTo("{\"a\":[\"010\",\"0x10\",\"1_0\",\"yes\",\"1.10\",null,\"\"]}");
  }

  @Test
  void ourOwnFilesMayHaveAliases() throws Exception {
    assertThat(YamlFile.parse("a: &x [1]\nb: *x", "f").tree().toString())
        .isEqualTo("{\"a\":[1],\"b\":[1]}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a: 1\\nb: 2\\na: 3 | f:3: line 3, column 1: 'a' stands twice",
        "a: 1\\n\\tb: 2 | f:2: line 2, column 1: ",
        "a:\\n  - [1, 2 | f:2: line 2, column",
        "a: 1\\n? [b] | f:2: line 2, column 3: a name of a field must be a text",
      })
  void mistakesTellLineAndColumn(String text, String told) {
    String lines = text.replace("\\n", "\n").replace("\\t", "\t");
    MappingException ours =
        catchThrowableOfType(MappingException.class, () -> YamlFile.parse(lines, "f"));
    MappingException strangers =
        catchThrowableOfType(MappingException.class, () -> YamlFile.ofStranger(lines, "f"));

    assertThat(ours.mistakes()).singleElement().asString().startsWith(told);
    assertThat(strangers.mistakes()).isEqualTo(ours.mistakes());
  }

  @Test
  void aKeyCanHoldASlash() throws Exception {
    YamlFile file = YamlFile.ofStranger("a:\n  b/c: 1", "f");

    assertThat(file.line("/a/b/c")).isEqualTo(2);
    assertThat(file.line("a")).isEqualTo(1);
  }
}
