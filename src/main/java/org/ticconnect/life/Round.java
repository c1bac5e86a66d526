package org.ticconnect.life;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What all parts proved at once.
 *
 * @param at by the clock of the device
 * @param proofs by name of the part, why it seems dead; empty when it lives
 */
public record Round(Instant at, Map<String, Optional<String>> proofs) {

  public Round {
    proofs = new LinkedHashMap<>(proofs);
  }

  /** Whether all live. */
  public boolean passed() {
    return proofs.values().stream().allMatch(Optional::isEmpty);
  }

  /** What seems dead, in words; empty when nothing does. */
  public String flaws() {
    return proofs.entrySet().stream()
        .flatMap(one -> one.getValue().map(why -> one.getKey() + " " + why).stream())
        .collect(Collectors.joining("; "));
  }
}
