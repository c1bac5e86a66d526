package org.ticconnect;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.FailedToCreateRouteException;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.ticconnect.mapping.Mistake;

/** Loads the YAML files of {@code routes}. */
final class RouteFiles {
  private final Path folder;

  RouteFiles(Path home) {
    this.folder = home.resolve("routes");
  }

  /**
   * Adds all routes and route templates to a context.
   *
   * @return the mistakes found; empty when all is well
   */
  List<Mistake> load(CamelContext context) {
    List<Mistake> mistakes = new ArrayList<>();
    try {
      for (Path file : files()) {
        load(context, file, mistakes);
      }
    } catch (IOException unreadable) {
      mistakes.add(new Mistake("routes", 0, "", "cannot be read: " + unreadable.getMessage()));
    }
    return mistakes;
  }

  private void load(CamelContext context, Path file, List<Mistake> mistakes) {
    String name = "routes/" + file.getFileName();
    try {
      Resource resource = ResourceHelper.fromString(name, Files.readString(file));
      Collection<RoutesBuilder> builders =
          PluginHelper.getRoutesLoader(context).findRoutesBuilders(resource);
      for (RoutesBuilder builder : builders) {
        builder.addTemplatedRoutesToCamelContext(context);
        context.addRoutes(builder);
      }
    } catch (Exception refused) {
      mistakes.add(new Mistake(name, line(refused), "", reason(refused)));
    }
  }

  /** What fits together is known only when routes are made: a missing step, a wrong option. */
  static List<Mistake> tried(Runnable making) {
    try {
      making.run();
      return List.of();
    } catch (RuntimeException refused) {
      Optional<FailedToCreateRouteException> route =
          causes(refused)
              .filter(FailedToCreateRouteException.class::isInstance)
              .map(FailedToCreateRouteException.class::cast)
              .findFirst();
      String field = route.map(known -> "route " + known.getRouteId()).orElse("");
      return List.of(new Mistake("routes", 0, field, reason(refused)));
    }
  }

  private static Stream<Throwable> causes(Throwable failure) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause);
  }

  private static String reason(Throwable failure) {
    Throwable root = causes(failure).reduce(failure, (outer, inner) -> inner);
    String message =
        root instanceof MarkedYamlEngineException wrong ? wrong.getProblem() : root.getMessage();
    return String.valueOf(message).lines().findFirst().orElse("is wrong");
  }

  private static int line(Throwable failure) {
    return causes(failure)
        .filter(MarkedYamlEngineException.class::isInstance)
        .map(MarkedYamlEngineException.class::cast)
        .findFirst()
        .flatMap(MarkedYamlEngineException::getProblemMark)
        .map(mark -> mark.getLine() + 1)
        .orElse(0);
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    }
  }
}
