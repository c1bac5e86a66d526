package org.ticconnect.factory;

import java.util.List;

/**
 * What came of factory defaults.
 *
 * @param left what could not be removed, by its path in the data folder, with the reason
 * @param unforgotten what could not be forgotten elsewhere
 */
public record Outcome(List<String> left, List<String> unforgotten) {
  public Outcome {
    left = List.copyOf(left);
    unforgotten = List.copyOf(unforgotten);
  }

  /** Whether nothing is left of what was. */
  public boolean complete() {
    return left.isEmpty() && unforgotten.isEmpty();
  }
}
