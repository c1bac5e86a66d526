package org.ticconnect.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A store that is opened when it is first needed, and opened anew after a write failed or its file
 * came back damaged. Not for several threads at once.
 */
public final class LastingStore implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LastingStore.class);

  private final StoreFile file;
  private final BiConsumer<Store, Boolean> loaded;
  private Optional<Store> store = Optional.empty();
  private boolean damaged;
  private boolean closed;

  /**
   * @param file where it is kept
   * @param loaded told of each store that was opened, and whether what it was before was damaged
   */
  public LastingStore(Path file, BiConsumer<Store, Boolean> loaded) {
    this.file = new StoreFile(file);
    this.loaded = loaded;
  }

  /** Whether a damaged file was set aside since this was made. */
  public boolean damaged() {
    return damaged;
  }

  /**
   * The open store, for changes.
   *
   * @throws IOException when it cannot be opened; the call may be repeated
   * @throws IllegalStateException when this is closed
   */
  public Store toWrite() throws IOException {
    return open(true);
  }

  /** The open store, which may be one that cannot be changed; empty when it cannot be read. */
  public Optional<Store> toRead() {
    try {
      return Optional.of(open(false));
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }

  /** A failed write leaves the store closed or with changes that must not be kept. */
  public void giveUp() {
    store.ifPresent(Store::abandon);
    store = Optional.empty();
  }

  /**
   * Overwrites and deletes all that is kept.
   *
   * @throws IOException when something may be left; the call may be repeated
   */
  public void wipe() throws IOException {
    giveUp();
    damaged = false;
    file.wipe();
  }

  /** Bytes on disk, with what was set aside as damaged. */
  public long bytes() {
    return file.bytes();
  }

  private Store open(boolean writable) throws IOException {
    if (closed) {
      throw new IllegalStateException("Closed");
    }
    if (writable && store.map(Store::readOnly).orElse(false)) {
      giveUp();
    }
    if (store.isEmpty()) {
      StoreFile.Opened opened = file.open();
      if (opened.damaged()) {
        damaged = true;
        LOG.warn(
            "{} was damaged: it is set aside beside it, and what could be read of it goes on",
            file);
      }
      try {
        loaded.accept(opened.store(), opened.damaged());
      } catch (RuntimeException e) {
        opened.store().abandon();
        throw new IOException("Cannot read " + file, e);
      }
      store = Optional.of(opened.store());
    }
    return store.get();
  }

  @Override
  public void close() {
    closed = true;
    store.ifPresent(
        open -> {
          try {
            open.close();
          } catch (RuntimeException e) {
            // Everything acknowledged is in the file already.
            open.abandon();
          }
        });
    store = Optional.empty();
  }
}
