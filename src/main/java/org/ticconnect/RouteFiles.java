package org.ticconnect;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
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
      mistakes.add(new Mistake(name, 0, "", refused.getMessage()));
    }
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    }
  }
}
