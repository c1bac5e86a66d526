package org.ticconnect.update;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ticconnect.support.Peers;
import org.ticconnect.support.Ran;

class DebianVersionTest {
  private static final String PIECES = "0129.~+ab-";

  @ParameterizedTest
  @CsvSource({
    "1.0, 1.0, 0",
    "0.1.0, 0.2.0, -1",
    "0.10.0, 0.9.9, 1",
    "1.0~rc1, 1.0, -1",
    "1.0~~, 1.0~, -1",
    "1.0~rc1, 1.0~rc2, -1",
    "1.0, 1.0+1, -1",
    "1.0a, 1.0+, -1",
    "1.0, 1.0a, -1",
    "1:0.1, 2.0, 1",
    "0:1.0, 1.0, 0",
    "1.0-1, 1.0, 1",
    "1.0-0, 1.0, 0",
    "1.0-1-2, 1.0-1-10, -1",
    "1.00, 1.0, 0",
    "1.99999999999999999999, 1.100000000000000000000, -1"
  })
  void isInDebiansOrder(String left, String right, int order) {
    DebianVersion first = DebianVersion.of(left);
    DebianVersion second = DebianVersion.of(right);
    assertThat(Integer.signum(first.compareTo(second))).isEqualTo(order);
    assertThat(Integer.signum(second.compareTo(first))).isEqualTo(-order);
    assertThat(first.equals(second)).isEqualTo(order == 0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a", "-1", "1.0-", "1 0", ":1", "1:", "1.0\n", "1.0-é", "1.0;rm"})
  void whatIsNoVersionIsNone(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> DebianVersion.of(text));
  }

  @Test
  void dpkgHasTheSameOrder() throws Exception {
    Peers.require("dpkg");
    Random random = new Random(7);
    List<String> ours = new ArrayList<>();
    StringBuilder script = new StringBuilder();
    for (int i = 0; i < 600; i++) {
      DebianVersion left = random(random);
      DebianVersion right = random(random);
      int order = Integer.signum(left.compareTo(right));
      ours.add(left + " " + (order < 0 ? "lt" : order > 0 ? "gt" : "eq") + " " + right);
    }
    ours.forEach(
        pair -> script.append("dpkg --compare-versions " + pair + " || echo '" + pair + "'\n"));

    assertThat(Ran.of("sh", "-c", script.toString()).ok()).isEmpty();
  }

  private static DebianVersion random(Random random) {
    StringBuilder text = new StringBuilder(random.nextInt(4) == 0 ? random.nextInt(2) + ":1" : "1");
    for (int length = random.nextInt(6); length > 0; length--) {
      text.append(PIECES.charAt(random.nextInt(PIECES.length())));
    }
    try {
      return DebianVersion.of(text.toString());
    } catch (IllegalArgumentException none) {
      return random(random);
    }
  }
}
