package org.ticconnect.network.names;

import java.net.InetAddress;
import javax.jmdns.impl.NameRegister;

/**
 * How names that are taken go on. jmDNS would count the digits of a device's own name up, and call
 * {@code tic-1234} as the neighbour's {@code tic-1235}.
 */
final class HostNumbers implements NameRegister {
  private static final String END = ".local.";

  @Override
  public void register(InetAddress address, String name, NameType type) {
    // The network itself knows which names are taken.
  }

  @Override
  public boolean checkName(InetAddress address, String name, NameType type) {
    return false;
  }

  @Override
  public String incrementName(InetAddress address, String name, NameType type) {
    return name.endsWith(END)
        ? OwnName.after(name.substring(0, name.length() - END.length())) + END
        : OwnName.after(name);
  }
}
