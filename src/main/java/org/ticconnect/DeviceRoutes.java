package org.ticconnect;

import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.TemplatedRouteBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ticconnect.mapping.MappingException;
import org.ticconnect.mapping.Mistake;
import org.ticconnect.settings.Settings;

/** The device's own routes: those of the folder {@code routes}, and some for each source. */
final class DeviceRoutes {
  private static final Logger LOG = LoggerFactory.getLogger(DeviceRoutes.class);

  /** What reads comes last: whatever takes from it must be there. */
  private static final List<String> OF_A_SOURCE = List.of("live", "frame", "tic");

  /** Saves power: a read for fifteen bytes, which then are later by a quarter of a group. */
  private static final int GATHERED_MILLIS = 15;

  private final CamelContext context;
  private final Path home;
  private final Settings settings;

  /**
   * @param home the folder of the shipped files
   */
  DeviceRoutes(CamelContext context, Path home, Settings settings) {
    this.context = context;
    this.home = home;
    this.settings = settings;
  }

  /**
   * Loads the routes of the folder, and starts the context and them.
   *
   * @throws MappingException when one is wrong
   */
  void start() throws MappingException {
    boolean serving = !settings.mqttOnly();
    Properties placeholders = new Properties();
    placeholders.setProperty("mqtt.enabled", Boolean.toString(settings.mqtt().url().isPresent()));
    placeholders.setProperty("history.enabled", Boolean.toString(serving));
    placeholders.setProperty("modbus.enabled", Boolean.toString(serving));
    placeholders.setProperty("empro.rest", Boolean.toString(settings.emproRest()));
    placeholders.setProperty(
        "button.enabled", Boolean.toString(settings.panel().button().isPresent()));
    context.getPropertiesComponent().setInitialProperties(placeholders);
    refuse(new RouteFiles(home).load(context));
    refuse(RouteFiles.tried(context::start));
  }

  /**
   * Reads the sources from now on.
   *
   * @throws MappingException when a template cannot become a route
   */
  void startSources() throws MappingException {
    refuse(RouteFiles.tried(() -> settings.sources().forEach(this::add)));
  }

  private static void refuse(List<Mistake> mistakes) throws MappingException {
    if (!mistakes.isEmpty()) {
      throw new MappingException(mistakes);
    }
  }

  private void add(Settings.Source source) {
    String line = "tic:" + source.line();
    String options =
        "lineListener=#%s.line%s"
            .formatted(source.name(), settings.mqttOnly() ? "&gather=" + GATHERED_MILLIS : "");
    for (String template : OF_A_SOURCE) {
      TemplatedRouteBuilder.builder(context, template)
          .routeId(id(source, template))
          .parameter("source", source.name())
          .parameter("line", line + (line.contains("?") ? "&" : "?") + options)
          .add();
    }
  }

  private static String id(Settings.Source source, String template) {
    return "source-" + source.name() + "-" + template;
  }

  /** So that nothing is put into queues any more. */
  void stopSources() {
    for (Settings.Source source : settings.sources()) {
      try {
        context.getRouteController().stopRoute(id(source, "tic"));
      } catch (Exception stubborn) {
        LOG.debug("{} does not stop by itself", source.name(), stubborn);
      }
    }
  }
}
