package org.ticconnect.words;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrenchTest {
  private static final Pattern PLACE = Pattern.compile("\\{[a-z]+}");

  @ParameterizedTest
  @ValueSource(strings = {"brokers", "lines", "names", "network", "panel", "refusals", "updates"})
  void eachSentenceStandsBesideItsFrenchWithTheSameThatDiffersInTheSameOrder(String book)
      throws IOException {
    List<String> lines = lines("/text/" + book + ".fr.txt");

    assertThat(lines.size()).isEven();
    for (int i = 0; i < lines.size(); i += 2) {
      assertThat(places(lines.get(i + 1))).as(lines.get(i)).isEqualTo(places(lines.get(i)));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"brokers", "lines", "names", "network", "panel", "refusals", "updates"})
  void noSentenceIsTakenForAnotherOne(String book) throws IOException {
    List<String> lines = lines("/text/" + book + ".fr.txt");

    for (int i = 0; i < lines.size(); i += 2) {
      assertThat(French.of(filled(lines.get(i)))).isEqualTo(filled(lines.get(i + 1)));
    }
  }

  private static String filled(String sentence) {
    return PLACE.matcher(sentence.replace("{addresses}", "192.0.2.1")).replaceAll("x7");
  }

  private static List<String> lines(String book) throws IOException {
    try (InputStream in = FrenchTest.class.getResourceAsStream(book)) {
      return new String(Objects.requireNonNull(in).readAllBytes(), UTF_8)
          .lines()
          .filter(line -> !line.isBlank())
          .toList();
    }
  }

  private static List<String> places(String sentence) {
    return PLACE.matcher(sentence).results().map(MatchResult::group).toList();
  }

  @Test
  void whatDiffersIsKeptAndASentenceInASentenceIsFrenchToo() {
    assertThat(French.of("/dev/ttyUSB0 was unplugged")).isEqualTo("/dev/ttyUSB0 a été débranché");
    assertThat(French.of("not connected to the broker: not connected yet"))
        .isEqualTo("pas connecté au broker : pas encore connecté");
  }

  @Test
  void whatIsNotKnownStaysAsItIs() {
    assertThat(French.known("nobody ever says that")).isEmpty();
    assertThat(French.error("nobody ever says that"))
        .isEqualTo(Map.of("error", "nobody ever says that", "error_fr", "nobody ever says that"));
  }
}
