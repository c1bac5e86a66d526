package org.ticconnect.network.manager;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The interfaces as the kernel knows them, for who cannot ask NetworkManager. */
final class KernelLinks {
  private static final Logger LOG = LoggerFactory.getLogger(KernelLinks.class);
  private static final Path ROUTES = Path.of("/proc/self/net/route");
  private static final Path SERVERS = Path.of("/etc/resolv.conf");
  private static final HexFormat MAC = HexFormat.ofDelimiter(":").withUpperCase();
  private static final int LINK = 0;
  private static final int TO = 1;
  private static final int BY = 2;
  private static final String EVERYWHERE = "00000000";
  private static final int HEX = 16;

  private KernelLinks() {}

  /** All but loopback; none when this cannot be known now. */
  static List<Link> now() {
    try {
      return NetworkInterface.networkInterfaces()
          .filter(one -> !one.getName().equals("lo"))
          .map(KernelLinks::link)
          .flatMap(Optional::stream)
          .toList();
    } catch (SocketException cannotLook) {
      LOG.debug("Cannot look at the network interfaces", cannotLook);
      return List.of();
    }
  }

  private static Optional<Link> link(NetworkInterface one) {
    try {
      // Java calls up what is up and has its cable.
      boolean up = one.isUp();
      List<String> addresses =
          one.getInterfaceAddresses().stream()
              .filter(address -> address.getAddress() instanceof Inet4Address)
              .map(KernelLinks::written)
              .toList();
      boolean wireless = Files.exists(Path.of("/sys/class/net", one.getName(), "wireless"));
      return Optional.of(
          new Link(
              one.getName(),
              wireless ? Link.Kind.WIFI : Link.Kind.ETHERNET,
              Optional.ofNullable(one.getHardwareAddress()).map(MAC::formatHex),
              up,
              Link.State.UNMANAGED,
              Optional.empty(),
              addresses,
              gateway(one.getName()),
              addresses.isEmpty() ? List.of() : servers(),
              false));
    } catch (SocketException gone) {
      return Optional.empty();
    }
  }

  private static String written(InterfaceAddress address) {
    return address.getAddress().getHostAddress() + "/" + address.getNetworkPrefixLength();
  }

  /** The kernel writes an address backwards, in hexadecimal. */
  private static Optional<String> gateway(String link) {
    return lines(ROUTES)
        .map(line -> line.trim().split("\\s+"))
        .filter(
            columns ->
                columns.length > BY
                    && columns[LINK].equals(link)
                    && columns[TO].equals(EVERYWHERE)
                    && !columns[BY].equals(EVERYWHERE))
        .map(columns -> (int) Long.parseLong(columns[BY], HEX))
        .map(bits -> new Ipv4(Integer.toUnsignedLong(Integer.reverseBytes(bits))).toString())
        .findFirst();
  }

  private static List<String> servers() {
    return lines(SERVERS)
        .map(line -> line.trim().split("\\s+"))
        .filter(words -> words.length > 1 && words[0].equals("nameserver"))
        .map(words -> words[1])
        .filter(server -> Ipv4.of(server).isPresent())
        .toList();
  }

  private static Stream<String> lines(Path file) {
    try {
      return Files.isReadable(file) ? Files.readAllLines(file).stream() : Stream.empty();
    } catch (IOException unreadable) {
      LOG.debug("{} cannot be read", file, unreadable);
      return Stream.empty();
    }
  }
}
