package org.ticconnect.support;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The Debian package that the build has made; without it the test is skipped loudly. */
public final class BuiltPackage {
  private BuiltPackage() {}

  /** Where it is. */
  public static Path deb() {
    Path deb = Path.of(System.getProperty("package.deb", "target/tic-connect.deb"));
    if (!Files.exists(deb)) {
      Peers.absent("the Debian package " + deb + " (mvn package makes it)");
    }
    return deb;
  }

  /** Its files, unpacked into a folder. */
  public static Path unpacked(Path folder) throws IOException, InterruptedException {
    Ran.of(Peers.require("dpkg-deb").toString(), "-x", deb().toString(), folder.toString()).ok();
    return folder;
  }
}
