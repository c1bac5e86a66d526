package org.ticconnect.owner.run;

import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.camel.FailedToCreateRouteException;
import org.apache.camel.FailedToStartRouteException;
import org.apache.camel.model.Model;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.ticconnect.mapping.Mistake;

/** Says in plain words why something of a route failed. */
final class Refusal {
  private static final int LONGEST = 300;

  private Refusal() {}

  /** What kept a file from being loaded. */
  static Mistake mistake(String file, Throwable failure, Model model) {
    Optional<String> route = route(failure);
    int line =
        markedLine(failure)
            .or(() -> route.map(model::getRouteDefinition).map(found -> found.getLineNumber()))
            .filter(known -> known > 0)
            .orElse(0);
    return new Mistake(file, line, route.map(id -> "route " + id).orElse(""), reason(failure));
  }

  /** The first line of what the innermost cause says. */
  static String reason(Throwable failure) {
    Throwable root = causes(failure).reduce(failure, (outer, inner) -> inner);
    String message =
        root instanceof MarkedYamlEngineException wrong ? wrong.getProblem() : root.getMessage();
    String said =
        message == null || message.isBlank()
            ? root.getClass().getSimpleName()
            : message.strip().lines().findFirst().orElse("");
    return said.length() <= LONGEST ? said : said.substring(0, LONGEST) + "...";
  }

  private static Optional<String> route(Throwable failure) {
    return causes(failure)
        .map(
            cause ->
                cause instanceof FailedToCreateRouteException made
                    ? made.getRouteId()
                    : cause instanceof FailedToStartRouteException started
                        ? started.getRouteId()
                        : null)
        .filter(Objects::nonNull)
        .findFirst();
  }

  private static Optional<Integer> markedLine(Throwable failure) {
    return causes(failure)
        .filter(MarkedYamlEngineException.class::isInstance)
        .map(MarkedYamlEngineException.class::cast)
        .flatMap(wrong -> wrong.getProblemMark().stream())
        .map(mark -> mark.getLine() + 1)
        .findFirst();
  }

  private static Stream<Throwable> causes(Throwable failure) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause).limit(50);
  }
}
