package org.ticconnect.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The files of the page as they are in the sources. */
final class PageFiles {
  static final Path ROOT = Path.of("src/main/resources/www").toAbsolutePath();

  private static final Pattern ENTRY =
      Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"\\s*:\\s*\"((?:[^\"\\\\]|\\\\.)*)\"");

  private PageFiles() {}

  /**
   * Names of the pages: those that a module of their own draws and that have texts of their own.
   */
  static Set<String> pages() {
    return list(ROOT.resolve("pages"), path -> true)
        .filter(path -> path.getParent().endsWith("pages"))
        .map(path -> path.getFileName().toString().replace(".js", ""))
        .filter(name -> Files.exists(ROOT.resolve("text/" + name + ".en.js")))
        .collect(Collectors.toCollection(java.util.TreeSet::new));
  }

  /** All modules but those that hold texts, by their place below the root. */
  static Map<String, Script> scripts() {
    return list(ROOT, path -> !path.startsWith(ROOT.resolve("text")))
        .collect(
            Collectors.toMap(
                path -> ROOT.relativize(path).toString(),
                path -> new Script(read(path)),
                (one, other) -> one,
                TreeMap::new));
  }

  /** Keys and texts of a file below {@code text}; none when there is no such file. */
  static Map<String, String> texts(String file) {
    Path path = ROOT.resolve("text").resolve(file);
    if (!Files.exists(path)) {
      return Map.of();
    }
    return ENTRY
        .matcher(read(path))
        .results()
        .collect(
            Collectors.toMap(
                found -> found.group(1),
                found -> found.group(2),
                (one, other) -> {
                  throw new AssertionError(file + " has a key twice: " + one + " / " + other);
                },
                TreeMap::new));
  }

  /**
   * Names of the text files without language and ending, such as {@code live}; empty for all
   * pages'.
   */
  static Set<String> textFiles() {
    return list(ROOT.resolve("text"), path -> true)
        .map(path -> path.getFileName().toString())
        .map(PageFiles::subject)
        .collect(Collectors.toCollection(java.util.TreeSet::new));
  }

  private static String subject(String file) {
    MatchResult parts =
        Pattern.compile("(?:(.+)\\.)?(en|fr)\\.js")
            .matcher(file)
            .results()
            .findFirst()
            .orElseThrow();
    return parts.group(1) == null ? "" : parts.group(1);
  }

  /** The file of a subject in a language, below {@code text}. */
  static String textFile(String subject, String language) {
    return (subject.isEmpty() ? "" : subject + ".") + language + ".js";
  }

  /** A module and all that it fetches. */
  static Set<String> closure(Map<String, Script> scripts, String module) {
    Set<String> all = new LinkedHashSet<>();
    collect(scripts, module, all);
    return all;
  }

  private static void collect(Map<String, Script> scripts, String module, Set<String> all) {
    Script script = scripts.get(module);
    if (script == null || !all.add(module)) {
      return;
    }
    for (String address : script.imports()) {
      collect(scripts, Path.of(module).resolveSibling(address).normalize().toString(), all);
    }
  }

  private static Stream<Path> list(Path folder, Predicate<Path> wanted) {
    try (Stream<Path> all = Files.walk(folder)) {
      return all
          .filter(path -> path.toString().endsWith(".js") && wanted.test(path))
          .sorted()
          .toList()
          .stream();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static String read(Path path) {
    try {
      return Files.readString(path);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
