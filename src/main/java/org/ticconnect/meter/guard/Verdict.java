package org.ticconnect.meter.guard;

/** What becomes of a group that has the right form. */
public enum Verdict {
  /** Its value is taken over. */
  BELIEVED,
  /** It has to be said again by the next frame first. */
  WAITING,
  /** It cannot be true: not published, kept in the {@link Quarantine}. */
  QUARANTINED
}
