package org.ticconnect.owner.check;

import java.util.stream.Collectors;
import org.ticconnect.mapping.InvisibleCharacters;

/** Text of strangers in our messages: short, on one line, all of it to be seen. */
final class Shown {
  private static final int LONGEST = 60;

  private Shown() {}

  static String quoted(String text) {
    return "'" + plain(text) + "'";
  }

  static String plain(String text) {
    String visible =
        text.codePoints()
            .limit(LONGEST)
            .mapToObj(character -> harmful(character) ? "?" : Character.toString(character))
            .collect(Collectors.joining());
    return text.codePointCount(0, text.length()) > LONGEST ? visible + "..." : visible;
  }

  private static boolean harmful(int character) {
    return InvisibleCharacters.isOne(character) || Character.isISOControl(character);
  }
}
