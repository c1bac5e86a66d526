package org.ticconnect.modbus;

import io.netty.channel.Channel;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The open connections. When there are too many, one gives way: the oldest of those that have never
 * asked, so that a flood of connections does not push out a master at work, else the longest idle.
 */
final class Clients {
  private final int most;
  private final Set<Channel> silent = new LinkedHashSet<>();
  private final Set<Channel> byLastRequest = new LinkedHashSet<>();
  private long gaveWay;

  Clients(int most) {
    this.most = most;
  }

  synchronized void joined(Channel client) {
    if (count() >= most) {
      Set<Channel> idle = silent.isEmpty() ? byLastRequest : silent;
      Channel idlest = idle.iterator().next();
      idle.remove(idlest);
      gaveWay++;
      idlest.close();
    }
    silent.add(client);
  }

  synchronized void asked(Channel client) {
    if (silent.remove(client) | byLastRequest.remove(client)) {
      byLastRequest.add(client);
    }
  }

  synchronized void left(Channel client) {
    silent.remove(client);
    byLastRequest.remove(client);
  }

  synchronized int count() {
    return silent.size() + byLastRequest.size();
  }

  /** Connections that were closed for newer ones. */
  synchronized long gaveWay() {
    return gaveWay;
  }
}
