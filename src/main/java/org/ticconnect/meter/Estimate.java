package org.ticconnect.meter;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A computed value and how it was come by.
 *
 * @param value in the unit of its quantity
 */
record Estimate(Value value, Method method) {

  /** With one decimal. */
  static Estimate of(double number, Method method) {
    return new Estimate(new Value.Real(number), method);
  }

  /** The same of a number that may not be known. */
  static Optional<Estimate> of(OptionalDouble number, Method method) {
    return number.isPresent() ? Optional.of(of(number.getAsDouble(), method)) : Optional.empty();
  }

  /** A power in W or VA; what is behind the point would only look precise. */
  static Estimate power(double number, Method method) {
    return new Estimate(new Value.Real(number, 0), method);
  }
}
