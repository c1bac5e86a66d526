package org.ticconnect.logs;

import java.util.regex.Pattern;
import org.ticconnect.tic.MeterAddress;

/** Makes what was logged fit to be shown: no secret, no identifier, nothing that breaks a line. */
final class LogMask {
  static final int LONGEST = 2000;

  private static final Pattern IN_ADDRESS = Pattern.compile("(?<=://)[^/@\\s]{1,200}@");
  private static final Pattern NAMED =
      Pattern.compile(
          "(?i)\\b([a-z._-]{0,40}(?:password|passphrase|secret|token|authorization|cookie))"
              + "(\"?\\s*[=:]\\s*\"?)(?:bearer |basic )?[^\\s\",;]{1,200}");

  private LogMask() {}

  /** Control characters become escapes such as {@code \n}, so that a text stays on its line. */
  static String of(String text) {
    String cut = text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
    String masked = IN_ADDRESS.matcher(cut).replaceAll("***@");
    masked = NAMED.matcher(masked).replaceAll("$1$2***");
    return escaped(MeterAddress.maskedIn(masked));
  }

  private static String escaped(String text) {
    StringBuilder line = new StringBuilder(text.length());
    for (char c : text.toCharArray()) {
      switch (c) {
        case '\n' -> line.append("\\n");
        case '\r' -> line.append("\\r");
        case '\t' -> line.append("\\t");
        default -> {
          boolean control = Character.isISOControl(c) || c == '\u2028' || c == '\u2029';
          line.append(control ? "\\u%04x".formatted((int) c) : String.valueOf(c));
        }
      }
    }
    return line.toString();
  }
}
