package org.ticconnect.life;

import java.util.Optional;

/** How the program does, for who tells it. Safe for several threads. */
public final class Vitals {
  private volatile Optional<Round> last = Optional.empty();
  private volatile LastEnd lastEnd = LastEnd.UNKNOWN;

  void proved(Round round) {
    last = Optional.of(round);
  }

  void ended(LastEnd end) {
    lastEnd = end;
  }

  /** The newest round; empty before the first. */
  public Optional<Round> last() {
    return last;
  }

  /** How the program ended before this start. */
  public LastEnd lastEnd() {
    return lastEnd;
  }
}
