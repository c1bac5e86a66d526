package org.ticconnect.admin.file;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;
import org.apache.camel.spi.Registry;
import org.ticconnect.files.Activation;
import org.ticconnect.files.FileKind;
import org.ticconnect.files.Library;
import org.ticconnect.mapping.FileTree;
import org.ticconnect.settings.Settings;
import org.ticconnect.settings.SettingsDesk;

/** The steps that answer what is asked of settings as forms, by the names that the routes use. */
public final class SettingSteps {
  private final SettingsDoor settings;
  private final TableDoor table;

  /**
   * @param home the folder of the shipped files
   * @param now the settings that run
   * @param restart asks for a restart; whether that was new
   */
  public SettingSteps(
      Library library,
      Path home,
      Activation activation,
      SettingsDesk desk,
      Settings now,
      BooleanSupplier restart) {
    FileTree shipped = FileTree.of(home);
    this.settings =
        new SettingsDoor(
            library,
            activation,
            desk,
            () -> Map.of("topic-maps", topicMaps(library, shipped)),
            restart);
    this.table =
        new TableDoor(
            library,
            shipped,
            activation,
            now.sources().stream().map(Settings.Source::name).toList(),
            now.modbus().port());
  }

  private static List<String> topicMaps(Library library, FileTree shipped) {
    return List.copyOf(shipped.with(library.running()).names(FileKind.MQTT.folder()));
  }

  /**
   * Binds {@code settings.read}, {@code .check} and {@code .save}, {@code device.restart}, {@code
   * units.read} and {@code units.save}.
   */
  public void bind(Registry registry) {
    Semaphore oneAtATime = new Semaphore(1);
    Map.<String, AnswerStep.Door>of(
            "settings.read",
            settings::read,
            "settings.check",
            new OneAtATime(oneAtATime, settings::check),
            "settings.save",
            new OneAtATime(oneAtATime, settings::save),
            "device.restart",
            settings::restart,
            "units.read",
            table::read,
            "units.save",
            new OneAtATime(oneAtATime, table::save))
        .forEach((name, door) -> registry.bind(name, new AnswerStep(door)));
  }
}
