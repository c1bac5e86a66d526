package org.ticconnect.tic;

/** What the data field of a label may consist of. Widths are in {@link Label}. */
public enum Content {
  /** No character at all: the value is in the horodate (DATE). */
  NONE,
  /** Decimal digits, padded with zeros on the left; never a sign, a point or a unit. */
  NUMBER,
  /** Digits that name something and are not counted with (ADSC, PRM, VTIC). */
  DIGITS,
  /** Hexadecimal digits in upper case (STGE). */
  HEX,
  /** Printable characters from 0x20 to 0x7E, padded with spaces on any side. */
  TEXT,
  /** Eleven blocks of eight characters joined by spaces (specification 6.2.3.22). */
  PROFILE;

  boolean accepts(byte[] bytes, int from, int to) {
    return switch (this) {
      case NONE -> from == to;
      case NUMBER, DIGITS -> all(bytes, from, to, '0', '9');
      case HEX -> hex(bytes, from, to);
      case TEXT -> all(bytes, from, to, ' ', '~');
      case PROFILE -> profile(bytes, from, to);
    };
  }

  private static boolean all(byte[] bytes, int from, int to, char lowest, char highest) {
    for (int i = from; i < to; i++) {
      if (bytes[i] < lowest || bytes[i] > highest) {
        return false;
      }
    }
    return true;
  }

  private static boolean hex(byte[] bytes, int from, int to) {
    for (int i = from; i < to; i++) {
      byte c = bytes[i];
      if (!(c >= '0' && c <= '9' || c >= 'A' && c <= 'F')) {
        return false;
      }
    }
    return true;
  }

  private static boolean profile(byte[] bytes, int from, int to) {
    for (int block = from; block < to; block += DayProfile.BLOCK + 1) {
      int end = block + DayProfile.BLOCK;
      if (end > to || end < to && bytes[end] != ' ') {
        return false;
      }
      if (!hex(bytes, block, end) && !DayProfile.isUnused(bytes, block)) {
        return false;
      }
    }
    return true;
  }
}
