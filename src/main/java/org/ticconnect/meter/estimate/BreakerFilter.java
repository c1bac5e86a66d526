package org.ticconnect.meter.estimate;

import java.util.OptionalLong;

/**
 * The filter behind the meter's breaker, of one phase (specification 7): each second the filtered
 * square goes on by {@link #WEIGHT} of its distance to the square of the power drawn, and the
 * breaker opens when it reaches the square of 1.3 times the limit of the phase.
 */
final class BreakerFilter {
  private static final double WEIGHT = 0.008;

  private double filteredSquare;
  private boolean begun;

  /**
   * @param seconds that the power was drawn
   * @param voltAmperes drawn
   * @param opening power at which a long overload opens the breaker, in VA
   */
  void draw(double seconds, double voltAmperes, double opening) {
    double square = voltAmperes * voltAmperes;
    if (!begun) {
      begun = true;
      // What was before is not known; an overload that is met has just begun, or it would be over.
      filteredSquare = voltAmperes < opening ? square : 0;
    }
    filteredSquare = square + (filteredSquare - square) * Math.pow(1 - WEIGHT, seconds);
  }

  /**
   * Seconds until the breaker opens if the power stays what it is.
   *
   * @return empty when it never does
   */
  OptionalLong opensIn(double voltAmperes, double opening) {
    double square = voltAmperes * voltAmperes;
    double limit = opening * opening;
    if (square <= limit) {
      return OptionalLong.empty();
    }
    double left = Math.log((square - limit) / (square - filteredSquare)) / Math.log(1 - WEIGHT);
    return OptionalLong.of(Math.max(0, Math.round(left)));
  }
}
