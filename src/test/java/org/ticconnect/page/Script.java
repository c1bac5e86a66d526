package org.ticconnect.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A module of the page as text: which texts it asks for and which other modules it needs. */
final class Script {
  private static final Pattern LITERAL =
      Pattern.compile(
          "\"((?:[^\"\\\\\n]|\\\\.)*)\"|'((?:[^'\\\\\n]|\\\\.)*)'|`((?:[^`\\\\]|\\\\.)*)`");

  private static final Pattern QUOTED = Pattern.compile("\"((?:[^\"\\\\\n]|\\\\.)*)\"");
  private static final Pattern COMMENT = Pattern.compile("(?s)/\\*.*?\\*/|(?m)^[ \t]*//[^\n]*");
  private static final Pattern CALL = Pattern.compile("(?<![\\w.$])(?:t|known)\\(|texts\\.t\\(");
  private static final Pattern IMPORT =
      Pattern.compile("(?:\\bfrom\\s*|\\bimport\\s*\\(?\\s*)\"(\\.{1,2}/[^\"]+\\.js)\"");

  private static final Pattern COMPARED = Pattern.compile("[=!]==\\s*$");
  private static final Pattern FILLED = Pattern.compile("\\$\\{[^}]*}");

  private final String text;

  Script(String text) {
    this.text = COMMENT.matcher(text).replaceAll("");
  }

  /** Addresses of the modules that it fetches, as it writes them. */
  List<String> imports() {
    return IMPORT.matcher(text).results().map(found -> found.group(1)).toList();
  }

  /**
   * What may be a key: each text in quotes, {@code ${...}} standing for anything. Templates stand
   * in templates, so whatever is between two back quotes counts, be it inside or outside.
   */
  Set<Pattern> mentions() {
    return Stream.concat(
            QUOTED.matcher(text).results().map(found -> found.group(1)),
            Stream.of(text.split("`")).filter(part -> part.indexOf('\n') < 0))
        .filter(content -> FILLED.matcher(content).replaceAll("").matches(".*\\w\\w.*"))
        .map(Script::pattern)
        .collect(Collectors.toSet());
  }

  /** The keys that it asks for by name, {@code ${...}} standing for anything. */
  List<Asked> asks() {
    List<Asked> all = new ArrayList<>();
    CALL.matcher(text)
        .results()
        .map(call -> firstArgument(call.end()))
        .forEach(
            argument ->
                LITERAL
                    .matcher(argument)
                    .results()
                    .filter(found -> !compared(argument, found))
                    .map(Script::content)
                    .map(content -> new Asked(content, pattern(content)))
                    .forEach(all::add));
    return all;
  }

  /**
   * @param key as it is written
   * @param pattern of the keys that it may be
   */
  record Asked(String key, Pattern pattern) {}

  private static boolean compared(String argument, MatchResult found) {
    return COMPARED.matcher(argument.substring(0, found.start())).find();
  }

  private static String content(MatchResult found) {
    return found.group(1) != null
        ? found.group(1)
        : found.group(2) != null ? found.group(2) : found.group(3);
  }

  private static Pattern pattern(String content) {
    String[] parts = FILLED.split(content, -1);
    return Pattern.compile(
        List.of(parts).stream().map(Pattern::quote).collect(Collectors.joining(".+")));
  }

  /** Up to the comma or bracket that ends it. */
  private String firstArgument(int from) {
    int depth = 0;
    int at = from;
    while (at < text.length()) {
      char now = text.charAt(at);
      var literal = LITERAL.matcher(text).region(at, text.length());
      if (literal.lookingAt()) {
        at = literal.end();
        continue;
      }
      if (depth == 0 && (now == ',' || now == ')')) {
        break;
      }
      depth += "([{".indexOf(now) >= 0 ? 1 : ")]}".indexOf(now) >= 0 ? -1 : 0;
      at++;
    }
    return text.substring(from, at);
  }
}
