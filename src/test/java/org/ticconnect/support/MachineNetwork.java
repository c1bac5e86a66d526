package org.ticconnect.support;

import java.io.IOException;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A network namespace of a machine's own, with a cable to this one: the machine has {@link
 * #address()} and the interface {@code host0}, and nobody else can reach it.
 */
final class MachineNetwork implements AutoCloseable {
  private static final int ATTEMPTS = 20;
  private static final String INSIDE = "host0";

  private final String name;
  private final String net;

  private MachineNetwork(String name, String net) {
    this.name = name;
    this.net = net;
  }

  /** Makes one in a free network of two addresses. */
  static MachineNetwork plugIn() throws IOException, InterruptedException {
    for (int attempt = 1; ; attempt++) {
      int number = ThreadLocalRandom.current().nextInt(1 << 14);
      String net = "10.213." + (number >> 6) + "." + (number & 63) * 4 + "/30";
      // The name is taken by whoever has the same network, so two at once cannot both get it.
      MachineNetwork network = new MachineNetwork("ticM" + Integer.toHexString(number), net);
      Ran added = Ran.of("ip", "netns", "add", network.name);
      if (added.code() == 0) {
        network.connect();
        return network;
      }
      if (attempt == ATTEMPTS) {
        added.ok();
      }
    }
  }

  private void connect() throws IOException, InterruptedException {
    ip("link add %s type veth peer name %s netns %s", name, INSIDE, name);
    ip("addr add %s/30 dev %s", part(1), name);
    ip("link set %s up", name);
    ip("-n %s addr add %s/30 dev %s", name, address(), INSIDE);
    ip("-n %s link set lo up", name);
    ip("-n %s link set %s up", name, INSIDE);
    ip("-n %s route add default via %s", name, part(1));
  }

  private static void ip(String command, Object... arguments)
      throws IOException, InterruptedException {
    Ran.of(("ip " + command.formatted(arguments)).split(" ")).ok();
  }

  private String part(int host) {
    int dot = net.lastIndexOf('.');
    int first = Integer.parseInt(net.substring(dot + 1, net.indexOf('/')));
    return net.substring(0, dot + 1) + (first + host);
  }

  /** The address of the machine, to be reached from here. */
  String address() {
    return part(2);
  }

  /** The file that stands for it. */
  String path() {
    return "/run/netns/" + name;
  }

  @Override
  public void close() throws IOException, InterruptedException {
    // The cable goes at once, and not only when the kernel has cleared the namespace up.
    Ran.of("ip", "link", "del", name);
    Ran.of("ip", "netns", "del", name).ok();
  }
}
