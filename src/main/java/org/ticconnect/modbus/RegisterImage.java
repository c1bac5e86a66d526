package org.ticconnect.modbus;

import java.util.Arrays;

/**
 * The words of a bank at one moment, each with the time until which it may be served; immutable. An
 * answer is made from one image, so that no value is ever half old and half new.
 */
final class RegisterImage {
  /** Servable for ever: constants and gaps. */
  static final long ALWAYS = Long.MAX_VALUE;

  /** Not known yet. */
  static final long NEVER = Long.MIN_VALUE;

  private final short[] words;
  private final long[] until;

  private RegisterImage(short[] words, long[] until) {
    this.words = words;
    this.until = until;
  }

  /** Of gaps only, which are always there. */
  static RegisterImage ofGaps(int size, int filler) {
    short[] words = new short[size];
    Arrays.fill(words, (short) filler);
    long[] always = new long[size];
    Arrays.fill(always, ALWAYS);
    return new RegisterImage(words, always);
  }

  /** Whether one of these words is not known yet. */
  boolean unknown(int place, int count) {
    return Arrays.stream(until, place, place + count).anyMatch(end -> end == NEVER);
  }

  /** Collects changes for the next image. */
  Change change() {
    return new Change(words.clone(), until.clone());
  }

  /**
   * @param now on the monotonic clock
   * @return whether each of these words is known and recent enough
   */
  boolean servable(int place, int count, long now) {
    for (int i = place; i < place + count; i++) {
      if (!servable(i, now)) {
        return false;
      }
    }
    return true;
  }

  private boolean servable(int place, long now) {
    long end = until[place];
    return end == ALWAYS || end != NEVER && now - end < 0;
  }

  short[] words(int place, int count) {
    return Arrays.copyOfRange(words, place, place + count);
  }

  /** The words, and where they are not servable those of another image. */
  short[] words(int place, int count, long now, RegisterImage instead) {
    short[] copy = words(place, count);
    for (int i = 0; i < count; i++) {
      if (!servable(place + i, now)) {
        copy[i] = instead.words[place + i];
      }
    }
    return copy;
  }

  /** An image in the making; used by one thread. */
  static final class Change {
    private final short[] words;
    private final long[] until;

    private Change(short[] words, long[] until) {
      this.words = words;
      this.until = until;
    }

    void put(int place, short[] value, long servableUntil) {
      System.arraycopy(value, 0, words, place, value.length);
      confirm(place, value.length, servableUntil);
    }

    void confirm(int place, int count, long servableUntil) {
      Arrays.fill(until, place, place + count, servableUntil);
    }

    RegisterImage done() {
      return new RegisterImage(words, until);
    }
  }
}
