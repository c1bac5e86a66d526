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
        "a: 1\\nb: 2\\na: 3 | f:3: column 1: 'a' stands twice",
        "a: 1\\n\\tb: 2 | f:2: column 1: ",
        "a:\\n  - [1, 2 | f:2: column",
        "a: 1\\n? [b] | f:2: column 3: a name of a field must be a text",
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

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "a:\\n  b: \"x\\n  c: d\\n | f:2: column 6: the quotation mark here is never closed",
        "a: {b: 1\\n | f:1: column 4: the bracket here is never closed",
        "a:\\n  - b: [1, 2 | f:2: column 8: the bracket here is never closed",
        "a:\\n  uri:live:x\\n\\n  b: 1 | f:2: column 7: a blank is missing behind 'uri:'",
        "b: 1\\nuri:live:x\\n# no\\nc: 1 | f:2: column 5: a blank is missing behind 'uri:'",
        "- a\\n    b: 1 | f:1: column 4: a colon is missing behind 'a'",
        "a: 1\\n  b: 2 | f:2: column 4: the line above has its value already",
        "a:\\n  uri: reading:\\n  b: 1 | f:2: column 15: a text with a colon before a blank or at"
            + " its end needs quotation marks around it: uri: \"reading:\"",
        "a: \"b\": c | f:1: column 7: a text with a colon before a blank",
        "a: {\"a\": ${b}} | f:1: column 11: a text with braces needs quotation marks around all",
        "a:\\n\\tb: 1 | f:2: column 1: a TAB stands here; indent with blanks",
        "a: 'l'été' | f:1: column 7: a text in quotation marks has ended before this",
        "a:\\n    b: 1\\n  c: 2 | f:3: column 3: this does not fit what stands above",
        "a:\\n  -b: 1\\n  - c: 2 | f:3: column 3: this does not fit what stands above",
        "a: %x | f:1: column 4: a text that begins with % needs quotation marks",
        "a: *x | f:1: column 4: found undefined alias x",
      })
  void complaintsTellTheMistakeAndNotWhatComesOfIt(String text, String told) {
    String lines = text.replace("\\n", "\n").replace("\\t", "\t");

    MappingException wrong =
        catchThrowableOfType(MappingException.class, () -> YamlFile.parse(lines, "f"));

    assertThat(wrong.mistakes()).singleElement().asString().startsWith(told);
  }

  @Test
  void aKeyCanHoldASlash() throws Exception {
    YamlFile file = YamlFile.ofStranger("a:\n  b/c: 1", "f");

    assertThat(file.line("/a/b/c")).isEqualTo(2);
    assertThat(file.line("a")).isEqualTo(1);
  }
}
