package org.ticconnect.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStoreException;

/** Opens the file whatever state it is in, or sets it aside and begins a new one. */
final class StoreFile {

  private static final String ASIDE = ".damaged";
  private static final int HEADER_BYTES = 8192;
  private static final int NOTHING_BYTES = 64 * 1024;
  private static final int STEPS_BACK = 6;

  private final Path file;

  StoreFile(Path file) {
    this.file = file;
  }

  /**
   * An opened store.
   *
   * @param store the store
   * @param damaged whether the file was set aside and a new one begun
   */
  record Opened(Store store, boolean damaged) {}

  Opened open() throws IOException {
    try {
      boolean cut = dropStub();
      if (!Files.exists(file)) {
        return new Opened(begin(), cut);
      }
      OwnersOnly.close(file);
      Optional<Store> sound = sound();
      if (sound.isPresent()) {
        return new Opened(sound.get(), false);
      }
      Path aside = setAside();
      Store store = begin();
      new Salvage(aside, store).run();
      return new Opened(store, true);
    } catch (IOException | RuntimeException e) {
      throw new IOException("Cannot open " + file, e);
    }
  }

  /** A file without a whole header is what a full disk leaves of a new file. */
  private boolean dropStub() throws IOException {
    if (!Files.exists(file) || Files.size(file) >= HEADER_BYTES) {
      return false;
    }
    boolean cut = Files.size(file) > 0;
    Files.delete(file);
    return cut;
  }

  private Store begin() throws IOException {
    OwnersOnly.create(file);
    Store store = Store.open(file, Long.MAX_VALUE);
    try {
      store.commitDurably();
      syncFolder();
    } catch (IOException | RuntimeException e) {
      store.abandon();
      throw e;
    }
    return store;
  }

  /**
   * A power cut during a commit can leave the newest state with holes; the one before it was
   * synced, so going back loses nothing that was acknowledged.
   */
  private Optional<Store> sound() {
    long newest = Long.MAX_VALUE;
    for (int step = 0; step <= STEPS_BACK && newest > 0; step++) {
      Store store;
      try {
        store = openFor(newest);
      } catch (UnsoundException e) {
        if (unavailable(e)) {
          throw e;
        }
        newest = e.version() - 1;
        continue;
      }
      try {
        if (store.whole()) {
          settle(store, step);
          return Optional.of(store);
        }
      } catch (RuntimeException | Error e) {
        if (unavailable(e)) {
          store.abandon();
          throw e;
        }
      }
      newest = store.version() - 1;
      store.abandon();
    }
    return Optional.empty();
  }

  private Store openFor(long newest) {
    try {
      return Store.open(file, newest);
    } catch (UnsoundException e) {
      if (unavailable(e)) {
        return Store.openToRead(file, newest);
      }
      throw e;
    }
  }

  private static void settle(Store store, int steps) {
    if (store.readOnly()) {
      return;
    }
    // Newer than the commits passed over, which may be found again the next time.
    for (int i = 0; i < 2 * steps; i++) {
      store.commitDurably();
    }
    // Without a write, so that entries can be read while the disk is full.
    store.sync();
  }

  /** Whether the failure says nothing about the content of the file. */
  private static boolean unavailable(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof ClosedChannelException
          || cause instanceof FileSystemException
          || cause instanceof MVStoreException store
              && (store.getErrorCode() == DataUtils.ERROR_FILE_LOCKED
                  || store.getErrorCode() == DataUtils.ERROR_WRITING_FAILED)) {
        return true;
      }
    }
    return false;
  }

  private Path setAside() throws IOException {
    Path aside = file.resolveSibling(file.getFileName() + ASIDE);
    Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    syncFolder();
    return aside;
  }

  /** Writes over the file and what was set aside of it, and deletes both; nothing may be open. */
  void wipe() throws IOException {
    wipe(file);
    wipe(file.resolveSibling(file.getFileName() + ASIDE));
    syncFolder();
  }

  private static void wipe(Path gone) throws IOException {
    if (!Files.exists(gone)) {
      return;
    }
    // A full disk leaves no room for anything else than what is there already.
    try (FileChannel channel = FileChannel.open(gone, StandardOpenOption.WRITE)) {
      ByteBuffer nothing = ByteBuffer.allocate(NOTHING_BYTES);
      for (long at = 0; at < channel.size(); at += NOTHING_BYTES) {
        nothing.clear().limit((int) Math.min(NOTHING_BYTES, channel.size() - at));
        channel.write(nothing, at);
      }
      channel.force(true);
    }
    Files.delete(gone);
  }

  /** Bytes on disk, with what was set aside. */
  long bytes() {
    return bytes(file) + bytes(file.resolveSibling(file.getFileName() + ASIDE));
  }

  private static long bytes(Path one) {
    try {
      return Files.exists(one) ? Files.size(one) : 0;
    } catch (IOException gone) {
      return 0;
    }
  }

  private void syncFolder() throws IOException {
    try (FileChannel folder =
        FileChannel.open(file.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
      folder.force(true);
    }
  }

  @Override
  public String toString() {
    return file.toString();
  }
}
