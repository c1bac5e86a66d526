package org.ticconnect.history.past;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;

/** Where entries are kept by their key. What cannot be read is not there. */
interface Shelf extends AutoCloseable {
  Optional<byte[]> get(long key);

  /** Entries from a key up to another, which is not among them. */
  NavigableMap<Long, byte[]> between(long from, long to);

  /** Keys from one up to another, which is not among them, lowest first. */
  List<Long> keys(long from, long to, int most);

  /** How many entries there are from a key up to another. */
  long count(long from, long to);

  /** The highest key that is below the given one and not below the other. */
  Optional<Long> last(long from, long to);

  /**
   * Changes all or nothing; it survives a power cut once this returns.
   *
   * @throws IOException when it could not be kept; the call may be repeated
   */
  void change(Map<Long, byte[]> puts, Collection<Long> removes) throws IOException;

  /**
   * Leaves nothing, not even on the disk's surface where that is possible.
   *
   * @throws IOException when something may be left; the call may be repeated
   */
  void wipe() throws IOException;

  /** Bytes that it takes. */
  long bytes();

  /** Whether what was kept was found damaged since this was made. */
  boolean damaged();

  @Override
  void close();
}
