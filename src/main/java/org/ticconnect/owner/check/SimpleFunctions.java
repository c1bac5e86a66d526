package org.ticconnect.owner.check;

import java.text.SimpleDateFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The functions {@code ${...}} of simple expressions that owners have. */
final class SimpleFunctions {
  static final String ALL = "${body}, ${header.name}, ${date:now:pattern}, ${exception.message}";

  private static final Set<String> FIXED = Set.of("body", "exception.message");
  private static final Pattern HEADER = Pattern.compile("headers?\\." + Names.HEADER);
  private static final Pattern DATE = Pattern.compile("date:now:([A-Za-z0-9.,:/_' -]{1,40})");

  private SimpleFunctions() {}

  /**
   * @param text that holds functions among other things
   * @param from where {@code $} stands
   * @return where the function ends (its closing brace); empty when there is none
   */
  static Optional<Integer> end(String text, int from) {
    int end = text.startsWith("${", from) ? text.indexOf('}', from) : -1;
    return end < 0 ? Optional.empty() : Optional.of(end);
  }

  /**
   * @param text that holds functions among other things
   * @param from where {@code $} stands
   * @return what is wrong with the function there
   */
  static Optional<String> problem(String text, int from) {
    if (!text.startsWith("${", from)) {
      return Optional.of("'$' is allowed only in the functions " + ALL);
    }
    Optional<Integer> end = end(text, from);
    if (end.isEmpty()) {
      return Optional.of(Shown.quoted(text.substring(from)) + " has no '}'");
    }
    String function = text.substring(from + 2, end.get());
    boolean known = FIXED.contains(function) || HEADER.matcher(function).matches();
    return known || isDate(function)
        ? Optional.empty()
        : Optional.of(
            "there is no %s here; there are %s"
                .formatted(Shown.quoted("${" + function + "}"), ALL));
  }

  private static boolean isDate(String function) {
    Matcher date = DATE.matcher(function);
    if (!date.matches() || function.contains(" : ")) {
      return false;
    }
    try {
      new SimpleDateFormat(date.group(1), Locale.ROOT);
      return true;
    } catch (IllegalArgumentException noPattern) {
      return false;
    }
  }
}
