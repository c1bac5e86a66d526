package org.ticconnect.network.manager;

import java.util.Optional;

/** Who else is in the network. */
@FunctionalInterface
interface Neighbours {
  /**
   * The machine that has an address now, by its MAC; empty when nobody answers there, or when this
   * cannot be known. Takes a second at most.
   */
  Optional<String> holder(Ipv4 address);
}
