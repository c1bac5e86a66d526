package org.ticconnect.mapping;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Reads all YAML files of a folder. */
final class MapFolder {
  private static final String ENDING = ".yaml";

  interface Reader<T> {
    /**
     * @param name the file's name without its ending
     */
    T read(Path path, String name) throws MappingException;
  }

  private MapFolder() {}

  /**
   * @param folderName as messages call it
   * @param mistakes where what is wrong is told
   * @return what was read, by name and in its order
   */
  static <T> Map<String, T> read(
      Path folder, String folderName, Reader<T> reader, List<Mistake> mistakes) {
    Map<String, T> found = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path path : files.sorted().toList()) {
        String fileName = path.getFileName().toString();
        if (fileName.endsWith(ENDING)) {
          String name = fileName.substring(0, fileName.length() - ENDING.length());
          try {
            found.put(name, reader.read(path, name));
          } catch (MappingException wrong) {
            wrong.mistakes().stream().filter(one -> !mistakes.contains(one)).forEach(mistakes::add);
          }
        }
      }
    } catch (IOException unreadable) {
      mistakes.add(new Mistake(folderName, 0, "", "cannot be read: " + unreadable.getMessage()));
    }
    return Collections.unmodifiableMap(found);
  }
}
