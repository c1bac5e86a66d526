package org.ticconnect.meter;

import java.util.Set;
import org.ticconnect.tic.Label;

/** The labels of a phase. */
enum Phase {
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

  Label voltage() {
    return voltage;
  }

  Label current() {
    return current;
  }

  /** Of three-phase meters only. */
  Label power() {
    return power;
  }

  Set<Label> labels() {
    return Set.of(voltage, current, power);
  }
}
