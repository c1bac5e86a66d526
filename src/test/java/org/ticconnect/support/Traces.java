package org.ticconnect.support;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.provider.Arguments;
import org.ticconnect.tic.Group;
import org.ticconnect.tic.GroupEncoder;

/** Captures of real meters, from the folder that {@code -Dtraces=DIR} names. */
public final class Traces {
  private Traces() {}

  /** The captures in standard mode, each with the number of its groups that are right. */
  public static Stream<Arguments> standard() {
    return Stream.of(
        Arguments.of("standard-1ph-base-live.bin", 467),
        Arguments.of("standard-1ph-base.bin", 38),
        Arguments.of("standard-1ph-hchp.bin", 38),
        Arguments.of("standard-1ph-hchp-bad-pcoup.bin", 37),
        Arguments.of("standard-3ph-tempo-noisy.bin", 474),
        Arguments.of("standard-3ph-producer-tempo.bin", 167),
        Arguments.of("standard-3ph-lost-first-characters.bin", 29),
        Arguments.of("standard-1ph-lf-as-0f.bin", 17));
  }

  /** The bytes of a capture; skips the test, loudly, where there is none. */
  public static byte[] bytes(String file) {
    String folder = System.getProperty("traces", "");
    Path path = Path.of(folder).resolve(file);
    if (folder.isEmpty() || !Files.exists(path)) {
      System.out.println(
          "SKIPPED: no capture " + file + "; name their folder with -Dtraces=DIR to test with it");
      Assumptions.abort("no capture " + file + " in -Dtraces=" + folder);
    }
    try {
      return Files.readAllBytes(path);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** A group as it stands on the line. */
  public static String text(Group group) {
    return new String(GroupEncoder.encode(group), ISO_8859_1);
  }
}
