package org.ticconnect.mapping;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
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

  /** So many mistakes of one file are enough to begin with. */
  private static final int MOST_MISTAKES = 50;

  private MapFolder() {}

  /**
   * @param folderName as messages call it
   * @param mistakes where what is wrong is told
   * @return what was read, by name and in its order
   */
  static <T> Map<String, T> read(
      Path folder, String folderName, Reader<T> reader, List<Mistake> mistakes) {
    Map<String, T> found = new TreeMap<>();
    Set<Mistake> told = new HashSet<>(); // of a file that several include
    for (String name : names(folder)) {
      String file = folderName + "/" + name + ENDING;
      try {
        found.put(name, reader.read(folder.resolve(name + ENDING), name));
      } catch (MappingException wrong) {
        wrong.mistakes().stream().filter(told::add).limit(MOST_MISTAKES).forEach(mistakes::add);
      } catch (RuntimeException unforeseen) {
        mistakes.add(new Mistake(file, 0, "", "is wrong: " + unforeseen));
      }
    }
    if (found.isEmpty() && mistakes.isEmpty()) {
      mistakes.add(new Mistake(folderName, 0, "", "has no file that can be read"));
    }
    return Collections.unmodifiableMap(found);
  }

  /** Names of the files without their ending; empty when the folder cannot be read. */
  static SortedSet<String> names(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(path -> path.getFileName().toString())
          // A name that begins with a dot is what an editor keeps beside the file.
          .filter(name -> name.endsWith(ENDING) && !name.startsWith("."))
          .map(name -> name.substring(0, name.length() - ENDING.length()))
          .collect(Collectors.toCollection(TreeSet::new));
    } catch (IOException unreadable) {
      return new TreeSet<>();
    }
  }
}
