package org.ticconnect.meter.guard;

import java.util.EnumSet;
import java.util.Set;
import org.ticconnect.tic.Group;
import org.ticconnect.tic.Label;

/**
 * Watches volts, amperes and powers: what this meter can measure, or what its owner has allowed.
 */
final class PhysicsGuard {
  private final Physics physics;
  private final Permits permits;

  /** Phases of which the last power did not fit their voltage and current. */
  private final Set<Label> misfits = EnumSet.noneOf(Label.class);

  PhysicsGuard(Physics physics, Permits permits) {
    this.physics = physics;
    this.permits = permits;
  }

  Finding volts(Group group) {
    return possible(group, physics.voltsPossible(group.number()));
  }

  Finding amperes(Group group) {
    return possible(group, physics.amperesPossible(group.number()));
  }

  Finding power(Group group) {
    return possible(group, physics.powerPossible(group.label(), group.number()));
  }

  /**
   * Some three-phase meters send nonsense here with a right checksum. The current may be a second
   * older than the power, so one misfit only waits for the next frame.
   */
  Finding phasePower(Group group) {
    Finding finding = power(group);
    if (!finding.believed()) {
      return finding;
    }
    Label label = group.label();
    if (permits.allowsNumber(label, group.number())
        || physics.fitsVoltsTimesAmperes(label, group.number())) {
      misfits.remove(label);
      return Finding.BELIEVED;
    }
    return misfits.add(label)
        ? Finding.WAITING
        : Finding.doubted(Suspicion.NOT_VOLTS_TIMES_AMPERES);
  }

  private Finding possible(Group group, boolean possible) {
    return Finding.unless(
        possible || permits.allowsNumber(group.label(), group.number()), Suspicion.BEYOND_PHYSICS);
  }
}
