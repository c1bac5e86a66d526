package org.ticconnect;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds the folder of a running program: two in one folder would count each other's start as a
 * crash, and be the same client to the broker. The system lets go of it when the process ends,
 * however that ends. Where nothing can be written nothing is held.
 */
final class Alone implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Alone.class);

  private final Optional<FileChannel> held;
  private final boolean granted;

  private Alone(Optional<FileChannel> held, boolean granted) {
    this.held = held;
    this.granted = granted;
  }

  /**
   * @param run folder for what is gone after a reboot; made when it is absent
   */
  static Alone in(Path run) {
    try {
      Files.createDirectories(run);
      FileChannel file = FileChannel.open(run.resolve("lock"), CREATE, WRITE);
      return new Alone(Optional.of(file), locked(file));
    } catch (IOException unwritable) {
      LOG.debug("nobody can hold {}", run, unwritable);
      return new Alone(Optional.empty(), true);
    }
  }

  private static boolean locked(FileChannel file) throws IOException {
    try {
      return file.tryLock() != null;
    } catch (OverlappingFileLockException byThisProcess) {
      return false;
    }
  }

  /** Whether no other program holds it. */
  boolean granted() {
    return granted;
  }

  @Override
  public void close() {
    try {
      if (held.isPresent()) {
        held.get().close();
      }
    } catch (IOException gone) {
      LOG.debug("it is let go of anyway", gone);
    }
  }
}
