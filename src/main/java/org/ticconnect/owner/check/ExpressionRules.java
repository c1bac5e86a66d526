package org.ticconnect.owner.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The expressions of steps: in which language, and what they say. */
final class ExpressionRules {
  static final List<String> LANGUAGES = List.of("simple", "constant", "header");
  private static final String WRAPPER = "expression";
  private static final String EXAMPLE = "\"simple: '${body}'\"";

  private ExpressionRules() {}

  /** What a step with an expression may hold besides its own options. */
  static List<String> optionsWith(List<String> own) {
    List<String> all = new ArrayList<>(own);
    all.addAll(LANGUAGES);
    all.add(WRAPPER);
    return all;
  }

  /**
   * @param step that holds exactly one expression
   * @param predicate whether it is asked for yes or no
   */
  static void check(Place step, boolean predicate) {
    List<String> given = new ArrayList<>(step.names());
    given.retainAll(optionsWith(List.of()));
    if (given.size() != 1) {
      step.wrong("needs one of " + String.join(", ", LANGUAGES));
      return;
    }
    Place only = step.option(given.get(0)).orElseThrow();
    if (!given.get(0).equals(WRAPPER)) {
      language(given.get(0), only, predicate);
    } else if (only.hasOptions(EXAMPLE)) {
      only.allowOnly("expressions", LANGUAGES);
      wrapped(only, predicate);
    }
  }

  private static void wrapped(Place wrapper, boolean predicate) {
    if (wrapper.names().size() != 1) {
      wrapper.wrong("needs one of " + String.join(", ", LANGUAGES));
      return;
    }
    String language = wrapper.names().get(0);
    if (LANGUAGES.contains(language)) {
      language(language, wrapper.option(language).orElseThrow(), predicate);
    }
  }

  private static void language(String name, Place place, boolean predicate) {
    Optional<Place> written = Optional.of(place);
    if (place.node().isObject()) {
      place.allowOnly(name, Set.of(WRAPPER));
      written = place.needed(WRAPPER);
    }
    written.ifPresent(
        value ->
            value.text().flatMap(text -> problem(name, text, predicate)).ifPresent(value::wrong));
  }

  private static Optional<String> problem(String language, String text, boolean predicate) {
    return switch (language) {
      case "simple" -> SimpleRules.problem(text, predicate);
      case "header" ->
          Names.HEADER_NAME.matcher(text).matches()
              ? Optional.empty()
              : Optional.of(
                  "%s is no name of a header: %s"
                      .formatted(Shown.quoted(text), Names.HEADER_IN_WORDS));
      default -> AnyText.problem(text);
    };
  }
}
