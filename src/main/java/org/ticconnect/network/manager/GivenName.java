package org.ticconnect.network.manager;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ticconnect.network.HostName;

/**
 * The name that the owner gives the machine. It may tell of him, so that the one before the first
 * comes back with factory defaults.
 */
final class GivenName {
  private static final Logger LOG = LoggerFactory.getLogger(GivenName.class);

  private final Service service;
  private final Path before;

  /**
   * @param before file for the name that the machine had
   */
  GivenName(Service service, Path before) {
    this.service = service;
    this.before = before;
  }

  /** Gives the machine another name. */
  void call(String host) throws UnavailableException {
    if (!Files.exists(before) && !host.equalsIgnoreCase(HostName.now())) {
      remember();
    }
    service.call(host);
  }

  private void remember() {
    Path next = before.resolveSibling(before.getFileName() + ".new");
    try {
      Files.writeString(
          next,
          HostName.now(),
          StandardOpenOption.CREATE,
          StandardOpenOption.TRUNCATE_EXISTING,
          StandardOpenOption.WRITE,
          StandardOpenOption.SYNC);
      Files.move(next, before, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException unwritable) {
      LOG.warn("{} cannot be written: the name of the machine will stay", before, unwritable);
    }
  }

  /** The machine is called as before any owner gave it a name. */
  void forget() throws UnavailableException {
    try {
      if (Files.exists(before)) {
        service.call(Files.readString(before).strip());
        Files.delete(before);
      }
    } catch (IOException unreadable) {
      LOG.warn("{} cannot be read: the name of the machine stays", before, unreadable);
    }
  }
}
