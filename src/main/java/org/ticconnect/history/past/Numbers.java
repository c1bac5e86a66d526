package org.ticconnect.history.past;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** Whole numbers in as many bytes as they need. */
final class Numbers {
  private static final int BITS = 7;
  private static final int MORE = 0x80;
  private static final int LOW_BITS = 0x7F;
  private static final int LONGEST = 10;

  private Numbers() {}

  /** Seven bits in each byte, the low ones first; negative ones are folded between the others. */
  static void put(ByteBuffer out, long number) {
    long rest = number << 1 ^ number >> Long.SIZE - 1;
    while ((rest & -MORE) != 0) {
      out.put((byte) (rest | MORE));
      rest >>>= BITS;
    }
    out.put((byte) rest);
  }

  /**
   * @throws RuntimeException when there is none
   */
  static long get(ByteBuffer in) {
    long folded = 0;
    for (int i = 0; i < LONGEST; i++) {
      byte next = in.get();
      folded |= (long) (next & LOW_BITS) << i * BITS;
      if (next >= 0) {
        return folded >>> 1 ^ -(folded & 1);
      }
    }
    throw new IllegalArgumentException("no number");
  }

  static byte[] written(ByteBuffer out) {
    return Arrays.copyOf(out.array(), out.position());
  }
}
