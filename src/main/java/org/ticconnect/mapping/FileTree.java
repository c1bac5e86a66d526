package org.ticconnect.mapping;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The files of a device, by names such as {@code mappings/modbus/native.yaml}. */
public interface FileTree {
  /** Most bytes of a file. */
  int LARGEST_FILE = 256 * 1024;

  /** What the name of a file ends with. */
  String ENDING = ".yaml";

  /**
   * @param folder such as {@code mappings/modbus}
   * @return names of its YAML files without their ending; empty when it cannot be read
   */
  SortedSet<String> names(String folder);

  /**
   * @param file its whole name
   * @throws IOException when there is none, when it is too large or no UTF-8
   */
  String read(String file) throws IOException;

  /** The files below a folder of the disk. */
  static FileTree of(Path home) {
    return new FileTree() {
      @Override
      public SortedSet<String> names(String folder) {
        try (Stream<Path> files = Files.list(home.resolve(folder))) {
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

      @Override
      public String read(String file) throws IOException {
        Path path = home.resolve(file);
        if (Files.size(path) > LARGEST_FILE) {
          throw new IOException("it is larger than " + LARGEST_FILE / 1024 + " KiB");
        }
        return Files.readString(path);
      }
    };
  }

  /**
   * This tree with the owner's files beside it, which win.
   *
   * @param own texts by whole name
   */
  default FileTree with(Map<String, String> own) {
    FileTree shipped = this;
    return new FileTree() {
      @Override
      public SortedSet<String> names(String folder) {
        SortedSet<String> names = shipped.names(folder);
        String start = folder + "/";
        own.keySet().stream()
            .filter(name -> name.startsWith(start) && name.endsWith(ENDING))
            .map(name -> name.substring(start.length(), name.length() - ENDING.length()))
            .filter(name -> !name.contains("/"))
            .forEach(names::add);
        return names;
      }

      @Override
      public String read(String file) throws IOException {
        String text = own.get(file);
        return text == null ? shipped.read(file) : text;
      }
    };
  }
}
