package org.ticconnect.owner.run;

import org.apache.camel.CamelContext;
import org.apache.camel.Expression;
import org.apache.camel.Predicate;
import org.apache.camel.language.simple.SimpleLanguage;
import org.apache.camel.spi.Language;

/**
 * The language simple, of which each text is checked when it is compiled. Camel resolves it by name
 * for expressions, predicates, messages of log steps and texts made up at run time alike.
 */
final class GuardedSimple implements Language {
  /** Each function may bring a body of 64 KiB, so this bounds what one step can make. */
  private static final int MOST_FUNCTIONS = 64;

  /** Position of the result type among the options that the compiler of routes hands over. */
  private static final int RESULT_TYPE = 0;

  private final SimpleRule rule;
  private final SimpleLanguage simple = new SimpleLanguage();

  GuardedSimple(SimpleRule rule, CamelContext context) {
    this.rule = rule;
    simple.setCamelContext(context);
    // It is not started: that would make this context the one of Camel's static shortcut.
    simple.init();
  }

  @Override
  public Predicate createPredicate(String text) {
    check(text, true);
    return simple.createPredicate(text);
  }

  @Override
  public Predicate createPredicate(String text, Object[] options) {
    check(text, true);
    return simple.createPredicate(text, options);
  }

  @Override
  public Expression createExpression(String text) {
    check(text, false);
    return simple.createExpression(text);
  }

  @Override
  public Expression createExpression(String text, Object[] options) {
    check(text, options[RESULT_TYPE] == Boolean.class);
    return simple.createExpression(text, options);
  }

  private void check(String text, boolean predicate) {
    String said = text == null ? "" : text;
    rule.problem(said, predicate)
        .ifPresent(
            problem -> {
              throw new IllegalArgumentException("'" + said + "': " + problem);
            });
    if (said.split("\\{", -1).length - 1 > MOST_FUNCTIONS) {
      throw new IllegalArgumentException(
          "an expression has at most " + MOST_FUNCTIONS + " functions");
    }
  }
}
