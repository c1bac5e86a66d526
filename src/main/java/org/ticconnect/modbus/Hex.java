package org.ticconnect.modbus;

import java.util.HexFormat;

/** Words as hexadecimal digits. */
final class Hex {
  private static final HexFormat FORMAT = HexFormat.of().withUpperCase();

  private Hex() {}

  /** Four digits a word, with spaces between. */
  static String words(short[] words) {
    StringBuilder digits = new StringBuilder();
    for (short word : words) {
      digits.append(digits.isEmpty() ? "" : " ").append(FORMAT.toHexDigits(word));
    }
    return digits.toString();
  }
}
