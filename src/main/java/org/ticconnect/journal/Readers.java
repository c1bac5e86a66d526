package org.ticconnect.journal;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.ticconnect.store.Store;

/** How far each reader has come, and how many entries each has missed. */
final class Readers {

  private static final String PREFIX = "reader/";
  private static final int LENGTH = 2 * Long.BYTES;

  private final Map<String, Place> places = new HashMap<>();
  private final Set<String> changed = new HashSet<>();

  /** Takes what is stored; marks that are further on in memory win and are written again. */
  void load(Store store) {
    Map<String, Place> remembered = Map.copyOf(places);
    places.clear();
    changed.clear();
    store
        .notesUnder(PREFIX)
        .forEach(
            (name, bytes) -> {
              if (bytes.length == LENGTH) {
                ByteBuffer buffer = ByteBuffer.wrap(bytes);
                places.put(name, new Place(buffer.getLong(), buffer.getLong()));
              }
            });
    remembered.forEach((name, place) -> mark(name, place.mark()));
  }

  void save(Store store) {
    for (String name : changed) {
      Place place = places.get(name);
      store.note(
          PREFIX + name,
          ByteBuffer.allocate(LENGTH).putLong(place.mark()).putLong(place.lost()).array());
    }
    changed.clear();
  }

  long mark(String name) {
    return place(name).mark();
  }

  long lost(String name) {
    return place(name).lost();
  }

  /** Moves the mark forward; false when nothing changed. */
  boolean mark(String name, long sequence) {
    Place place = places.get(name);
    if (place != null && place.mark() >= sequence) {
      return false;
    }
    places.put(name, new Place(sequence, place == null ? 0 : place.lost()));
    changed.add(name);
    return true;
  }

  void dropped(long sequence) {
    places.replaceAll(
        (name, place) -> {
          if (place.mark() >= sequence) {
            return place;
          }
          changed.add(name);
          return new Place(place.mark(), place.lost() + 1);
        });
  }

  private Place place(String name) {
    return places.getOrDefault(name, new Place(0, 0));
  }

  private record Place(long mark, long lost) {}
}
