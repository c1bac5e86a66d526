package org.ticconnect.history.past;

import java.util.ArrayList;
import java.util.List;

/** Says what has to go: what is too old, what is too much, and what is later than it can be. */
final class Retention {
  /** Minutes that must have followed one another before their time is trusted to drop others. */
  private static final int STEADY = 10;

  /** Each drop writes as much as a minute does, so they are dropped some at a time. */
  private static final int MINUTES_PER_DROP = 60;

  private static final long LONGEST_STEP = 10 * Minute.SECONDS;

  private final Days days;
  private long newest;
  private int steady;
  private int undropped = MINUTES_PER_DROP;

  Retention(Days days) {
    this.days = days;
  }

  /** A minute is kept. */
  void kept(long start) {
    steady = start > newest && start - newest <= LONGEST_STEP ? steady + 1 : 0;
    newest = start;
    undropped++;
  }

  /** Keys that have to go now. */
  List<Long> gone(Shelf shelf) {
    if (undropped < MINUTES_PER_DROP) {
      return List.of();
    }
    undropped = 0;
    List<Long> gone = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      gone.addAll(gone(shelf, kind));
    }
    return gone;
  }

  private List<Long> gone(Shelf shelf, Kind kind) {
    if (days.of(kind) == 0) {
      return shelf.keys(kind.first(), kind.end(), Integer.MAX_VALUE);
    }
    List<Long> gone = new ArrayList<>();
    // A clock that is set wrong for a moment would make everything old.
    if (steady >= STEADY) {
      long oldest = newest - days.of(kind) * Days.SECONDS;
      gone.addAll(shelf.keys(kind.first(), kind.key(oldest), Integer.MAX_VALUE));
      gone.addAll(shelf.keys(kind.key(newest + Days.SECONDS), kind.end(), Integer.MAX_VALUE));
    }
    long left = shelf.count(kind.first(), kind.end()) - gone.size();
    if (gone.isEmpty() && left > days.most(kind)) {
      gone.addAll(shelf.keys(kind.first(), kind.end(), (int) (left - days.most(kind))));
    }
    return gone;
  }
}
