package org.ticconnect.files;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ticconnect.mapping.FileTree;

/** What owners can write. */
public enum FileKind {
  /** Routes in the owners' vocabulary. */
  ROUTES("routes"),
  /** Register maps. */
  MODBUS("mappings/modbus"),
  /** Topic maps. */
  MQTT("mappings/mqtt"),
  /** {@code units} (who gets which register map) and {@code settings}. */
  CONFIG("config");

  private static final Map<String, String> CONFIG_FILES =
      Map.of("units", "modbus.yaml", "settings", "application.properties");

  /** What files of {@link #CONFIG} are called here. */
  static Set<String> configNames() {
    return CONFIG_FILES.keySet();
  }

  private final String folder;

  FileKind(String folder) {
    this.folder = folder;
  }

  /** Lower-case name, as addresses have it. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Where the shipped ones are, seen from the home folder. */
  public String folder() {
    return folder;
  }

  /**
   * @param text as {@link #text} gives it
   */
  static Optional<FileKind> of(String text) {
    return Arrays.stream(values()).filter(kind -> kind.text().equals(text)).findFirst();
  }

  /**
   * Whole name in the home folder.
   *
   * @param name of a route or map, without its ending
   */
  public String path(String name) {
    return folder + "/" + name + FileTree.ENDING;
  }

  /** The file's name in its folder; empty when there cannot be such a one. */
  Optional<String> file(String name) {
    return this == CONFIG
        ? Optional.ofNullable(CONFIG_FILES.get(name))
        : Optional.of(name + FileTree.ENDING);
  }
}
