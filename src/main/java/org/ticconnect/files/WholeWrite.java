package org.ticconnect.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes a file whole or not at all, whenever the power fails: beside it, onto the medium, in its
 * place, and the folder onto the medium too, for else the new name could reach it before the bytes.
 */
public final class WholeWrite {
  private final Disk disk;

  public WholeWrite() {
    this(Disk.REAL);
  }

  WholeWrite(Disk disk) {
    this.disk = disk;
  }

  /**
   * @param file in a folder that is made when it is absent
   * @throws IOException when it cannot be written; the file is as before
   */
  public void write(Path file, byte[] bytes) throws IOException {
    Files.createDirectories(file.getParent());
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    try {
      disk.write(fresh, bytes);
      disk.force(fresh);
      disk.move(fresh, file);
    } catch (IOException refused) {
      Files.deleteIfExists(fresh);
      throw refused;
    }
    disk.force(file.getParent());
  }
}
