package org.ticconnect;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.apache.camel.spi.Registry;
import org.ticconnect.admin.inspect.InspectSteps;
import org.ticconnect.files.FileKind;
import org.ticconnect.files.FileName;
import org.ticconnect.logs.LogRing;
import org.ticconnect.mapping.EditorSchemas;
import org.ticconnect.mapping.RegisterFiles;
import org.ticconnect.meter.Quantities;
import org.ticconnect.meter.Quantity;
import org.ticconnect.mqtt.link.MqttLink;
import org.ticconnect.owner.check.OwnerRules;
import org.ticconnect.owner.check.RouteEditorSchema;
import org.ticconnect.pipeline.SourceSteps;
import org.ticconnect.settings.SettingException;
import org.ticconnect.settings.Settings;
import org.ticconnect.settings.SettingsReader;
import org.ticconnect.web.stream.Feed;

/** What shows the inside of the device, wired. */
final class InspectionParts {
  private final InspectSteps steps;

  /**
   * @param ready what the device runs with
   * @param home the folder of the shipped files
   * @param mqtt empty while no broker is set
   * @param reports what the help bundle tells, by title, in this order
   * @param monotonic clock in nanoseconds
   */
  InspectionParts(
      Boot.Ready ready,
      Path home,
      List<SourceSteps> sources,
      ModbusParts modbus,
      Optional<MqttLink> mqtt,
      Map<String, Supplier<Object>> reports,
      LongSupplier monotonic) {
    Quantities quantities = ready.mappings().quantities();
    this.steps =
        new InspectSteps(
            new InspectSteps.Device(
                sources,
                quantities,
                modbus.banks(),
                modbus.server(),
                mqtt,
                LogRing.ofProgram(),
                secrets(ready.settings())),
            new InspectSteps.Told(Version.text(), () -> settings(ready, home), reports),
            schemas(ready, sources, modbus),
            monotonic);
  }

  private static Set<String> secrets(Settings settings) {
    Set<String> secrets = new HashSet<>();
    settings.mqtt().password().ifPresent(secrets::add);
    return secrets;
  }

  private static Map<String, String> settings(Boot.Ready ready, Path home) {
    try {
      return SettingsReader.told(
          home,
          Optional.ofNullable(ready.own().get(FileName.SETTINGS.path())),
          ready.given().environment(),
          ready.given().commandLine());
    } catch (SettingException changed) {
      return Map.of(changed.key(), changed.problem());
    }
  }

  private static Map<String, Supplier<Object>> schemas(
      Boot.Ready ready, List<SourceSteps> sources, ModbusParts modbus) {
    Quantities quantities = ready.mappings().quantities();
    EditorSchemas maps = new EditorSchemas(quantities);
    List<String> names = sources.stream().map(SourceSteps::source).toList();
    Settings.Routes routes = ready.settings().routes();
    RouteEditorSchema ofRoutes =
        new RouteEditorSchema(
            new OwnerRules(routes.topics(), routes.pushes()),
            new HashSet<>(quantities.all().stream().map(Quantity::name).toList()),
            Set.copyOf(names));
    Map<String, Supplier<Object>> schemas = new LinkedHashMap<>();
    schemas.put("modbus", maps::modbus);
    schemas.put("mqtt", maps::mqtt);
    schemas.put("units", () -> maps.units(maps(ready, modbus.banks().served()), names));
    schemas.put("routes", ofRoutes::json);
    return schemas;
  }

  /** Of the shipped and own files at the start, and of what is served since. */
  private static Set<String> maps(Boot.Ready ready, RegisterFiles served) {
    Set<String> names = new TreeSet<>(ready.mappings().registers().maps().keySet());
    names.addAll(served.maps().keySet());
    ready.library().own().stream()
        .filter(own -> own.name().kind() == FileKind.MODBUS)
        .forEach(own -> names.add(own.name().name()));
    return names;
  }

  /** Binds the steps of {@code routes/admin-inspect.yaml}. */
  void bind(Registry registry) {
    steps.bind(registry);
  }

  /** What can be looked at while it changes. */
  List<Feed> feeds() {
    return steps.feeds();
  }
}
