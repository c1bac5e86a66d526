package org.ticconnect.owner.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ticconnect.mapping.Mistake;

/** What owners' files may say, and all that they may not. */
class RouteCheckTest {
  private final RouteCheck check = Examples.check();

  static List<Path> good() throws Exception {
    return Examples.good();
  }

  @ParameterizedTest
  @MethodSource("good")
  void goodFilesMayRun(Path file) throws Exception {
    String text = Files.readString(file);

    assertThat(check.check("f", text)).isEmpty();
    assertThat(check.check("f", text.replace("\n", "\r\n"))).isEmpty();
    assertThat(check.check("f", "\uFEFF" + text)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource({
    "org.ticconnect.owner.check.YamlAttacks#notYaml",
    "org.ticconnect.owner.check.UnknownNames#unknown",
    "org.ticconnect.owner.check.UnknownNames#mistyped",
    "org.ticconnect.owner.check.Escapes#dangerous",
    "org.ticconnect.owner.check.Escapes#top",
    "org.ticconnect.owner.check.Excesses#computed",
    "org.ticconnect.owner.check.Excesses#expensive",
    "org.ticconnect.owner.check.Excesses#outside"
  })
  void theRestIsRefusedWithThingAndLine(int line, String told, String text) {
    List<Mistake> mistakes =
        assertTimeout(Duration.ofSeconds(10), () -> check.check("routes/mine.yaml", text));

    assertThat(mistakes)
        .as(text.substring(0, Math.min(400, text.length())))
        .allMatch(mistake -> mistake.file().equals("routes/mine.yaml"))
        .allMatch(mistake -> mistake.toString().length() < 600)
        .anyMatch(mistake -> mistake.line() == line && mistake.toString().contains(told));
  }
}
