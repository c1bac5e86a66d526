package org.ticconnect.support;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/** Programs of other people that tests talk to. */
public final class Peers {
  private Peers() {}

  /**
   * Where a program is; without it the test is skipped loudly, or fails where peers are required.
   */
  public static Path require(String program) {
    Optional<Path> found =
        Stream.concat(
                Arrays.stream(System.getenv("PATH").split(File.pathSeparator)),
                Stream.of("/usr/sbin", "/usr/lib/polkit-1"))
            .map(folder -> Path.of(folder, program))
            .filter(path -> path.toFile().canExecute())
            .findFirst();
    if (found.isEmpty()) {
      absent(program + " (Debian's packages have it)");
    }
    return found.get();
  }

  /** Skips the test loudly, or lets it fail where peers are required. */
  static void absent(String peer) {
    String message = "not installed: " + peer;
    if (Boolean.getBoolean("peers.required")) {
      Assertions.fail(message);
    }
    System.out.println("SKIPPED: " + message);
    Assumptions.abort(message);
  }
}
