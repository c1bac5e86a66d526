package org.ticconnect.network;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** The ways into the network that this machine has. */
public final class Interfaces {
  private static final HexFormat MAC = HexFormat.ofDelimiter(":");

  private Interfaces() {}

  /**
   * One of them.
   *
   * @param addresses IPv4 and IPv6, as they are written
   * @param mac six bytes in hexadecimal; empty where it has none
   */
  public record Interface(String name, List<String> addresses, Optional<String> mac) {}

  /** Those that are up; none when this cannot be known now. */
  public static List<Interface> up() {
    try {
      return NetworkInterface.networkInterfaces()
          .filter(Interfaces::isUp)
          .map(Interfaces::described)
          .toList();
    } catch (SocketException cannotLook) {
      return List.of();
    }
  }

  private static Interface described(NetworkInterface one) {
    return new Interface(
        one.getName(),
        one.inetAddresses()
            .map(InetAddress::getHostAddress)
            .map(address -> address.replaceFirst("%.*", ""))
            .toList(),
        mac(one));
  }

  private static Optional<String> mac(NetworkInterface one) {
    try {
      return Optional.ofNullable(one.getHardwareAddress()).map(MAC::formatHex);
    } catch (SocketException gone) {
      return Optional.empty();
    }
  }

  private static boolean isUp(NetworkInterface one) {
    try {
      return one.isUp();
    } catch (SocketException gone) {
      return false;
    }
  }
}
