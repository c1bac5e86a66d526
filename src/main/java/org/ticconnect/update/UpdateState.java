package org.ticconnect.update;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * How far an update is.
 *
 * @param message a sentence for the owner
 * @param at when it came to be so
 */
public record UpdateState(Phase phase, Optional<String> message, Optional<Instant> at) {
  /** In the order in which one gets through them. */
  public enum Phase {
    IDLE,
    WAITING,
    INSTALLING,
    WATCHING,
    DONE,
    RETURNED,
    REFUSED;

    /** In lower case. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Whether the helper has something to do. */
  public boolean underWay() {
    return phase == Phase.WAITING || phase == Phase.INSTALLING || phase == Phase.WATCHING;
  }
}
