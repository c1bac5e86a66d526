package org.ticconnect.store;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.h2.mvstore.Cursor;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.type.ByteArrayDataType;
import org.h2.mvstore.type.LongDataType;
import org.h2.mvstore.type.StringDataType;

/**
 * The file while it is open: entries by number, and notes by name. Not for several threads at once.
 */
public final class Store implements AutoCloseable {

  /**
   * Commits whose space is not written over yet. The last synced state stays whole as long as fewer
   * commits than this follow it without a sync.
   */
  private static final int KEPT_VERSIONS = 8;

  private static final int UNSYNCED_COMMITS = KEPT_VERSIONS - 2;
  private static final String STAMP = "stamp";

  /** Unlike 0 this does not compare times either, so a clock that is set back does no harm. */
  private static final int NO_RETENTION = -1;

  private static final int PAGE_BYTES = 4096;
  private static final int FILL_PERCENT = 90;

  private final MVStore store;
  private final ScannedFile fileStore;
  private final MVMap<Long, byte[]> entries;
  private final MVMap<String, byte[]> notes;
  private int unsynced;

  private Store(MVStore store, ScannedFile fileStore) {
    this.store = store;
    this.fileStore = fileStore;
    this.entries =
        store.openMap(
            "entries",
            new MVMap.Builder<Long, byte[]>()
                .keyType(LongDataType.INSTANCE)
                .valueType(ByteArrayDataType.INSTANCE));
    this.notes =
        store.openMap(
            "notes",
            new MVMap.Builder<String, byte[]>()
                .keyType(StringDataType.INSTANCE)
                .valueType(ByteArrayDataType.INSTANCE));
  }

  /** Opens the newest state that is not newer than the given version. */
  static Store open(Path file, long newest) {
    return open(file, newest, false, settings());
  }

  /** The same for a file that cannot be opened for writing. */
  static Store openToRead(Path file, long newest) {
    return open(file, newest, true, settings());
  }

  /** Opens without changing the file; pages that cannot be read are taken as empty. */
  static Store openToSalvage(Path file) {
    Map<String, Object> settings = settings();
    settings.put("recoveryMode", 1);
    return open(file, Long.MAX_VALUE, true, settings);
  }

  private static Store open(
      Path file, long newest, boolean readOnly, Map<String, Object> settings) {
    // The file is opened here so that it is closed and unlocked even when the store fails in a
    // way it does not expect itself.
    ScannedFile fileStore = new ScannedFile(settings, newest);
    try {
      fileStore.open(file.toString(), readOnly, null);
      MVStore store =
          new MVStore.Builder()
              .adoptFileStore(fileStore)
              .autoCommitDisabled()
              .autoCommitBufferSize(0)
              .open();
      store.setRetentionTime(NO_RETENTION);
      store.setVersionsToKeep(KEPT_VERSIONS);
      return new Store(store, fileStore);
    } catch (RuntimeException | Error e) {
      closeQuietly(fileStore);
      throw new UnsoundException(fileStore.lastChunkVersion(), e);
    }
  }

  private static Map<String, Object> settings() {
    Map<String, Object> settings = new HashMap<>();
    settings.put("cacheSize", 1);
    settings.put("cacheConcurrency", 1);
    settings.put("pageSplitSize", PAGE_BYTES);
    return settings;
  }

  private static void closeQuietly(ScannedFile fileStore) {
    try {
      fileStore.close();
    } catch (RuntimeException e) {
      // It never came to be open; the first failure is the one that counts.
      return;
    }
  }

  /** What is kept by number. */
  public Entries entries() {
    return new Entries(entries);
  }

  /** Empty when there is no such note. */
  public Optional<byte[]> note(String name) {
    return Optional.ofNullable(notes.get(name)).flatMap(kept -> Seal.open(name, kept));
  }

  /** Puts or replaces a note; it is safe after the next durable commit. */
  public void note(String name, byte[] value) {
    notes.put(name, Seal.put(name, value));
  }

  /** Whether there was such a note. */
  public boolean forget(String name) {
    return notes.remove(name) != null;
  }

  /** All notes whose name begins with the prefix, by the rest of their name. */
  public Map<String, byte[]> notesUnder(String prefix) {
    Map<String, byte[]> found = new HashMap<>();
    Cursor<String, byte[]> cursor = notes.cursor(prefix);
    while (cursor.hasNext()) {
      String name = cursor.next();
      if (!name.startsWith(prefix)) {
        break;
      }
      Seal.open(name, cursor.getValue())
          .ifPresent(value -> found.put(name.substring(prefix.length()), value));
    }
    return found;
  }

  /** Whether every page can be read and holds what was written. */
  boolean whole() {
    long before = Long.MIN_VALUE;
    long count = 0;
    Cursor<Long, byte[]> cursor = entries.cursor(null);
    while (cursor.hasNext()) {
      long sequence = cursor.next();
      if (sequence <= before || Seal.open(sequence, cursor.getValue()).isEmpty()) {
        return false;
      }
      before = sequence;
      count++;
    }
    if (count != entries.sizeAsLong()) {
      return false;
    }
    Cursor<String, byte[]> named = notes.cursor(null);
    while (named.hasNext()) {
      String name = named.next();
      if (Seal.open(name, named.getValue()).isEmpty()) {
        return false;
      }
    }
    return note(STAMP).map(stamp -> Arrays.equals(stamp, stamp(version()))).orElse(version() == 0);
  }

  /**
   * What tells this state from every other one. A commit that is cut short can leave a block of an
   * older commit in the middle of a newer one, which looks like a whole but older state.
   */
  private byte[] stamp(long version) {
    Long last = entries.lastKey();
    return ByteBuffer.allocate(3 * Long.BYTES)
        .putLong(version)
        .putLong(entries.sizeAsLong())
        .putLong(last == null ? 0 : last)
        .array();
  }

  long version() {
    return store.getCurrentVersion();
  }

  boolean readOnly() {
    return fileStore.isReadOnly();
  }

  /** Bytes of the file. */
  public long size() {
    return fileStore.size();
  }

  /** Hands the changes to the operating system: they survive the end of the process. */
  public void commit() {
    write();
    unsynced++;
    if (unsynced >= UNSYNCED_COMMITS) {
      sync();
    }
  }

  /** Makes the changes survive a power cut. */
  public void commitDurably() {
    write();
    sync();
  }

  private void write() {
    note(STAMP, stamp(store.getCurrentVersion() + 1));
    store.commit();
  }

  void sync() {
    store.sync();
    unsynced = 0;
  }

  /**
   * Moves some of the entries out of thinly filled space; a short step that has to be repeated.
   *
   * @return whether anything was moved
   */
  public boolean compact(int mostBytes) {
    boolean moved = store.compact(FILL_PERCENT, mostBytes);
    if (moved) {
      commitDurably();
    }
    return moved;
  }

  /** Ends without writing anything. */
  public void abandon() {
    store.closeImmediately();
  }

  @Override
  public void close() {
    sync();
    store.closeImmediately();
  }
}
