package org.ticconnect.owner.check;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The steps of a route. */
final class StepRules {
  /** All that owners have. */
  static final List<String> STEPS =
      List.of(
          "setBody",
          "setHeader",
          "removeHeader",
          "removeHeaders",
          "choice",
          "filter",
          "to",
          "log",
          "stop");

  static final int MOST_STEPS = 200;

  private static final Pattern HEADERS = Pattern.compile("\\*|" + Names.HEADER + "\\*?");
  private static final Pattern LEVEL = Pattern.compile("ERROR|WARN|INFO|DEBUG");
  private static final List<String> COMMON = List.of("id", "description");
  private static final String LIST_OF_STEPS = "a list such as '- log: \"text\"'";

  private final LabelRules labels;
  private final EndpointFields endpoints;
  private final DirectRoutes calls;
  private final HeaderNames headers;
  private final ExpressionRules expressions;
  private int count;

  StepRules(LabelRules labels, EndpointFields endpoints, DirectRoutes calls, HeaderNames headers) {
    this.labels = labels;
    this.endpoints = endpoints;
    this.calls = calls;
    this.headers = headers;
    expressions = new ExpressionRules(headers);
  }

  /** All steps of a list, with those inside them. */
  void check(Place list) {
    for (Place step : list.elements(LIST_OF_STEPS)) {
      if (++count > MOST_STEPS) {
        if (count == MOST_STEPS + 1) {
          step.wrong("the file has more than " + MOST_STEPS + " steps");
        }
        return;
      }
      calls.step();
      if (step.hasOptions(LIST_OF_STEPS)) {
        only(step);
      }
    }
  }

  private void only(Place step) {
    if (step.names().size() != 1) {
      step.wrong("each step needs a '-' and one name; here are " + step.names().size());
    }
    for (String name : step.names()) {
      Place body = step.option(name).orElseThrow();
      if (STEPS.contains(name)) {
        known(name, body);
      } else {
        body.wrong(
            "there is no step %s in your route; %s"
                .formatted(Shown.quoted(name), Nearest.orAll(name, "there", STEPS)));
      }
    }
  }

  private void known(String name, Place body) {
    switch (name) {
      case "setBody" -> setBody(body);
      case "setHeader" -> setHeader(body);
      case "removeHeader" -> textOr(body, name, "name", Names.HEADER_NAME);
      case "removeHeaders" -> textOr(body, name, "pattern", HEADERS);
      case "choice" -> choice(body);
      case "filter" -> condition(body, name);
      case "to" -> endpoints.check(body, EndpointRules.Use.TO);
      case "log" -> log(body);
      default -> options(body, name, List.of(), "'stop: {}'");
    }
  }

  private boolean options(Place body, String step, List<String> own, String example) {
    if (!body.hasOptions(example)) {
      return false;
    }
    List<String> allowed = new ArrayList<>(own);
    allowed.addAll(COMMON);
    body.allowOnly(step, allowed);
    labels.check(body);
    return true;
  }

  private void setBody(Place body) {
    if (options(body, "setBody", ExpressionRules.optionsWith(List.of()), "'constant: text'")) {
      expressions.check(body, false);
    }
  }

  private void setHeader(Place body) {
    List<String> own = ExpressionRules.optionsWith(List.of("name"));
    if (options(body, "setHeader", own, "'name: mine' and 'constant: text'")) {
      body.needed("name").ifPresent(this::setsHeader);
      expressions.check(body, false);
    }
  }

  private void setsHeader(Place name) {
    matching(name, Names.HEADER_NAME);
    if (name.node().isTextual()) {
      headers.set(name.node().textValue());
    }
  }

  private void textOr(Place body, String step, String option, Pattern allowed) {
    if (body.node().isTextual()) {
      matching(body, allowed);
    } else if (options(body, step, List.of(option), "'" + step + ": mine'")) {
      body.needed(option).ifPresent(text -> matching(text, allowed));
    }
  }

  private static void matching(Place place, Pattern allowed) {
    place
        .text()
        .filter(text -> !allowed.matcher(text).matches())
        .ifPresent(
            text ->
                place.wrong(
                    "%s is no name of a header: %s"
                        .formatted(Shown.quoted(text), Names.HEADER_IN_WORDS)));
  }

  private void choice(Place body) {
    if (!options(body, "choice", List.of("when", "otherwise"), "'when:' and 'otherwise:'")) {
      return;
    }
    body.needed("when")
        .ifPresent(
            list ->
                list.elements("a list of conditions with steps")
                    .forEach(when -> condition(when, "when")));
    body.option("otherwise")
        .filter(otherwise -> options(otherwise, "otherwise", List.of("steps"), "'steps:'"))
        .flatMap(otherwise -> otherwise.needed("steps"))
        .ifPresent(this::check);
  }

  private void condition(Place body, String step) {
    List<String> own = ExpressionRules.optionsWith(List.of("steps"));
    if (options(body, step, own, "\"simple: '${header.mine} > 5'\" and 'steps:'")) {
      expressions.check(body, true);
      body.needed("steps").ifPresent(this::check);
    }
  }

  private void log(Place body) {
    if (body.node().isTextual()) {
      message(body);
    } else if (options(body, "log", List.of("message", "loggingLevel"), "'log: \"text\"'")) {
      body.needed("message").ifPresent(this::message);
      body.option("loggingLevel")
          .ifPresent(
              level ->
                  level
                      .text()
                      .filter(text -> !LEVEL.matcher(text).matches())
                      .ifPresent(text -> level.wrong("must be ERROR, WARN, INFO or DEBUG")));
    }
  }

  private void message(Place place) {
    if (place.node().isTextual() && place.node().textValue().isBlank()) {
      place.wrong("is empty");
    } else {
      place.text().ifPresent(text -> expressions.simple(text, place, false));
    }
  }
}
