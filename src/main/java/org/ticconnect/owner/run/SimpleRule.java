package org.ticconnect.owner.run;

import java.util.Optional;

/** What may be said in the language simple. */
@FunctionalInterface
public interface SimpleRule {

  /**
   * @param text an expression, a predicate or the message of a log step
   * @param predicate whether it is a condition
   * @return what is wrong with it; empty when it is allowed
   */
  Optional<String> problem(String text, boolean predicate);
}
