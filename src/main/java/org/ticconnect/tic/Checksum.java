package org.ticconnect.tic;

/**
 * The one-character check of a group in standard mode (specification 5.3.6): the low six bits of
 * the sum of all characters from the label up to and including the HT before the check, plus 0x20.
 */
public final class Checksum {
  private Checksum() {}

  /**
   * @param bytes holds the group
   * @param from index of the label's first character
   * @param to index after the HT that precedes the check character
   * @return a character from 0x20 (a space) to 0x5F
   */
  public static char of(byte[] bytes, int from, int to) {
    int sum = 0;
    for (int i = from; i < to; i++) {
      sum += bytes[i];
    }
    return (char) ((sum & 0x3F) + 0x20);
  }
}
