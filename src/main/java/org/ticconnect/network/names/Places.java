package org.ticconnect.network.names;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The interfaces that are up, have an IPv4 address and reach more than one other machine. */
public final class Places implements Supplier<List<Place>> {
  private static final Logger LOG = LoggerFactory.getLogger(Places.class);

  /** Each costs threads. */
  private static final int MOST = 8;

  private volatile List<Place> last = List.of();

  @Override
  public List<Place> get() {
    try {
      Set<String> own =
          NetworkInterface.networkInterfaces()
              .flatMap(NetworkInterface::inetAddresses)
              .filter(Inet4Address.class::isInstance)
              .map(InetAddress::getHostAddress)
              .collect(Collectors.toSet());
      last =
          NetworkInterface.networkInterfaces()
              .filter(Places::fit)
              .flatMap(one -> place(one, own).stream())
              .limit(MOST)
              .toList();
    } catch (SocketException cannotLook) {
      // Out of handles, say: that tells nothing of the network.
      LOG.debug("Cannot look at the network interfaces", cannotLook);
    }
    return last;
  }

  private static boolean fit(NetworkInterface one) {
    try {
      return one.isUp() && one.supportsMulticast() && !one.isLoopback() && !one.isPointToPoint();
    } catch (SocketException gone) {
      return false;
    }
  }

  private static Optional<Place> place(NetworkInterface one, Set<String> own) {
    return addresses(one)
        // One that was given counts more than one that the machine has made up.
        .min(Comparator.comparing(found -> found.getAddress().isLinkLocalAddress()))
        .map(found -> found.getAddress().getHostAddress())
        .map(address -> new Place(one.getName(), address, networks(one), others(own, address)));
  }

  private static Stream<InterfaceAddress> addresses(NetworkInterface one) {
    return one.getInterfaceAddresses().stream()
        .filter(found -> found.getAddress() instanceof Inet4Address);
  }

  private static List<Place.Network> networks(NetworkInterface one) {
    return addresses(one)
        .map(
            found ->
                new Place.Network(Place.number(found.getAddress()), found.getNetworkPrefixLength()))
        .toList();
  }

  private static Set<String> others(Set<String> own, String address) {
    return own.stream().filter(other -> !other.equals(address)).collect(Collectors.toSet());
  }
}
