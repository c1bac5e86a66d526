package org.ticconnect.history.past;

/**
 * An index over some time.
 *
 * @param first value that was told, in Wh
 * @param firstAt when, in seconds of the epoch
 * @param last value that was told, in Wh
 * @param lastAt when, in seconds of the epoch
 * @param broken whether it went back or belongs to two meters, so that its difference says nothing
 */
record Span(long first, long firstAt, long last, long lastAt, boolean broken) {

  static Span of(long value, long at) {
    return new Span(value, at, value, at, false);
  }

  /** The same, of which the difference says nothing. */
  Span torn() {
    return new Span(first, firstAt, last, lastAt, true);
  }

  Span with(Span other) {
    Span earlier = firstAt <= other.firstAt ? this : other;
    Span later = earlier == this ? other : this;
    boolean torn = later.first < earlier.last || later.firstAt < earlier.lastAt;
    return new Span(
        earlier.first,
        earlier.firstAt,
        later.last,
        later.lastAt,
        torn || earlier.broken || later.broken);
  }
}
