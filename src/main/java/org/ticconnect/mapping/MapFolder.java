package org.ticconnect.mapping;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Reads all YAML files of a folder. */
final class MapFolder {
  interface Reader<T> {
    /**
     * @param file its whole name
     * @param name the file's name without its ending
     */
    T read(String file, String name) throws MappingException;
  }

  /** So many mistakes of one file are enough to begin with. */
  private static final int MOST_MISTAKES = 50;

  private MapFolder() {}

  /**
   * @param folder such as {@code mappings/modbus}
   * @param mistakes where what is wrong is told
   * @return what was read, by name and in its order
   */
  static <T> Map<String, T> read(
      FileTree files, String folder, Reader<T> reader, List<Mistake> mistakes) {
    Map<String, T> found = new TreeMap<>();
    Set<Mistake> told = new HashSet<>(); // of a file that several include
    for (String name : files.names(folder)) {
      String file = folder + "/" + name + FileTree.ENDING;
      try {
        found.put(name, reader.read(file, name));
      } catch (MappingException wrong) {
        wrong.mistakes().stream().filter(told::add).limit(MOST_MISTAKES).forEach(mistakes::add);
      } catch (RuntimeException unforeseen) {
        mistakes.add(new Mistake(file, 0, "", "is wrong: " + unforeseen));
      }
    }
    if (found.isEmpty() && mistakes.isEmpty()) {
      mistakes.add(new Mistake(folder, 0, "", "has no file that can be read"));
    }
    return Collections.unmodifiableMap(found);
  }
}
