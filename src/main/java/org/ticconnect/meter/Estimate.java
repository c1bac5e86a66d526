package org.ticconnect.meter;

/**
 * A computed value and how it was come by.
 *
 * @param value in the unit of its quantity
 */
record Estimate(Value value, Method method) {

  static Estimate of(double number, Method method) {
    return new Estimate(new Value.Real(number), method);
  }
}
