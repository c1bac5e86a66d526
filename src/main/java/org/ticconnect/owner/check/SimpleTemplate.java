package org.ticconnect.owner.check;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A simple expression that makes a text: what stands there, with functions in it. */
final class SimpleTemplate {
  // The language takes these for operators in the middle of a text, too.
  private static final Pattern OPERATOR =
      Pattern.compile(" (\\?:|\\?|:) |(\\?~>|~>)|(?<=\\})(\\+\\+|--)(?= |$)");

  private SimpleTemplate() {}

  static Optional<String> problem(String text) {
    StringBuilder literal = new StringBuilder();
    int at = 0;
    while (at < text.length()) {
      int dollar = text.indexOf('$', at);
      if (dollar < 0) {
        break;
      }
      Optional<String> problem = SimpleFunctions.problem(text, dollar);
      if (problem.isPresent()) {
        return problem;
      }
      literal.append(text, at, dollar).append("${}");
      at = SimpleFunctions.end(text, dollar).orElseThrow() + 1;
    }
    literal.append(text, Math.min(at, text.length()), text.length());
    Matcher operator = OPERATOR.matcher(literal);
    return operator.find()
        ? Optional.of(
            "%s: the operator '%s' is not allowed here; as a sign in a text write it without a"
                    .formatted(Shown.quoted(text), operator.group().trim())
                + " blank before it")
        : Optional.empty();
  }
}
