package org.ticconnect.network;

import java.net.Inet4Address;
import java.net.NetworkInterface;
import java.net.SocketException;

/** The IPv4 addresses of this machine. */
public final class Addresses {
  private final boolean loopbackCounts;

  /**
   * @param loopbackCounts whether 127.0.0.1 is an address too, as for a demo
   */
  public Addresses(boolean loopbackCounts) {
    this.loopbackCounts = loopbackCounts;
  }

  /** Whether an interface that is up has an IPv4 address, link-local ones included. */
  public boolean anyIpv4() {
    try {
      return NetworkInterface.networkInterfaces()
          .filter(Addresses::isUp)
          .flatMap(NetworkInterface::inetAddresses)
          .filter(Inet4Address.class::isInstance)
          .anyMatch(address -> loopbackCounts || !address.isLoopbackAddress());
    } catch (SocketException noInterfaces) {
      return false;
    }
  }

  private static boolean isUp(NetworkInterface candidate) {
    try {
      return candidate.isUp();
    } catch (SocketException gone) {
      return false;
    }
  }
}
