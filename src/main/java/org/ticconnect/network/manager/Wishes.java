package org.ticconnect.network.manager;

import java.util.List;
import java.util.Optional;

/** What a wish means for the interfaces that there are. */
final class Wishes {
  private static final String INTERFACE = "interface";

  private final Chosen chosen;
  private final Neighbours neighbours;

  Wishes(Chosen chosen, Neighbours neighbours) {
    this.chosen = chosen;
    this.neighbours = neighbours;
  }

  /**
   * @param device empty when something is wrong
   */
  record Aim(Optional<Seen.Device> device, List<FieldMistake> mistakes) {
    private static Aim wrong(String field, String sentence) {
      return new Aim(Optional.empty(), List.of(new FieldMistake(field, sentence)));
    }
  }

  Aim aim(Wish wish, Plan plan, Seen seen) {
    Optional<Seen.Device> device = wish.link().map(seen::device).orElseGet(() -> chosen.of(seen));
    if (device.isEmpty()) {
      return Aim.wrong(
          INTERFACE,
          wish.link()
              .map(name -> "there is no interface " + name + ": take one that is shown")
              .orElse("there is no interface to set: see network.interface in the settings"));
    }
    Link link = device.get().link();
    if (!chosen.mayChange(link)) {
      return Aim.wrong(
          INTERFACE,
          link.name()
              + " cannot be set here: only a wired one that NetworkManager manages, and only the"
              + " one of network.interface where that is set");
    }
    if (!link.carrier()) {
      return Aim.wrong(
          INTERFACE, link.name() + " has no cable: plug it in first, or nothing can be confirmed");
    }
    Optional<String> taken =
        plan.address().filter(at -> !link.has(at)).flatMap(at -> taken(at, link, seen));
    return taken.isPresent() ? Aim.wrong("address", taken.get()) : new Aim(device, List.of());
  }

  private Optional<String> taken(String address, Link link, Seen seen) {
    Optional<String> here =
        seen.devices().stream()
            .map(Seen.Device::link)
            .filter(other -> !other.name().equals(link.name()) && other.has(address))
            .map(other -> address + " is the one of " + other.name() + " of this device already")
            .findFirst();
    return here.isPresent()
        ? here
        : Ipv4.of(address)
            .flatMap(neighbours::holder)
            .map(
                mac ->
                    address
                        + " is in use by the machine "
                        + mac
                        + ": take one that is free, outside what the router gives by DHCP");
  }
}
