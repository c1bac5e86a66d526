package org.ticconnect.history.past;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Function;
import org.ticconnect.store.Entries;
import org.ticconnect.store.LastingStore;
import org.ticconnect.store.Seal;
import org.ticconnect.store.Store;

/** A file that outlives kills and power cuts. */
final class DiskShelf implements Shelf {
  /** Changes are small, so space is given back in few steps, which write less. */
  private static final int CHANGES_PER_COMPACTION = 60;

  /** The same while the file is larger than its entries explain. */
  private static final int CHANGES_PER_COMPACTION_WHEN_LARGE = 10;

  /** Twice what an entry of a three-phase meter takes: the store copies before it drops. */
  private static final long BYTES_PER_ENTRY = 280;

  private static final long OVERHEAD = 1_000_000;

  private static final int COMPACTION_BYTES = 128 * 1024;

  private final LastingStore file;
  private int changes;

  DiskShelf(Path file) {
    this.file = new LastingStore(file, (store, damaged) -> {});
  }

  @Override
  public synchronized Optional<byte[]> get(long key) {
    return read(
        entries -> entries.get(key).flatMap(bytes -> Seal.open(key, bytes)), Optional.empty());
  }

  @Override
  public synchronized NavigableMap<Long, byte[]> between(long from, long to) {
    return read(
        entries -> {
          NavigableMap<Long, byte[]> found = new TreeMap<>();
          Iterator<Entries.Entry> all = entries.from(from);
          while (all.hasNext()) {
            Entries.Entry entry = all.next();
            if (entry.key() >= to) {
              break;
            }
            Seal.open(entry.key(), entry.bytes()).ifPresent(it -> found.put(entry.key(), it));
          }
          return found;
        },
        new TreeMap<>());
  }

  @Override
  public synchronized List<Long> keys(long from, long to, int most) {
    return read(
        entries -> {
          List<Long> found = new ArrayList<>();
          OptionalLong key = entries.ceiling(from);
          while (key.isPresent() && key.getAsLong() < to && found.size() < most) {
            found.add(key.getAsLong());
            key = entries.ceiling(key.getAsLong() + 1);
          }
          return found;
        },
        List.of());
  }

  @Override
  public synchronized long count(long from, long to) {
    return read(entries -> entries.above(from - 1) - entries.above(to - 1), 0L);
  }

  @Override
  public synchronized Optional<Long> last(long from, long to) {
    return read(
        entries -> {
          OptionalLong key = entries.floor(to - 1);
          return key.isPresent() && key.getAsLong() >= from
              ? Optional.of(key.getAsLong())
              : Optional.empty();
        },
        Optional.empty());
  }

  private <T> T read(Function<Entries, T> reading, T otherwise) {
    Optional<Store> store = file.toRead();
    if (store.isEmpty()) {
      return otherwise;
    }
    try {
      return reading.apply(store.get().entries());
    } catch (RuntimeException unreadable) {
      // The next call opens the file again, which finds out what is left of it.
      file.giveUp();
      return otherwise;
    }
  }

  @Override
  public synchronized void change(Map<Long, byte[]> puts, Collection<Long> removes)
      throws IOException {
    Store store = file.toWrite();
    try {
      Entries entries = store.entries();
      puts.forEach((key, bytes) -> entries.put(key, Seal.put(key, bytes)));
      removes.forEach(entries::remove);
      store.commitDurably();
    } catch (RuntimeException refused) {
      file.giveUp();
      throw new IOException(refused.getMessage(), refused);
    }
    tidy(store);
  }

  /** What is changed is safe already, so a failure here is left to the next call. */
  private void tidy(Store store) {
    changes++;
    boolean large = store.size() > OVERHEAD + store.entries().size() * BYTES_PER_ENTRY;
    if (changes % (large ? CHANGES_PER_COMPACTION_WHEN_LARGE : CHANGES_PER_COMPACTION) == 0) {
      try {
        store.compact(COMPACTION_BYTES);
      } catch (RuntimeException refused) {
        file.giveUp();
      }
    }
  }

  @Override
  public synchronized void wipe() throws IOException {
    file.wipe();
  }

  @Override
  public synchronized long bytes() {
    return file.bytes();
  }

  @Override
  public synchronized boolean damaged() {
    return file.damaged();
  }

  @Override
  public synchronized void close() {
    file.close();
  }
}
