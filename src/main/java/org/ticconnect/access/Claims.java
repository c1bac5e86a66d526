package org.ticconnect.access;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/**
 * Visitors who want to claim a device that nobody has claimed. One waits for a click of the button
 * for two minutes; one whose presence is proven has ten to choose a password.
 */
final class Claims {
  static final Duration WAITING = Duration.ofSeconds(120);
  static final Duration PROVEN = Duration.ofMinutes(10);

  /** For so long after several waited, a click may still be meant for one who waits no more. */
  static final Duration CONTESTED = Duration.ofSeconds(60);

  private static final int MOST = 16;

  /** How far a visitor is. */
  enum State {
    NONE,
    WAITING,
    PROVEN
  }

  /** What a click was about. */
  enum Click {
    /** Nobody waited: it is for something else. */
    NOT_OURS,
    /** The one who waited has proven presence. */
    PROVES,
    /**
     * Several wait, or did just now, and nobody knows whose click it was: it proves nobody. They
     * wait on, for else the quickest to begin again would wait alone when the owner clicks again.
     */
    AMBIGUOUS
  }

  private record Visitor(State state, long until) {}

  private final LongSupplier monotonic;
  private final Map<String, Visitor> byHash = new HashMap<>();
  private OptionalLong contestedUntil = OptionalLong.empty();

  /**
   * @param monotonic clock in nanoseconds
   */
  Claims(LongSupplier monotonic) {
    this.monotonic = monotonic;
  }

  /**
   * Waits, or waits on: who is proven already stays so.
   *
   * @param visitor whom only that visitor's browser knows
   * @return whether there was room
   */
  synchronized boolean await(String visitor) {
    forget();
    String hash = Secret.hash(visitor);
    if (byHash.size() >= MOST && !byHash.containsKey(hash)) {
      return false;
    }
    if (state(visitor) != State.PROVEN) {
      byHash.put(hash, new Visitor(State.WAITING, monotonic.getAsLong() + WAITING.toNanos()));
      noteContest();
    }
    return true;
  }

  /** Several wait until the last but one of them waits no more. */
  private void noteContest() {
    long[] ends =
        byHash.values().stream()
            .filter(one -> one.state() == State.WAITING)
            .mapToLong(Visitor::until)
            .sorted()
            .toArray();
    if (ends.length > 1) {
      contestedUntil = OptionalLong.of(ends[ends.length - 2] + CONTESTED.toNanos());
    }
  }

  private boolean contested() {
    return contestedUntil.isPresent() && monotonic.getAsLong() - contestedUntil.getAsLong() < 0;
  }

  /** Presence is proven by something else than the button. */
  synchronized void prove(String visitor) {
    forget();
    byHash.put(Secret.hash(visitor), proven());
  }

  private Visitor proven() {
    return new Visitor(State.PROVEN, monotonic.getAsLong() + PROVEN.toNanos());
  }

  /** The button was clicked. */
  synchronized Click click() {
    forget();
    long waiting = waiting();
    if (waiting == 0) {
      return Click.NOT_OURS;
    }
    if (waiting > 1 || contested()) {
      return Click.AMBIGUOUS;
    }
    byHash.replaceAll((hash, one) -> one.state() == State.WAITING ? proven() : one);
    return Click.PROVES;
  }

  synchronized State state(String visitor) {
    forget();
    Visitor known = byHash.get(Secret.hash(visitor));
    return known == null ? State.NONE : known.state();
  }

  /** Seconds that a visitor's state lasts; 0 for a stranger. */
  synchronized int seconds(String visitor) {
    forget();
    Visitor known = byHash.get(Secret.hash(visitor));
    return known == null
        ? 0
        : (int) Duration.ofNanos(known.until() - monotonic.getAsLong()).toSeconds() + 1;
  }

  /**
   * How many others are in the way of a click; those that were a moment ago count as one.
   *
   * @param own of who asks
   */
  synchronized int others(State own) {
    forget();
    int others = (int) waiting() - (own == State.WAITING ? 1 : 0);
    return own == State.WAITING && contested() ? Math.max(1, others) : others;
  }

  private long waiting() {
    return byHash.values().stream().filter(one -> one.state() == State.WAITING).count();
  }

  /** The device is claimed. */
  synchronized void clear() {
    byHash.clear();
    contestedUntil = OptionalLong.empty();
  }

  private void forget() {
    long now = monotonic.getAsLong();
    byHash.values().removeIf(one -> now - one.until() >= 0);
  }
}
