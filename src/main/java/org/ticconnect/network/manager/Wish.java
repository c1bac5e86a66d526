package org.ticconnect.network.manager;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What somebody wants the network to be, as it was written.
 *
 * @param link name of the interface; empty for the one that is set here
 * @param method dhcp or fixed; empty to leave the addresses as they are
 * @param address of a fixed one
 * @param prefix of a fixed one, such as 24
 * @param gateway of a fixed one; empty for none
 * @param dns name servers; none to take those that the network gives
 * @param host another name for the device
 */
public record Wish(
    Optional<String> link,
    Optional<String> method,
    Optional<String> address,
    OptionalInt prefix,
    Optional<String> gateway,
    List<String> dns,
    Optional<String> host) {

  /** Without the name that the device has already, whatever it looks like. */
  Wish calling(String now) {
    return new Wish(
        link,
        method,
        address,
        prefix,
        gateway,
        dns,
        host.filter(name -> !name.equalsIgnoreCase(now)));
  }
}
