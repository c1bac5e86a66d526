package org.ticconnect.meter;

import org.ticconnect.tic.Label;

/** Where a quantity comes from. */
public sealed interface Origin {

  /** Measured by the meter and sent as a part of a group. */
  record Sent(Label label, Part part) implements Origin {}

  /** Computed here from other labels. */
  record Derived(Derivation derivation) implements Origin {}
}
