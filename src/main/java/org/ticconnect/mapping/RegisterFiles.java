package org.ticconnect.mapping;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.ticconnect.meter.Quantities;

/**
 * What is served over Modbus; immutable.
 *
 * @param maps from {@code mappings/modbus}, by name
 * @param units from {@code config/modbus.yaml}
 */
public record RegisterFiles(Map<String, RegisterMap> maps, UnitTable units) {
  private static final String FOLDER = "mappings/modbus";

  /** Which state of a file was read. */
  private record Stamp(String file, FileTime changed, long size) {}

  /**
   * @param files those of {@code mappings} and {@code config}
   * @throws MappingException with the mistakes of all files, not only of the first
   */
  public static RegisterFiles read(FileTree files, Quantities quantities) throws MappingException {
    List<Mistake> mistakes = new ArrayList<>();
    Map<String, RegisterMap> maps =
        MapFolder.read(
            files, FOLDER, (file, name) -> RegisterMapFile.read(files, name, quantities), mistakes);
    UnitTable units = new UnitTable(List.of());
    try {
      Set<String> wrong = files.names(FOLDER);
      wrong.removeAll(maps.keySet());
      units = UnitTableFile.read(files, maps, wrong);
    } catch (MappingException wrong) {
      mistakes.addAll(wrong.mistakes());
    }
    if (!mistakes.isEmpty()) {
      throw new MappingException(mistakes);
    }
    return new RegisterFiles(maps, units);
  }

  /** Tells one state of the files from another. */
  public static Object state(Path home) {
    try (Stream<Path> files = Files.walk(home.resolve(FOLDER).toRealPath())) {
      return Stream.concat(
              files.filter(Files::isRegularFile), Stream.of(home.resolve(UnitTable.FILE)))
          .sorted()
          .map(RegisterFiles::stamp)
          .toList();
    } catch (IOException | UncheckedIOException unreadable) {
      return unreadable.toString();
    }
  }

  private static Stamp stamp(Path file) {
    try {
      return new Stamp(file.toString(), Files.getLastModifiedTime(file), Files.size(file));
    } catch (NoSuchFileException gone) {
      return new Stamp(file.toString(), FileTime.fromMillis(0), 0);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
