package org.ticconnect.support;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A copy of the shipped files that a test may change. */
public final class Home {
  private Home() {}

  /** Copies routes, mappings and config into a folder. */
  public static Path copy(Path into) throws IOException {
    Path shipped = Path.of("").toAbsolutePath();
    for (String part : List.of("routes", "mappings", "config")) {
      try (Stream<Path> files = Files.walk(shipped.resolve(part))) {
        for (Path file : files.toList()) {
          Path copy = into.resolve(shipped.relativize(file));
          if (Files.isDirectory(file)) {
            Files.createDirectories(copy);
          } else {
            Files.copy(file, copy);
          }
        }
      }
    }
    return into;
  }

  /**
   * A copy with a table of units of its own, a row for each text such as {@code unit: 1, map:
   * native}.
   */
  public static Path withUnits(Path into, String... rows) throws IOException {
    copy(into);
    units(into, rows);
    return into;
  }

  /** Replaces the table of units. */
  public static void units(Path home, String... rows) throws IOException {
    StringBuilder table = new StringBuilder("units:\n");
    for (String row : rows) {
      table.append("  - { ").append(row).append(" }\n");
    }
    Files.writeString(home.resolve("config/modbus.yaml"), table);
  }
}
