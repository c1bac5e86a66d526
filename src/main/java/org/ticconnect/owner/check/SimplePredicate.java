package org.ticconnect.owner.check;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A simple expression that says yes or no: comparisons, joined by {@code &&} and {@code ||}. The
 * left of a comparison is a function, a text in quotation marks, true or false; the right also a
 * number or null.
 */
final class SimplePredicate {
  private static final List<String> COMPARISONS =
      List.of(
          "==",
          "!=",
          ">",
          ">=",
          "<",
          "<=",
          "contains",
          "!contains",
          "startsWith",
          "!startsWith",
          "endsWith",
          "!endsWith",
          "in",
          "!in",
          "=~",
          "starts with",
          "ends with");
  private static final List<String> JUNCTIONS = List.of("&&", "||");
  private static final Pattern LEFT_WORD = Pattern.compile("true|false");
  private static final Pattern RIGHT_WORD =
      Pattern.compile("true|false|null|-?[0-9]{1,15}(\\.[0-9]{1,6})?");
  private static final Pattern WORD = Pattern.compile("[^ \\t\\r\\n]+");
  private static final Pattern BLANKS = Pattern.compile("[ \\t\\r\\n]*");

  private final String text;
  private int at;

  /**
   * @param text without blanks at both ends
   */
  SimplePredicate(String text) {
    this.text = text;
  }

  Optional<String> problem() {
    try {
      at = 0;
      do {
        comparison();
      } while (junction());
      return Optional.empty();
    } catch (Refused refused) {
      return Optional.of(Shown.quoted(text) + ": " + refused.getMessage());
    }
  }

  private void comparison() {
    operand(LEFT_WORD, "${body}, ${header.name}, a text in quotation marks, true or false");
    if (isAtEnd() || JUNCTIONS.contains(nextWord())) {
      return;
    }
    String operator =
        COMPARISONS.stream()
            .filter(known -> nextWord().equals(known) || text.startsWith(known + " ", at))
            .findFirst()
            .orElseThrow(
                () ->
                    new Refused(
                        "there is no operator %s; there are %s, && and ||"
                            .formatted(Shown.quoted(nextWord()), String.join(" ", COMPARISONS))));
    int behind = at + operator.length();
    boolean blankBehind = behind >= text.length() || text.charAt(behind) == ' ';
    if (text.charAt(at - 1) != ' ' || !blankBehind) {
      throw new Refused("'" + operator + "' needs a blank on both sides, and no new line");
    }
    at = behind;
    skipBlanks();
    operand(RIGHT_WORD, "a number, a text in quotation marks, ${header.name}, true, false or null");
  }

  private boolean junction() {
    if (isAtEnd()) {
      return false;
    }
    String word = nextWord();
    if (!JUNCTIONS.contains(word)) {
      throw new Refused("&& or || must stand before " + Shown.quoted(word));
    }
    at += word.length();
    skipBlanks();
    return true;
  }

  /** Steps over one operand and the blanks behind it. */
  private void operand(Pattern words, String allowed) {
    if (isAtEnd()) {
      throw new Refused("something is missing at the end: " + allowed);
    }
    char first = text.charAt(at);
    if (first == '$') {
      function();
    } else if (first == '\'' || first == '"') {
      quotation(first);
    } else if (words.matcher(nextWord()).matches()) {
      at += nextWord().length();
    } else {
      throw new Refused(
          "%s is not allowed; allowed are %s".formatted(Shown.quoted(nextWord()), allowed));
    }
    if (!isAtEnd() && !skipBlanks()) {
      throw new Refused("a blank is missing before " + Shown.quoted(nextWord()));
    }
  }

  private void quotation(char mark) {
    int close = at + 1;
    while (close < text.length() && text.charAt(close) != mark) {
      close++;
    }
    if (close == text.length()) {
      throw new Refused("the quotation mark " + mark + " has no second one");
    }
    at++;
    while (at < close) {
      char next = text.charAt(at);
      if (next == '$') {
        function();
      } else if (next == '{' || next == '}') {
        throw new Refused("braces in quotation marks are not allowed");
      } else {
        at++;
      }
    }
    at++;
  }

  private void function() {
    SimpleFunctions.problem(text, at)
        .ifPresent(
            problem -> {
              throw new Refused(problem);
            });
    int end = SimpleFunctions.end(text, at).orElseThrow();
    if (text.substring(at, end).matches("(?s).*['\"].*")) {
      throw new Refused("quotation marks in functions are not allowed here");
    }
    at = end + 1;
  }

  private boolean isAtEnd() {
    return at >= text.length();
  }

  private String nextWord() {
    Matcher word = WORD.matcher(text).region(at, text.length());
    return word.lookingAt() ? word.group() : "";
  }

  private boolean skipBlanks() {
    Matcher blanks = BLANKS.matcher(text).region(at, text.length());
    blanks.lookingAt();
    at = blanks.end();
    return !blanks.group().isEmpty();
  }

  private static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Refused(String problem) {
      super(problem, null, false, false);
    }
  }
}
