package org.ticconnect.source.simulator;

import java.util.Random;

/** One phase at the meter's terminals, measured once a second. */
final class Phase {
  private final Random random;
  private double volts;
  private double activeWatts;
  private double reactiveVars;

  Phase(Random random) {
    this.random = random;
    this.volts = 232 + random.nextGaussian() * 2;
  }

  /**
   * @param load in W, taken
   * @param sun in W, given
   * @param reactive of the loads, in var
   */
  void measure(double load, double sun, double reactive) {
    activeWatts = load - sun;
    reactiveVars = reactive;
    double target = 233 - activeWatts / 1500;
    volts += (target - volts) * 0.05 + random.nextGaussian() * 0.15;
  }

  /** Urms in V, as sent. */
  long volts() {
    return Math.round(volts);
  }

  double exactVolts() {
    return volts;
  }

  /** Irms in A, as sent: whole and without a sign. */
  long amperes() {
    return Math.round(apparent() / volts);
  }

  double active() {
    return activeWatts;
  }

  double reactive() {
    return reactiveVars;
  }

  /** Urms times Irms, in VA. */
  double apparent() {
    return Math.hypot(activeWatts, reactiveVars);
  }

  /** Apparent power with the sign of the active power (specification 6.2.3.7). */
  double signedApparent() {
    return activeWatts < 0 ? -apparent() : apparent();
  }
}
