package org.ticconnect.tic;

import java.util.Set;

/** The labels of a phase (specification 6.2.2). */
public enum Phase {
  L1(Label.URMS1, Label.IRMS1, Label.SINSTS1),
  L2(Label.URMS2, Label.IRMS2, Label.SINSTS2),
  L3(Label.URMS3, Label.IRMS3, Label.SINSTS3);

  private final Label voltage;
  private final Label current;
  private final Label power;

  Phase(Label voltage, Label current, Label power) {
    this.voltage = voltage;
    this.current = current;
    this.power = power;
  }

  /** Effective voltage, in V. */
  public Label voltage() {
    return voltage;
  }

  /** Effective current, in A. */
  public Label current() {
    return current;
  }

  /** Apparent power drawn, in VA; sent by three-phase meters only. */
  public Label power() {
    return power;
  }

  /** All of them. */
  public Set<Label> labels() {
    return Set.of(voltage, current, power);
  }
}
