package org.ticconnect.files;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a file is called.
 *
 * @param kind what it is for
 * @param name 1 to 40 of a to z, 0 to 9, {@code _} and {@code -}, beginning with a letter or digit
 */
public record FileName(FileKind kind, String name) implements Comparable<FileName> {
  /** What a name has to look like, for people. */
  public static final String RULE =
      "a name has 1 to 40 of a to z, 0 to 9, _ and -, and begins with a letter or digit; the kinds"
          + " are routes, modbus, mqtt, and config with units and settings";

  /** The owner's settings. */
  public static final FileName SETTINGS = new FileName(FileKind.CONFIG, "settings");

  /** The owner's table of units. */
  public static final FileName UNITS = new FileName(FileKind.CONFIG, "units");

  private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9_-]{0,39}");

  /** Empty when there cannot be such a file. */
  public static Optional<FileName> of(String kind, String name) {
    return FileKind.of(kind)
        .filter(known -> FORM.matcher(name).matches() && known.file(name).isPresent())
        .map(known -> new FileName(known, name));
  }

  /** By its whole name in the home folder; empty when owners cannot have such a one. */
  public static Optional<FileName> ofPath(String path) {
    return Arrays.stream(FileKind.values())
        .filter(kind -> path.startsWith(kind.folder() + "/"))
        .flatMap(kind -> candidates(kind, path.substring(kind.folder().length() + 1)))
        .filter(name -> name.path().equals(path))
        .findFirst();
  }

  private static Stream<FileName> candidates(FileKind kind, String file) {
    Stream<String> names =
        kind == FileKind.CONFIG
            ? FileKind.configNames().stream()
            : Stream.of(file.replaceFirst("\\.yaml$", ""));
    return names.flatMap(name -> of(kind.text(), name).stream());
  }

  /** Whole name in the home folder, such as {@code mappings/mqtt/mine.yaml}. */
  public String path() {
    return kind.folder() + "/" + kind.file(name).orElseThrow();
  }

  @Override
  public int compareTo(FileName other) {
    return Comparator.comparing(FileName::kind).thenComparing(FileName::name).compare(this, other);
  }

  @Override
  public String toString() {
    return path();
  }
}
