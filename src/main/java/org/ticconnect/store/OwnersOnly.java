package org.ticconnect.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Files that tell what a household uses: they are nobody's business but that of their owner. */
final class OwnersOnly {
  private static final Logger LOG = LoggerFactory.getLogger(OwnersOnly.class);
  private static final Set<PosixFilePermission> OWNERS =
      PosixFilePermissions.fromString("rw-------");

  private OwnersOnly() {}

  /** Makes an empty file that only its owner can read. */
  static void create(Path file) throws IOException {
    Files.createFile(file, PosixFilePermissions.asFileAttribute(OWNERS));
  }

  /** Closes a file to others; one for which that cannot be done serves nevertheless. */
  static void close(Path file) {
    try {
      if (!Files.getPosixFilePermissions(file).equals(OWNERS)) {
        Files.setPosixFilePermissions(file, OWNERS);
      }
    } catch (IOException readOnly) {
      LOG.debug("{} cannot be closed to others", file, readOnly);
    }
  }
}
