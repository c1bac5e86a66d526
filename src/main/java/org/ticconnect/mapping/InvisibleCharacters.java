package org.ticconnect.mapping;

/** Characters that an editor does not show, or shows in another order. */
public final class InvisibleCharacters {
  private InvisibleCharacters() {}

  /** Whether a character cannot be seen; the ends of lines, tabs and spaces are no such ones. */
  public static boolean isOne(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL -> character != '\n' && character != '\r' && character != '\t';
      case Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> false;
    };
  }
}
