package org.ticconnect;

import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.TemplatedRouteBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ticconnect.mapping.MappingException;
import org.ticconnect.mapping.Mistake;
import org.ticconnect.settings.Settings;

/** Starts a route of template {@code share} for each source, when the owner shares the lines. */
final class SharedLines {
  private static final Logger LOG = LoggerFactory.getLogger(SharedLines.class);

  private final CamelContext context;
  private final Settings settings;

  SharedLines(CamelContext context, Settings settings) {
    this.context = context;
    this.settings = settings;
  }

  void start() {
    settings.share().port().ifPresent(this::start);
  }

  /**
   * Makes the routes as they would be started.
   *
   * @throws MappingException when the template cannot become a route
   */
  void check() throws MappingException {
    List<Mistake> mistakes =
        RouteFiles.tried(() -> settings.sources().forEach(one -> add(one.name(), "127.0.0.1:0")));
    if (!mistakes.isEmpty()) {
      throw new MappingException(mistakes);
    }
  }

  private void start(int firstPort) {
    int port = firstPort;
    for (Settings.Source source : settings.sources()) {
      start(source.name(), settings.share().bind() + ":" + port++);
    }
  }

  /** A port that is taken costs the sharing and nothing else. */
  private void start(String source, String address) {
    try {
      add(source, address);
      LOG.info("The line of {} is shared on {}", source, address);
    } catch (RuntimeException refused) {
      LOG.warn(
          "The line of {} is not shared, for {} cannot be listened on: {}: choose another"
              + " share.port or share.bind",
          source,
          address,
          String.valueOf(refused.getCause()));
    }
  }

  private void add(String source, String address) {
    TemplatedRouteBuilder.builder(context, "share")
        .routeId("source-" + source + "-share")
        .parameter("source", source)
        .parameter("address", address)
        .add();
  }
}
