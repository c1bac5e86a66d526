package org.ticconnect.source;

/**
 * Bit 7 of the characters of a port that another machine serves. Where that port hands over 8 bits
 * it carries the even parity that nobody has checked yet: then it is checked here. Not thread-safe.
 */
public final class ParityBit {
  /** Characters that are looked at before it is decided what bit 7 is. */
  private static final int WINDOW = 512;

  /** A part of 10 may be damaged, and at least a part of 10 has bit 7 set. */
  private static final int PART = 10;

  private int characters;
  private int withBit7;
  private int odd;
  private boolean carried;
  private int errors;

  /**
   * Drops bit 7; a character with a wrong parity becomes NUL, which no group may contain.
   *
   * @param bytes changed in place
   */
  public void strip(byte[] bytes) {
    for (int i = 0; i < bytes.length; i++) {
      boolean wrong = Integer.bitCount(bytes[i] & 0xFF) % 2 == 1;
      look(bytes[i] < 0, wrong);
      bytes[i] &= 0x7F;
      if (carried && wrong) {
        bytes[i] = 0;
        errors++;
      }
    }
  }

  private void look(boolean bit7, boolean wrong) {
    withBit7 += bit7 ? 1 : 0;
    odd += wrong ? 1 : 0;
    if (++characters == WINDOW) {
      boolean used = withBit7 * PART > WINDOW;
      // Once it was the parity it still is in a burst of damage, as long as it is used at all.
      carried = used && (carried || odd * PART < WINDOW);
      characters = 0;
      withBit7 = 0;
      odd = 0;
    }
  }

  /** Whether bit 7 is the parity. */
  public boolean carried() {
    return carried;
  }

  /** Characters with a wrong parity since the last call. */
  int takeErrors() {
    int taken = errors;
    errors = 0;
    return taken;
  }
}
