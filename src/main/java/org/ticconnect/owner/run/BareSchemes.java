package org.ticconnect.owner.run;

import java.util.List;
import org.apache.camel.model.ModelLifecycleStrategySupport;
import org.apache.camel.model.RouteDefinition;

/**
 * {@code reading:} and {@code events:} are no URIs for Java; with a star they are, and mean the
 * same.
 */
final class BareSchemes extends ModelLifecycleStrategySupport {
  private static final List<String> BARE = List.of("reading", "reading:", "events", "events:");

  @Override
  public void onAddRouteDefinition(RouteDefinition route) {
    if (route.getInput() != null && BARE.contains(route.getInput().getUri())) {
      String uri = route.getInput().getUri();
      route.getInput().setUri((uri.endsWith(":") ? uri : uri + ":") + "*");
    }
  }
}
