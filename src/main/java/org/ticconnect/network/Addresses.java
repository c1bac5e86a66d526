package org.ticconnect.network;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The IPv4 addresses of this machine. */
public final class Addresses {
  private static final Logger LOG = LoggerFactory.getLogger(Addresses.class);

  private final boolean loopbackCounts;
  private volatile boolean lastAnswer;

  /**
   * @param loopbackCounts whether 127.0.0.1 is an address too, as for a demo
   */
  public Addresses(boolean loopbackCounts) {
    this.loopbackCounts = loopbackCounts;
  }

  /**
   * Whether an interface that is up and has its cable has an IPv4 address, link-local ones
   * included.
   */
  public boolean anyIpv4() {
    try {
      lastAnswer = found();
    } catch (SocketException cannotLook) {
      // Out of handles, say: that tells nothing of the network.
      LOG.debug("Cannot look at the network interfaces", cannotLook);
    }
    return lastAnswer;
  }

  /** By which others in the network reach this machine; empty when there is none. */
  public Optional<String> first() {
    try {
      return all()
          .filter(address -> !address.isLoopbackAddress())
          .map(InetAddress::getHostAddress)
          .findFirst();
    } catch (SocketException cannotLook) {
      LOG.debug("Cannot look at the network interfaces", cannotLook);
      return Optional.empty();
    }
  }

  /** All by which this machine can be reached, loopback last. */
  public List<String> known() {
    try {
      return all()
          .sorted(Comparator.comparing(InetAddress::isLoopbackAddress))
          .map(InetAddress::getHostAddress)
          .toList();
    } catch (SocketException cannotLook) {
      LOG.debug("Cannot look at the network interfaces", cannotLook);
      return List.of();
    }
  }

  /**
   * An address of this machine.
   *
   * @param link name of the interface that has it
   */
  public record Owned(String link, String address) {
    @Override
    public String toString() {
      return address + " at " + link;
    }
  }

  /** All IPv4 ones of interfaces that are up, loopback left out; none when it cannot be known. */
  public static Set<Owned> owned() {
    try {
      return NetworkInterface.networkInterfaces()
          .filter(Addresses::isUp)
          .flatMap(
              link ->
                  link.inetAddresses()
                      .filter(Inet4Address.class::isInstance)
                      .filter(address -> !address.isLoopbackAddress())
                      .map(address -> new Owned(link.getName(), address.getHostAddress())))
          .collect(Collectors.toUnmodifiableSet());
    } catch (SocketException cannotLook) {
      LOG.debug("Cannot look at the network interfaces", cannotLook);
      return Set.of();
    }
  }

  private boolean found() throws SocketException {
    return all().anyMatch(address -> loopbackCounts || !address.isLoopbackAddress());
  }

  private static Stream<InetAddress> all() throws SocketException {
    return NetworkInterface.networkInterfaces()
        .filter(Addresses::isUp)
        .flatMap(NetworkInterface::inetAddresses)
        .filter(Inet4Address.class::isInstance);
  }

  /** Up and with its cable: for Java an interface is not up while the kernel misses the carrier. */
  private static boolean isUp(NetworkInterface candidate) {
    try {
      return candidate.isUp();
    } catch (SocketException gone) {
      return false;
    }
  }
}
