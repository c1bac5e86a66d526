package org.ticconnect.access;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * From where somebody asks.
 *
 * @param address numeric
 * @param loopback whether it is somebody on the machine itself
 */
public record Source(String address, boolean loopback) {
  private static final int NETWORK_BYTES = 8;
  private static final int IPV4_BYTES = 4;

  /**
   * @param address numeric
   */
  public static Source of(String address) {
    return new Source(address, parsed(address).isLoopbackAddress());
  }

  /** The same when another machine may stand behind it: nothing is proven by its address. */
  public Source ofProxy() {
    return new Source(address, false);
  }

  /**
   * Whose tries count as one's: a machine has as many IPv6 addresses in its network as it likes.
   */
  String group() {
    InetAddress parsed = parsed(address);
    return parsed instanceof Inet6Address
        ? HexFormat.of().formatHex(Arrays.copyOf(parsed.getAddress(), NETWORK_BYTES))
        : parsed.getHostAddress();
  }

  /** What is no number is nobody's address; a name would be looked up in the network. */
  private static InetAddress parsed(String address) {
    try {
      boolean number = address.matches("[0-9]+(\\.[0-9]+){3}|[0-9a-fA-F]*:[0-9a-fA-F:.]*(%.*)?");
      return number
          ? InetAddress.getByName(address.replaceFirst("%.*", ""))
          : InetAddress.getByAddress(new byte[IPV4_BYTES]);
    } catch (UnknownHostException wrong) {
      throw new IllegalArgumentException(wrong);
    }
  }
}
