package org.ticconnect;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Objects;

/** The version of the program, written by the build. */
final class Version {
  private Version() {}

  static String text() {
    return resource("/version.txt");
  }

  /** When it was built. */
  static Instant built() {
    return Instant.parse(resource("/built.txt"));
  }

  private static String resource(String name) {
    try (InputStream in = Version.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(in).readAllBytes(), UTF_8).trim();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
