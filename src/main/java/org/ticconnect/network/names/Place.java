package org.ticconnect.network.names;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;
import java.util.Set;

/**
 * An interface on which names can be announced.
 *
 * @param interfaceName such as {@code eth0}
 * @param address that others in its network reach this machine by
 * @param networks those that the interface is in
 * @param elsewhere the other addresses of this machine
 */
public record Place(
    String interfaceName, String address, List<Network> networks, Set<String> elsewhere) {
  private static final int BITS = 32;

  public Place {
    networks = List.copyOf(networks);
    elsewhere = Set.copyOf(elsewhere);
  }

  /**
   * @param address any of the network
   * @param prefix 0 to 32 bits that all in it share
   */
  public record Network(int address, int prefix) {
    private boolean has(int other) {
      return prefix == 0 || (address ^ other) >>> (BITS - prefix) == 0;
    }
  }

  /**
   * Whether somebody in the network of this interface has sent that. Packets of all interfaces come
   * in together, and what this machine says of itself on another one is no contradiction.
   */
  boolean near(InetAddress sender) {
    return sender instanceof Inet4Address
        && !elsewhere.contains(sender.getHostAddress())
        && networks.stream().anyMatch(network -> network.has(number(sender)));
  }

  static int number(InetAddress address) {
    int number = 0;
    for (byte part : address.getAddress()) {
      number = number << Byte.SIZE | part & 0xff;
    }
    return number;
  }
}
