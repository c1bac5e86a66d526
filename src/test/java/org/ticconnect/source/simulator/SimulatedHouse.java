package org.ticconnect.source.simulator;

import java.time.LocalDateTime;
import java.util.Random;

/** What is behind a simulated meter, at times that need not follow one another each second. */
public final class SimulatedHouse {
  private final Profile profile;
  private final House house;

  public SimulatedHouse(String profile, long seed) {
    this.profile = Profile.named(profile);
    this.house = new House(this.profile, new Random(seed));
  }

  public int phases() {
    return profile.phases;
  }

  /** A second goes by. */
  public void tick() {
    house.tick();
  }

  /** Active power of a phase, 0 to 2, in W; injected negative. */
  public double active(int phase, LocalDateTime time) {
    return house.load(phase, time) - house.sun(phase, time);
  }

  /** Apparent power of a phase, 0 to 2, in VA. */
  public double apparent(int phase, LocalDateTime time) {
    return Math.hypot(active(phase, time), house.reactive(phase, time));
  }

  /** Supplier's index that counts, 1 to 10. */
  public int supplierIndex(LocalDateTime time) {
    return profile.calendar.supplierIndex(time);
  }
}
