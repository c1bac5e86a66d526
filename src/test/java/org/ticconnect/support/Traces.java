package org.ticconnect.support;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.ticconnect.tic.Group;
import org.ticconnect.tic.GroupEncoder;

/** Captures of real meters, from the folder that {@code -Dtraces=DIR} names. */
public final class Traces {
  private Traces() {}

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
