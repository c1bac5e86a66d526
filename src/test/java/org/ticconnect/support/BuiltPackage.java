package org.ticconnect.support;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The Debian package that the build has made; without it the test is skipped loudly. */
public final class BuiltPackage {
  private static final Path TARGET = Path.of("target").toAbsolutePath();

  private BuiltPackage() {}

  /** The one for every architecture. */
  public static Path deb() throws IOException {
    try (Stream<Path> files = Files.list(TARGET)) {
      List<Path> found =
          files.filter(file -> file.toString().matches(".*/tic-connect_.*_all\\.deb")).toList();
      if (found.size() != 1) {
        Peers.absent("one Debian package in " + TARGET + " (mvn package makes it)");
      }
      return found.get(0);
    }
  }

  /** Its files, unpacked into a folder. */
  public static Path unpacked(Path folder) throws IOException, InterruptedException {
    Ran.of(Peers.require("dpkg-deb").toString(), "-x", deb().toString(), folder.toString()).ok();
    return folder;
  }
}
