package org.ticconnect.access;

import java.io.IOException;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ticconnect.access.AccessRefusedException.Reason;

/**
 * The roll that counts. One that is there but cannot be read lets nobody in: it does not make the
 * device one that nobody has claimed.
 */
final class KeptRoll implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(KeptRoll.class);

  private final RollFile file;
  private Roll roll = Roll.EMPTY;
  private boolean unreadable;
  private Optional<FileTime> written = Optional.empty();
  private int reloads;
  private boolean closed;

  KeptRoll(RollFile file) {
    this.file = file;
    load();
  }

  private void load() {
    written = file.written();
    try {
      roll = file.read().orElse(Roll.EMPTY);
      unreadable = false;
    } catch (IOException damaged) {
      LOG.error(
          "{} cannot be read, so nobody can log in: set a password anew by tic-connect"
              + " --set-password ({})",
          file,
          damaged.toString());
      roll = Roll.EMPTY;
      unreadable = true;
    }
  }

  /** Reads it again when another program has written it; tells how often one has. */
  synchronized int refresh() {
    if (!file.written().equals(written)) {
      load();
      reloads++;
    }
    return reloads;
  }

  synchronized Roll now() {
    return roll;
  }

  /** Nothing is written any more when this returns. */
  @Override
  public synchronized void close() {
    closed = true;
  }

  /** Whether there is an owner. */
  synchronized boolean claimed() {
    return unreadable || roll.administrator().isPresent();
  }

  /**
   * Keeps a changed one: on disk first.
   *
   * @throws AccessRefusedException when it cannot be written; nothing is changed then
   */
  synchronized void change(UnaryOperator<Roll> change) {
    if (closed) {
      throw new AccessRefusedException(
          Reason.UNWRITABLE, "nothing was changed: the device is beginning anew");
    }
    refresh();
    Roll next = change.apply(roll);
    try {
      file.write(next);
    } catch (IOException refused) {
      throw new AccessRefusedException(
          Reason.UNWRITABLE,
          "cannot be written, and nothing was changed: is the disk full? ("
              + refused.getMessage()
              + ")");
    }
    roll = next;
    unreadable = false;
    written = file.written();
  }
}
