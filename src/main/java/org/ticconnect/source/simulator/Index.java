package org.ticconnect.source.simulator;

/** A register that only grows, in whole Wh or varh, up to the nine digits that are sent. */
final class Index {
  private static final long MODULUS = 1_000_000_000;

  private long whole;
  private double rest;

  Index(long first) {
    whole = first;
  }

  /**
   * @param energy in Wh or varh, not negative
   * @return the whole units that it grew by
   */
  long add(double energy) {
    rest += energy;
    long grown = (long) rest;
    rest -= grown;
    whole = (whole + grown) % MODULUS;
    return grown;
  }

  /** Grows together with another one, which keeps sums of indexes exact. */
  void addWhole(long units) {
    whole = (whole + units) % MODULUS;
  }

  long value() {
    return whole;
  }
}
