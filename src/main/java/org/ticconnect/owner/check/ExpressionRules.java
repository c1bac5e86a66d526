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

  private final HeaderNames headers;

  ExpressionRules(HeaderNames headers) {
    this.headers = headers;
  }

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
  void check(Place step, boolean predicate) {
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

  private void wrapped(Place wrapper, boolean predicate) {
    if (wrapper.names().size() != 1) {
      wrapper.wrong("needs one of " + String.join(", ", LANGUAGES));
      return;
    }
    String language = wrapper.names().get(0);
    if (LANGUAGES.contains(language)) {
      language(language, wrapper.option(language).orElseThrow(), predicate);
    }
  }

  private void language(String name, Place place, boolean predicate) {
    Optional<Place> written = Optional.of(place);
    if (place.node().isObject() && place.option(WRAPPER).isEmpty()) {
      place.wrong("must be a text; one that begins with a brace needs quotation marks around it");
      return;
    }
    if (place.node().isObject()) {
      place.allowOnly(name, Set.of(WRAPPER));
      written = place.needed(WRAPPER);
    }
    written.ifPresent(value -> value.text().ifPresent(text -> said(name, text, value, predicate)));
  }

  private void said(String language, String text, Place at, boolean predicate) {
    switch (language) {
      case "simple" -> simple(text, at, predicate);
      case "header" -> header(text, at);
      default -> AnyText.problem(text).ifPresent(at::wrong);
    }
  }

  /** A simple expression, which can also stand where no language is named. */
  void simple(String text, Place at, boolean predicate) {
    Optional<String> problem = SimpleRules.problem(text, predicate);
    problem.ifPresentOrElse(at::wrong, () -> headers.readIn(text, at));
  }

  private void header(String name, Place at) {
    if (Names.HEADER_NAME.matcher(name).matches()) {
      headers.read(name, at);
    } else {
      at.wrong(Shown.quoted(name) + " is no name of a header: " + Names.HEADER_IN_WORDS);
    }
  }
}
