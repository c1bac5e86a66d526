package org.ticconnect.support;

import java.time.LocalDateTime;
import org.ticconnect.source.simulator.Profile;
import org.ticconnect.source.simulator.SimulatedMeter;

/** Frames that a simulated meter sends, the same at each run. */
public final class Frames {
  private static final LocalDateTime WINTER_EVENING = LocalDateTime.of(2026, 1, 15, 18, 0);

  private Frames() {}

  public static SimulatedMeter meter(Profile profile) {
    return new SimulatedMeter(profile, 1, WINTER_EVENING);
  }
}
