package org.ticconnect.owner.endpoint;

/** The begin of a text that is kept for showing only. */
public final class Excerpt {
  private static final int CODED_BYTES = 6;
  private static final int ESCAPED_BYTES = 2;
  private static final int WIDE_BYTES = 3;

  private Excerpt() {}

  /**
   * The text itself, or its begin and how long it was.
   *
   * @param longest text that is kept whole, in characters, at least 1
   */
  public static String of(String text, int longest) {
    if (text.length() <= longest) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest;
    return text.substring(0, end) + "… (" + text.length() + " characters)";
  }

  /** How many bytes a text takes within JSON at most. */
  public static int jsonBytes(String text) {
    return text.chars().map(Excerpt::jsonBytes).sum();
  }

  private static int jsonBytes(int character) {
    if (character < ' ' || Character.isSurrogate((char) character)) {
      return CODED_BYTES;
    }
    if (character == '"' || character == '\\') {
      return ESCAPED_BYTES;
    }
    return character < 0x80 ? 1 : WIDE_BYTES;
  }
}
