package org.ticconnect.meter.line;

/** What a line notices of itself, apart from the groups on it. */
public enum Symptom {
  NONE,
  /** There is no such device, or nobody answers at that address. */
  ABSENT,
  /** Another program has the port. */
  BUSY,
  /** This user may not open the port. */
  FORBIDDEN,
  /** The port was there and is gone. */
  UNPLUGGED,
  /** Open, but nothing comes. */
  SILENT,
  /** A recording that was played to its end. */
  ENDED,
  /** Groups of historique mode at 1200 baud. */
  HISTORIQUE,
  /** Bit 7 carries the parity, so the port that reads the meter does not check it. */
  PARITY_NOT_CHECKED
}
