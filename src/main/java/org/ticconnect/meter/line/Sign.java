package org.ticconnect.meter.line;

/** What is counted of the last minutes of a line. */
enum Sign {
  CR,
  LF,
  GOOD,
  BAD,
  /** A good group that something else than an LF stood before. */
  FIRST_MANGLED,
  /** A bad group whose label lacks its first letter. */
  FIRST_LOST,
  /** A group of historique mode with a right check. */
  HISTORIQUE
}
