package org.ticconnect.network.manager;

import java.util.Comparator;
import java.util.Optional;

/** Which interface is set here. */
final class Chosen {
  private final Optional<String> name;

  /**
   * @param name empty for the first wired one that is managed, else the first
   */
  Chosen(Optional<String> name) {
    this.name = name;
  }

  /** Empty when there is none of that name, or none at all. */
  Optional<Seen.Device> of(Seen seen) {
    return name.map(seen::device)
        .orElseGet(
            () ->
                seen.devices().stream()
                    .min(Comparator.comparing(device -> !isManagedWired(device.link()))));
  }

  /** Wi-Fi is set where its password is. */
  private static boolean isManagedWired(Link link) {
    return link.kind() == Link.Kind.ETHERNET && link.state() != Link.State.UNMANAGED;
  }

  boolean mayChange(Link link) {
    return isManagedWired(link) && name.filter(one -> !one.equals(link.name())).isEmpty();
  }
}
