package org.ticconnect.tic;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;
import java.util.Optional;

/** Finds a label by its bytes without making a text of them; immutable. */
final class LabelIndex {
  private static final int PLACES = 512;

  private record Entry(byte[] spelling, Optional<Label> label) {}

  private final Entry[] places = new Entry[PLACES];

  LabelIndex(Label... labels) {
    for (Label label : labels) {
      byte[] spelling = label.text().getBytes(US_ASCII);
      int place = place(spelling, 0, spelling.length);
      while (places[place] != null) {
        place = next(place);
      }
      places[place] = new Entry(spelling, Optional.of(label));
    }
  }

  Optional<Label> find(byte[] bytes, int from, int to) {
    int place = place(bytes, from, to);
    Entry entry = places[place];
    while (entry != null) {
      if (Arrays.equals(entry.spelling(), 0, entry.spelling().length, bytes, from, to)) {
        return entry.label();
      }
      place = next(place);
      entry = places[place];
    }
    return Optional.empty();
  }

  private static int place(byte[] bytes, int from, int to) {
    int hash = to - from;
    for (int i = from; i < to; i++) {
      hash = hash * 31 + bytes[i];
    }
    return (hash ^ hash >>> 9) & PLACES - 1;
  }

  private static int next(int place) {
    return place + 1 & PLACES - 1;
  }
}
