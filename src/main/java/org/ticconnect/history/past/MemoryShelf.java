package org.ticconnect.history.past;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** Gone with the program: for what did not happen, such as a recording that is played. */
final class MemoryShelf implements Shelf {
  private final NavigableMap<Long, byte[]> entries = new TreeMap<>();

  @Override
  public synchronized Optional<byte[]> get(long key) {
    return Optional.ofNullable(entries.get(key));
  }

  @Override
  public synchronized NavigableMap<Long, byte[]> between(long from, long to) {
    return new TreeMap<>(entries.subMap(from, to));
  }

  @Override
  public synchronized List<Long> keys(long from, long to, int most) {
    return entries.subMap(from, to).keySet().stream().limit(most).toList();
  }

  @Override
  public synchronized long count(long from, long to) {
    return entries.subMap(from, to).size();
  }

  @Override
  public synchronized Optional<Long> last(long from, long to) {
    NavigableMap<Long, byte[]> range = entries.subMap(from, true, to, false);
    return range.isEmpty() ? Optional.empty() : Optional.of(range.lastKey());
  }

  @Override
  public synchronized void change(Map<Long, byte[]> puts, Collection<Long> removes) {
    entries.putAll(puts);
    removes.forEach(entries::remove);
  }

  @Override
  public synchronized void wipe() {
    entries.clear();
  }

  @Override
  public long bytes() {
    return 0;
  }

  @Override
  public boolean damaged() {
    return false;
  }

  @Override
  public synchronized void close() {
    entries.clear();
  }
}
