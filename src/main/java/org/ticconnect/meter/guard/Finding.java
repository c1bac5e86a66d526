package org.ticconnect.meter.guard;

import java.util.Optional;

/**
 * What judging a value gave.
 *
 * @param why it is in quarantine; empty otherwise
 */
record Finding(Verdict verdict, Optional<Suspicion> why) {
  static final Finding BELIEVED = new Finding(Verdict.BELIEVED, Optional.empty());
  static final Finding WAITING = new Finding(Verdict.WAITING, Optional.empty());

  static Finding doubted(Suspicion suspicion) {
    return new Finding(Verdict.QUARANTINED, Optional.of(suspicion));
  }

  static Finding unless(boolean right, Suspicion suspicion) {
    return right ? BELIEVED : doubted(suspicion);
  }

  boolean believed() {
    return verdict == Verdict.BELIEVED;
  }
}
