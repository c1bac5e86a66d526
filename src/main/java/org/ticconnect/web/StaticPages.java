package org.ticconnect.web;

import io.vertx.ext.web.Router;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The files of the page: what was in the program when it started and nothing else, so that no path
 * leads anywhere else.
 */
public final class StaticPages implements Door {
  private static final String FIRST = "index.html";
  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "json", "application/json",
          "webmanifest", "application/manifest+json",
          "svg", "image/svg+xml",
          "png", "image/png",
          "woff2", "font/woff2",
          "txt", "text/plain; charset=utf-8");

  private final Map<String, StaticFile> files;

  private StaticPages(Map<String, StaticFile> files) {
    this.files = files;
  }

  /** Those of the program. */
  public static StaticPages shipped() {
    URL first = StaticPages.class.getResource("/www/" + FIRST);
    try {
      URI place = Objects.requireNonNull(first).toURI();
      if (!place.getScheme().equals("jar")) {
        return in(Path.of(place).getParent());
      }
      try (FileSystem jar = FileSystems.newFileSystem(place, Map.of())) {
        return in(jar.getPath("/www"));
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    } catch (URISyntaxException noPlace) {
      throw new IllegalStateException(noPlace);
    }
  }

  /**
   * Those of a folder.
   *
   * @throws IllegalStateException when one of them is of a kind that browsers are told nothing of
   */
  static StaticPages in(Path folder) throws IOException {
    Map<String, StaticFile> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : (Iterable<Path>) all.filter(Files::isRegularFile)::iterator) {
        String path = "/" + folder.relativize(file).toString().replace('\\', '/');
        files.put(
            path.equals("/" + FIRST) ? "/" : path,
            new StaticFile(type(path), Files.readAllBytes(file)));
      }
    }
    return new StaticPages(files);
  }

  private static String type(String path) {
    String type = TYPES.get(path.substring(path.lastIndexOf('.') + 1));
    if (type == null) {
      throw new IllegalStateException("no type is known for the file " + path + " of the page");
    }
    return type;
  }

  /** The paths that they are served at, such as {@code /js/app.js}; anybody may read them. */
  public Set<String> paths() {
    return files.keySet();
  }

  /** Bytes of one of them on the way to a browser. */
  int weight(String path) {
    return files.get(path).weight();
  }

  @Override
  public void register(Router router) {
    files.forEach(
        (path, file) -> {
          router.get(path).handler(file);
          router.head(path).handler(file);
        });
  }
}
