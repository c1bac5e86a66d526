package org.ticconnect;

import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.apache.camel.Processor;
import org.apache.camel.spi.Registry;
import org.ticconnect.admin.file.FileSteps;
import org.ticconnect.admin.file.Notices;
import org.ticconnect.admin.file.OwnerReport;
import org.ticconnect.admin.file.SafeMode;
import org.ticconnect.files.Activation;
import org.ticconnect.files.ChangedOnly;
import org.ticconnect.files.Drafts;
import org.ticconnect.files.FileKind;
import org.ticconnect.files.FileName;
import org.ticconnect.files.OwnFile;
import org.ticconnect.files.Part;
import org.ticconnect.mapping.FileTree;
import org.ticconnect.mapping.MappingException;
import org.ticconnect.mapping.Mistake;
import org.ticconnect.meter.Freshness;
import org.ticconnect.modbus.ReloadMaps;
import org.ticconnect.pipeline.FailureCount;
import org.ticconnect.pipeline.SourceSteps;

/** What changes files while the device runs, wired. */
final class ChangeParts {
  private final Boot.Ready ready;
  private final OwnerParts owner;
  private final Duration lasting;
  private final LongSupplier monotonic;
  private final long started;
  private final SafeMode safeMode;
  private final Optional<Integer> settings;
  private final Activation activation;
  private final FileSteps steps;
  private final ChangedOnly routes;
  private volatile boolean begun;

  /**
   * What serves files, and what tells whether it does well.
   *
   * @param mqtt empty while no broker is set
   * @param told how this device is
   * @param failures of the device's own routes
   */
  record Device(
      List<SourceSteps> sources,
      ReloadMaps registers,
      Brokers brokers,
      Optional<MqttParts> mqtt,
      OwnerParts owner,
      DeviceTold told,
      FailureCount failures) {}

  /**
   * @param home the folder of the shipped files
   * @param monotonic clock in nanoseconds
   */
  ChangeParts(
      Boot.Ready ready, Path home, Device device, Patience patience, LongSupplier monotonic) {
    this.ready = ready;
    this.owner = device.owner();
    this.lasting = patience.lasting();
    this.monotonic = monotonic;
    this.started = monotonic.getAsLong();
    this.settings =
        Optional.of(FileName.SETTINGS)
            .filter(name -> ready.own().containsKey(name.path()))
            .flatMap(ready.library()::own)
            .flatMap(OwnFile::active);
    this.safeMode = new SafeMode(ready.starts().safe());
    // Nothing of theirs runs before the device does.
    this.routes = new ChangedOnly(Set.of(FileKind.ROUTES), Map.of(), owner.part());
    this.activation =
        new Activation(ready.library(), parts(home, device), patience.watch(), monotonic);
    this.steps =
        new FileSteps(
            ready.library(),
            FileTree.of(home),
            activation,
            safeMode,
            (name, text) -> OwnerReport.trial(owner.trial(FileKind.ROUTES.path(name), text)),
            new MapPreview(
                () -> FileTree.of(home).with(ready.library().running()),
                ready.mappings().quantities(),
                owner::sample,
                device.brokers(),
                device.told(),
                monotonic),
            () -> OwnerReport.files(owner.files()),
            Version.text());
  }

  private List<Part> parts(Path home, Device device) {
    Map<String, String> own = ready.own();
    TopicPart topics =
        new TopicPart(
            FileTree.of(home), ready.mappings().quantities(), device.brokers(), device.mqtt());
    return List.of(
        // What the next start needs may be any of these.
        new ChangedOnly(
            EnumSet.of(FileKind.CONFIG, FileKind.MODBUS, FileKind.MQTT),
            own,
            new SettingsPart(home, ready.given())),
        new ChangedOnly(
            Set.of(FileKind.MODBUS, FileKind.CONFIG), own, new RegisterPart(device.registers())),
        new ChangedOnly(Set.of(FileKind.MQTT), own, topics),
        routes,
        new Health(
            device.sources(),
            new Freshness(ready.settings().staleAfter()),
            device.failures(),
            monotonic));
  }

  /** Binds {@code own.watch} and the steps of files. */
  void bind(Registry registry) {
    registry.bind("own.watch", (Processor) exchange -> look());
    steps.bind(registry);
  }

  /**
   * Looks at own routes without starting them.
   *
   * @throws MappingException when one is wrong
   */
  void check() throws MappingException {
    List<Mistake> mistakes = owner.part().mistakes(ownRoutes());
    if (!mistakes.isEmpty()) {
      throw new MappingException(mistakes);
    }
  }

  private Map<String, String> ownRoutes() {
    Map<String, String> routes = new TreeMap<>(ready.own());
    routes.keySet().removeIf(path -> !path.startsWith(FileKind.ROUTES.folder() + "/"));
    return routes;
  }

  /** Starts own routes; those that do not start become drafts. */
  void begin() {
    Map<String, String> own = new TreeMap<>(ready.own());
    owner
        .part()
        .begin(ownRoutes())
        .forEach(
            (name, reason) -> {
              own.remove(name.path());
              new Drafts(ready.library()).draft(name, reason);
            });
    routes.begin(own);
    activation.begin(own);
    begun = true;
  }

  private void look() {
    if (!begun) {
      return; // what stops before is found then
    }
    owner.look();
    activation.look();
    ready.starts().look();
    if (monotonic.getAsLong() - started >= lasting.toNanos()) {
      ready.starts().lasted(settings);
    }
  }

  /** Ended as asked. */
  void end() {
    ready.starts().ended();
  }

  Notices notices(Supplier<List<Map<String, String>>> others) {
    return new Notices(safeMode, ready.library().problem(), this::refusedSettings, others);
  }

  private Optional<String> refusedSettings() {
    return ready.library().own(FileName.SETTINGS).flatMap(OwnFile::refusal);
  }

  Activation activation() {
    return activation;
  }
}
