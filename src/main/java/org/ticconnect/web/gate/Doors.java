package org.ticconnect.web.gate;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.http.HttpMethod;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ticconnect.access.Right;

/** The table of all paths. What is not in it is not there. */
final class Doors {
  private static final String JSON = "application/json";
  private static final int LEAST_WORDS = 3;

  /**
   * A door that was found.
   *
   * @param values of the parameters of its path
   */
  record Found(ListedPath door, List<String> values) {}

  private final List<ListedPath> doors;

  private Doors(List<ListedPath> doors) {
    this.doors = List.copyOf(doors);
  }

  /**
   * The table of the program.
   *
   * @param pages paths that anybody may read
   * @param parts of the device that are on
   */
  static Doors shipped(Set<String> pages, Set<String> parts) {
    Stream<ListedPath> there =
        listed().stream().filter(door -> door.part().map(parts::contains).orElse(true));
    return new Doors(Stream.concat(there, pages.stream().map(Doors::page)).toList());
  }

  /** Those of the table, also of parts that are off. */
  static List<ListedPath> listed() {
    try (InputStream in = Doors.class.getResourceAsStream("/doors.txt")) {
      return read(new String(Objects.requireNonNull(in).readAllBytes(), UTF_8));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static ListedPath page(String path) {
    return new ListedPath(
        HttpMethod.GET, path, Right.OPEN, Set.of(), Optional.empty(), Optional.empty());
  }

  /**
   * @throws IllegalArgumentException at a line that is none of a door
   */
  static List<ListedPath> read(String table) {
    return table
        .lines()
        .map(String::trim)
        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
        .map(Doors::door)
        .collect(Collectors.toList());
  }

  private static ListedPath door(String line) {
    List<String> words = List.of(line.split("\\s+"));
    if (words.size() < LEAST_WORDS) {
      throw new IllegalArgumentException("no door: " + line);
    }
    List<String> more = words.subList(LEAST_WORDS, words.size());
    Set<String> takes = new TreeSet<>(Set.of(JSON));
    said(more, "takes").ifPresent(types -> takes.addAll(List.of(types.split(","))));
    return new ListedPath(
        HttpMethod.valueOf(words.get(0)),
        words.get(1),
        Right.valueOf(words.get(2).toUpperCase(Locale.ROOT)),
        takes,
        said(more, "log"),
        said(more, "if"));
  }

  private static Optional<String> said(List<String> words, String name) {
    return words.stream()
        .filter(word -> word.startsWith(name + "="))
        .map(word -> word.substring(name.length() + 1))
        .findFirst();
  }

  List<ListedPath> all() {
    return doors;
  }

  /** The door that is meant; one that can be read can be asked for its head. */
  Optional<Found> find(HttpMethod method, String path) {
    HttpMethod meant = method.equals(HttpMethod.HEAD) ? HttpMethod.GET : method;
    List<Found> found = new ArrayList<>();
    for (ListedPath door : doors) {
      if (door.method().equals(meant)) {
        door.values(path).ifPresent(values -> found.add(new Found(door, values)));
      }
    }
    // Of two that fit, the one that says more of the path; the same that the router takes.
    return found.stream().min(Comparator.comparingInt(one -> one.values().size()));
  }

  /** Whether something is at this path, if only for another method. */
  boolean knows(String path) {
    return doors.stream().anyMatch(door -> door.values(path).isPresent());
  }
}
