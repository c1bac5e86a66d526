package org.ticconnect.recording;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.ticconnect.tic.Lines.bytes;
import static org.ticconnect.tic.Lines.frame;
import static org.ticconnect.tic.Lines.good;
import static org.ticconnect.tic.Lines.group;
import static org.ticconnect.tic.Lines.groups;

import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ticconnect.tic.Group;
import org.ticconnect.tic.Label;

class RecordingTest {
  private static final String ADSC = group("ADSC", "042176123456");
  private static final String PRM = group("PRM", "30001234567890");
  private static final String EAST = group("EAST", "000123456");

  private static String masked(String line) {
    return new String(new IdentifierMask().masked(bytes(line)), ISO_8859_1);
  }

  @Test
  void identifiersAreMaskedAndTheirChecksRecomputed() {
    String line = masked(frame(ADSC, PRM, EAST));

    assertThat(groups(bytes(line)))
        .containsExactly(
            good(Label.ADSC, "042176000000"),
            good(Label.PRM, "00000000000000"),
            good(Label.EAST, "000123456"));
    assertThat(line).hasSameSizeAs(frame(ADSC, PRM, EAST)).contains(EAST);
  }

  @Test
  void theAddressOfHistoriqueModeIsMaskedToo() {
    String line = masked("\u0002\nADCO 012345678901 E\rBASE\u0003");

    assertThat(line).doesNotContain("678901").contains("\nADCO 012345000000 ");
  }

  /** Whatever happened to an identifier on the line, its digits do not get out. */
  @Test
  void damagedIdentifiersDoNotGetOutAndMakeNoGroup() {
    Random random = new Random(3);
    String line = frame(ADSC, EAST, PRM);
    for (int i = 0; i < 20_000; i++) {
      byte[] hurt = bytes(line);
      for (int flips = 0; flips <= random.nextInt(3); flips++) {
        int at = random.nextInt(hurt.length);
        hurt[at] = (byte) random.nextInt(128);
      }
      byte[] from = Arrays.copyOfRange(hurt, random.nextInt(20), hurt.length - random.nextInt(20));
      String masked = new String(new IdentifierMask().masked(from), ISO_8859_1);

      assertThat(masked).doesNotContain("12345678").doesNotContain("76123");
      assertThat(groups(bytes(masked)))
          .allSatisfy(
              group ->
                  assertThat(group.data()).isIn("042176000000", "000123456", "00000000000000"));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 1000, 57_599, 57_600, 57_601, 200_000})
  void theLastBytesAreKeptWhateverThePieces(int piece) {
    byte[] line = new byte[200_000];
    new Random(1).nextBytes(line);
    RawRing ring = new RawRing(Duration.ofMinutes(1));
    for (int at = 0; at < line.length; at += piece) {
      ring.add(Arrays.copyOfRange(line, at, Math.min(line.length, at + piece)));
    }

    assertThat(ring.bytes()).isEqualTo(Arrays.copyOfRange(line, 200_000 - 57_600, 200_000));
  }

  @Test
  void nothingIsKeptWhereTheOwnerWantsNothing() {
    RawRing ring = new RawRing(Duration.ZERO);
    ring.add(bytes(EAST));

    assertThat(ring.bytes()).isEmpty();
  }

  @Test
  void aRingThatIsNotFullHasWhatCame() {
    RawRing ring = new RawRing(Duration.ofMinutes(1));
    ring.add(bytes(ADSC));
    ring.add(bytes(EAST));

    assertThat(ring.bytes()).isEqualTo(bytes(ADSC + EAST));
    assertThat(groups(ring.bytes())).hasOnlyElementsOfType(Group.class).hasSize(2);
  }
}
