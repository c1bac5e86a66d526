package org.ticconnect.modbus;

import java.util.Arrays;
import org.ticconnect.meter.Freshness;

/**
 * The words of a bank at one moment, each with the time at which it was last confirmed; immutable.
 * An answer is made from one image, so that no value is ever half old and half new.
 */
final class RegisterImage {
  /** Confirmed for ever: constants and gaps. */
  static final long ALWAYS = Long.MAX_VALUE;

  /** Not known yet. */
  static final long NEVER = Long.MIN_VALUE;

  private final short[] words;
  private final long[] confirmed;

  private RegisterImage(short[] words, long[] confirmed) {
    this.words = words;
    this.confirmed = confirmed;
  }

  /** Of gaps only: every word 0, always there. */
  static RegisterImage ofGaps(int size) {
    long[] always = new long[size];
    Arrays.fill(always, ALWAYS);
    return new RegisterImage(new short[size], always);
  }

  /** Collects changes for the next image. */
  Change change() {
    return new Change(words.clone(), confirmed.clone());
  }

  /**
   * @return whether each of these words is known and recent enough
   */
  boolean servable(int place, int count, Freshness rule, long now) {
    for (int i = place; i < place + count; i++) {
      boolean known = confirmed[i] != NEVER;
      if (!known || confirmed[i] != ALWAYS && !rule.fresh(confirmed[i], now)) {
        return false;
      }
    }
    return true;
  }

  short[] words(int place, int count) {
    return Arrays.copyOfRange(words, place, place + count);
  }

  /** An image in the making; used by one thread. */
  static final class Change {
    private final short[] words;
    private final long[] confirmed;

    private Change(short[] words, long[] confirmed) {
      this.words = words;
      this.confirmed = confirmed;
    }

    void put(int place, short[] value, long when) {
      System.arraycopy(value, 0, words, place, value.length);
      confirm(place, value.length, when);
    }

    void confirm(int place, int count, long when) {
      Arrays.fill(confirmed, place, place + count, when);
    }

    RegisterImage done() {
      return new RegisterImage(words, confirmed);
    }
  }
}
