package org.ticconnect.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ticconnect.tic.Lines.bytes;
import static org.ticconnect.tic.Lines.group;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ParityBitTest {
  private static final byte[] LINE = bytes(group("ADSC", "042176000123").repeat(60));

  private final ParityBit parity = new ParityBit();

  private static byte[] withParity(byte[] bytes) {
    byte[] eight = bytes.clone();
    for (int i = 0; i < eight.length; i++) {
      eight[i] |= (byte) (Integer.bitCount(eight[i]) % 2 == 1 ? 0x80 : 0);
    }
    return eight;
  }

  private byte[] strip(byte[] bytes) {
    byte[] copy = bytes.clone();
    parity.strip(copy);
    return copy;
  }

  @Test
  void sevenBitsStayWhatTheyAre() {
    assertThat(strip(LINE)).isEqualTo(LINE);
    assertThat(parity.carried()).isFalse();
    assertThat(parity.takeErrors()).isZero();
  }

  @Test
  void theParityIsTakenOffAndCheckedOnceItIsKnown() {
    assertThat(strip(withParity(LINE))).isEqualTo(LINE);
    assertThat(parity.carried()).isTrue();

    byte[] damaged = withParity(LINE);
    damaged[5] ^= 1;
    byte[] seen = strip(damaged);
    assertThat(seen[5]).isZero();
    assertThat(parity.takeErrors()).isEqualTo(1);
    assertThat(parity.takeErrors()).as("taken").isZero();
  }

  @Test
  void aBurstOfDamageIsWhenItMattersMost() {
    strip(withParity(LINE));
    Random random = new Random(1);
    byte[] burst = withParity(LINE);
    for (int i = 0; i < burst.length; i++) {
      burst[i] ^= (byte) (random.nextInt(3) == 0 ? 4 : 0);
    }
    strip(burst);

    assertThat(parity.carried()).isTrue();
    assertThat(parity.takeErrors()).isGreaterThan(burst.length / 4);
  }

  @Test
  void bitSevenThatIsAlwaysSetIsNoParity() {
    byte[] marked = LINE.clone();
    for (int i = 0; i < marked.length; i++) {
      marked[i] |= (byte) 0x80;
    }

    assertThat(strip(marked)).isEqualTo(LINE);
    assertThat(parity.carried()).isFalse();
  }
}
