package org.ticconnect.history.past;

/** What is kept, each in a range of keys of its own, in the order of time. */
enum Kind {
  MINUTE(1),
  HOUR(2),
  CURVE(3);

  private static final int TIME_BITS = 48;
  private static final long LATEST = (1L << TIME_BITS) - 1;

  private final long base;

  Kind(long number) {
    this.base = number << TIME_BITS;
  }

  /**
   * @param second of the epoch; what is before the epoch counts as its begin
   */
  long key(long second) {
    return base + Math.max(0, Math.min(second, LATEST));
  }

  long second(long key) {
    return key - base;
  }

  long first() {
    return base;
  }

  /** Above all keys of this kind. */
  long end() {
    return base + LATEST + 1;
  }
}
