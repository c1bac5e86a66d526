package org.ticconnect.owner.check;

import java.util.Optional;

/** What a simple expression of an owner may say. */
public final class SimpleRules {
  // Each can stand for a body of 64 KiB. When routes run, the limit is higher, for there each brace
  // counts as one, also those of a JSON text.
  private static final int MOST_FUNCTIONS = 20;

  private SimpleRules() {}

  /**
   * @param text as it stands in the file
   * @param predicate whether it is asked for yes or no, as in {@code filter} and {@code when};
   *     otherwise it makes a text
   * @return what is not allowed, in words for owners; empty when all is
   */
  public static Optional<String> problem(String text, boolean predicate) {
    Optional<String> general = AnyText.problem(text);
    if (general.isPresent()) {
      return general;
    }
    if (text.indexOf('\\') >= 0) {
      return Optional.of(Shown.quoted(text) + ": '\\' is not allowed");
    }
    if (text.chars().filter(character -> character == '$').count() > MOST_FUNCTIONS) {
      return Optional.of(Shown.quoted(text) + " has more than " + MOST_FUNCTIONS + " functions");
    }
    // Bodies are read without the blanks at both ends, messages of logs with them.
    String trimmed = text.trim();
    return predicate
        ? new SimplePredicate(trimmed).problem()
        : SimpleTemplate.problem(text).or(() -> SimpleTemplate.problem(trimmed));
  }
}
