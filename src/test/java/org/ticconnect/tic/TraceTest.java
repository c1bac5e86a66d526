package org.ticconnect.tic;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.ticconnect.support.Traces;

/** Captures of real meters: every group that is right comes out, and nothing else. */
class TraceTest {
  private static final Pattern FROM_LF_TO_CR = Pattern.compile("\n([^\n\r]*\t)(.)(?=\r)");

  @ParameterizedTest
  @MethodSource("org.ticconnect.support.Traces#standard")
  void everyValidGroupAndNoneThatIsWrong(String file, int valid) {
    byte[] bytes = Traces.bytes(file);
    List<Group> groups = Lines.groups(bytes);
    String text = new String(bytes, ISO_8859_1);

    assertThat(groups).hasSize(valid);
    assertThat(groups)
        .allSatisfy(group -> assertThat(text).contains(Traces.text(group).substring(1)));
    long rightByChecksum =
        FROM_LF_TO_CR.matcher(text).results().filter(TraceTest::checksumIsRight).count();
    assertThat((long) groups.size()).isGreaterThanOrEqualTo(rightByChecksum);
  }

  private static boolean checksumIsRight(MatchResult group) {
    byte[] body = group.group(1).getBytes(ISO_8859_1);
    return Checksum.of(body, 0, body.length) == group.group(2).charAt(0);
  }

  @ParameterizedTest
  @CsvSource("historique-1ph-tempo.bin")
  void aMeterInTheWrongModeGivesNothing(String file) {
    assertThat(Lines.groups(Traces.bytes(file))).isEmpty();
  }
}
