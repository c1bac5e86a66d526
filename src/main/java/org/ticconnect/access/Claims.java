package org.ticconnect.access;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Visitors who want to claim a device that nobody has claimed. One waits for a click of the button
 * for two minutes; one whose presence is proven has ten to choose a password.
 */
final class Claims {
  static final Duration WAITING = Duration.ofSeconds(120);
  static final Duration PROVEN = Duration.ofMinutes(10);
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
     * Several waited, and nobody knows whose click it was: it proves nobody, and none waits now.
     */
    AMBIGUOUS
  }

  private record Visitor(State state, long until) {}

  private final LongSupplier monotonic;
  private final Map<String, Visitor> byHash = new HashMap<>();

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
    }
    return true;
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
    if (waiting > 1) {
      byHash.values().removeIf(one -> one.state() == State.WAITING);
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

  /** How many wait for a click. */
  synchronized long waiting() {
    forget();
    return byHash.values().stream().filter(one -> one.state() == State.WAITING).count();
  }

  /** The device is claimed. */
  synchronized void clear() {
    byHash.clear();
  }

  private void forget() {
    long now = monotonic.getAsLong();
    byHash.values().removeIf(one -> now - one.until() >= 0);
  }
}
