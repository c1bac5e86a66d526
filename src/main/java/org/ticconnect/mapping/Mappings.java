package org.ticconnect.mapping;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.ticconnect.meter.Quantities;

/**
 * All mappings of a home folder; immutable.
 *
 * @param quantities from {@code mappings/tic/standard.yaml}
 * @param registerMaps from {@code mappings/modbus}, by name
 * @param topicMaps from {@code mappings/mqtt}, by name
 */
public record Mappings(
    Quantities quantities, Map<String, RegisterMap> registerMaps, Map<String, TopicMap> topicMaps) {

  private interface Reader<T> {
    T read(Path path, String name, String mapName) throws MappingException;
  }

  /**
   * @param home the folder that holds {@code mappings}
   * @throws MappingException with the mistakes of all files, not only of the first
   */
  public static Mappings read(Path home) throws MappingException {
    Path folder = home.resolve("mappings");
    Quantities quantities =
        QuantityFile.read(folder.resolve("tic/standard.yaml"), "mappings/tic/standard.yaml");
    List<Mistake> mistakes = new ArrayList<>();
    Map<String, RegisterMap> registers =
        all(
            folder.resolve("modbus"),
            (path, name, mapName) -> RegisterMapFile.read(path, name, mapName, quantities),
            mistakes);
    Map<String, TopicMap> topics =
        all(
            folder.resolve("mqtt"),
            (path, name, mapName) -> TopicMapFile.read(path, name, mapName, quantities),
            mistakes);
    if (!mistakes.isEmpty()) {
      throw new MappingException(mistakes);
    }
    return new Mappings(quantities, Map.copyOf(registers), Map.copyOf(topics));
  }

  private static <T> Map<String, T> all(Path folder, Reader<T> reader, List<Mistake> mistakes) {
    Map<String, T> found = new TreeMap<>();
    String folderName = "mappings/" + folder.getFileName();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path path : files.sorted().toList()) {
        String fileName = path.getFileName().toString();
        if (fileName.endsWith(".yaml")) {
          String mapName = fileName.substring(0, fileName.length() - ".yaml".length());
          try {
            found.put(mapName, reader.read(path, folderName + "/" + fileName, mapName));
          } catch (MappingException wrong) {
            mistakes.addAll(wrong.mistakes());
          }
        }
      }
    } catch (IOException unreadable) {
      mistakes.add(new Mistake(folderName, 0, "", "cannot be read: " + unreadable.getMessage()));
    }
    return found;
  }
}
