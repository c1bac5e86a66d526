package org.ticconnect.store;

import java.util.Iterator;
import java.util.Optional;
import java.util.OptionalLong;
import org.h2.mvstore.Cursor;
import org.h2.mvstore.MVMap;

/** The entries of a store, in the order of their keys; each a sealed value. */
public final class Entries {
  private final MVMap<Long, byte[]> map;

  Entries(MVMap<Long, byte[]> map) {
    this.map = map;
  }

  /**
   * An entry.
   *
   * @param key its place in the order
   * @param bytes as they were put, sealed
   */
  public record Entry(long key, byte[] bytes) {}

  /** Puts or replaces an entry; it is safe after the next durable commit. */
  public void put(long key, byte[] bytes) {
    map.put(key, bytes);
  }

  /** Empty when there is none. */
  public Optional<byte[]> get(long key) {
    return Optional.ofNullable(map.get(key));
  }

  /** What was removed; empty when there was none. */
  public Optional<byte[]> remove(long key) {
    return Optional.ofNullable(map.remove(key));
  }

  public boolean isEmpty() {
    return map.isEmpty();
  }

  /** How many there are. */
  public long size() {
    return map.sizeAsLong();
  }

  /** The lowest key; empty without entries. */
  public OptionalLong first() {
    return of(map.firstKey());
  }

  /** The highest key; empty without entries. */
  public OptionalLong last() {
    return of(map.lastKey());
  }

  /** The lowest key that is not below the given one. */
  public OptionalLong ceiling(long key) {
    return of(map.ceilingKey(key));
  }

  /** The highest key that is not above the given one. */
  public OptionalLong floor(long key) {
    return of(map.floorKey(key));
  }

  /** How many entries have a key above the given one. */
  public long above(long key) {
    Long next = map.higherKey(key);
    return next == null ? 0 : map.sizeAsLong() - map.getKeyIndex(next);
  }

  /** All entries from a key on. */
  public Iterator<Entry> from(long key) {
    Cursor<Long, byte[]> cursor = map.cursor(key);
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return cursor.hasNext();
      }

      @Override
      public Entry next() {
        long found = cursor.next();
        return new Entry(found, cursor.getValue());
      }
    };
  }

  private static OptionalLong of(Long key) {
    return key == null ? OptionalLong.empty() : OptionalLong.of(key);
  }
}
