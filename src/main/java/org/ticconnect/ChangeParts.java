package org.ticconnect;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import org.apache.camel.Processor;
import org.apache.camel.spi.Registry;
import org.ticconnect.admin.file.FileSteps;
import org.ticconnect.admin.file.Notices;
import org.ticconnect.admin.file.OwnerReport;
import org.ticconnect.admin.file.SafeMode;
import org.ticconnect.files.Activation;
import org.ticconnect.files.ChangedOnly;
import org.ticconnect.files.FileKind;
import org.ticconnect.files.Part;
import org.ticconnect.mapping.FileTree;
import org.ticconnect.mapping.MappingException;
import org.ticconnect.mapping.Mistake;

/** What changes files while the device runs, wired. */
final class ChangeParts {
  private final Boot.Ready ready;
  private final OwnerParts owner;
  private final Duration lasting;
  private final LongSupplier monotonic;
  private final long started;
  private final SafeMode safeMode;
  private final Activation activation;
  private final FileSteps steps;
  private boolean lasted;

  /**
   * What serves files.
   *
   * @param topics also while no broker is set
   */
  record Served(Part registers, Part topics, OwnerParts owner, Part settings, Part health) {}

  /**
   * @param home the folder of the shipped files
   * @param monotonic clock in nanoseconds
   */
  ChangeParts(
      Boot.Ready ready, Path home, Served served, Patience patience, LongSupplier monotonic) {
    this.ready = ready;
    this.owner = served.owner();
    this.lasting = patience.lasting();
    this.monotonic = monotonic;
    this.started = monotonic.getAsLong();
    this.safeMode = new SafeMode(ready.starts().safe());
    Map<String, String> own = ready.own();
    List<Part> parts = new ArrayList<>();
    parts.add(served.settings());
    parts.add(new ChangedOnly(Set.of(FileKind.MODBUS, FileKind.CONFIG), own, served.registers()));
    parts.add(new ChangedOnly(Set.of(FileKind.MQTT), own, served.topics()));
    // Nothing of theirs runs before the device does.
    parts.add(new ChangedOnly(Set.of(FileKind.ROUTES), Map.of(), owner.part()));
    parts.add(served.health());
    this.activation = new Activation(ready.library(), parts, patience.watch(), monotonic);
    this.steps =
        new FileSteps(
            ready.library(),
            FileTree.of(home),
            activation,
            safeMode,
            (name, text) ->
                OwnerReport.trial(owner.trial("routes/" + name + FileTree.ENDING, text)),
            () -> OwnerReport.files(owner.files()),
            Version.text());
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
    List<Mistake> mistakes = owner.part().mistakes(routes());
    if (!mistakes.isEmpty()) {
      throw new MappingException(mistakes);
    }
  }

  private Map<String, String> routes() {
    Map<String, String> routes = new TreeMap<>(ready.own());
    routes.keySet().removeIf(path -> !path.startsWith(FileKind.ROUTES.folder() + "/"));
    return routes;
  }

  /** Starts own routes; those that do not start become drafts. */
  void begin() {
    Map<String, String> own = new TreeMap<>(ready.own());
    owner
        .part()
        .begin(routes())
        .forEach(
            (name, reason) -> {
              own.remove(name.path());
              ready.library().draft(name, reason);
            });
    activation.begin(own);
  }

  private void look() {
    owner.look();
    activation.look();
    if (!lasted && monotonic.getAsLong() - started >= lasting.toNanos()) {
      lasted = true;
      ready.starts().lasted();
    }
  }

  /** Ended as asked. */
  void end() {
    ready.starts().lasted();
  }

  Notices notices() {
    return new Notices(safeMode, ready.library().problem());
  }
}
