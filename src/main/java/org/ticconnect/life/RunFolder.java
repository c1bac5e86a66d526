package org.ticconnect.life;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Small files in the folder for what is gone after a reboot: whether the program is healthy, for
 * who updates it, and how it was when it ended, for the next start. Nothing here fails: where the
 * folder cannot be written, the program does without.
 */
final class RunFolder {
  private static final Logger LOG = LoggerFactory.getLogger(RunFolder.class);
  private static final int LARGEST = 4096;

  private final Path folder;
  private boolean unwritable;

  RunFolder(Path folder) {
    this.folder = folder;
  }

  /** Text of a file; empty when there is none that can be read. */
  Optional<String> read(String name) {
    Path file = folder.resolve(name);
    try {
      return Files.isRegularFile(file) && Files.size(file) <= LARGEST
          ? Optional.of(Files.readString(file).strip())
          : Optional.empty();
    } catch (IOException unreadable) {
      LOG.debug("{} cannot be read", file, unreadable);
      return Optional.empty();
    }
  }

  /** Writes a file whole or not at all; one that is there with that text is only touched. */
  synchronized void write(String name, String text) {
    Path file = folder.resolve(name);
    try {
      if (read(name).filter(text.strip()::equals).isPresent()) {
        Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
      } else {
        Files.createDirectories(folder);
        Path fresh = folder.resolve(name + ".new");
        Files.write(fresh, text.getBytes(UTF_8));
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
      }
      unwritable = false;
    } catch (IOException refused) {
      tell(refused);
    }
  }

  synchronized void delete(String name) {
    try {
      Files.deleteIfExists(folder.resolve(name));
    } catch (IOException refused) {
      tell(refused);
    }
  }

  private void tell(IOException refused) {
    if (!unwritable) {
      LOG.warn("{} cannot be written: {}", folder, refused.toString());
    }
    unwritable = true;
  }
}
