package org.ticconnect.modbus;

import io.netty.channel.Channel;
import java.util.LinkedHashSet;
import java.util.Set;

/** The open connections, the longest idle first; when there are too many, that one gives way. */
final class Clients {
  private final int most;
  private final Set<Channel> byLastRequest = new LinkedHashSet<>();

  Clients(int most) {
    this.most = most;
  }

  synchronized void joined(Channel client) {
    if (byLastRequest.size() >= most) {
      Channel idlest = byLastRequest.iterator().next();
      byLastRequest.remove(idlest);
      idlest.close();
    }
    byLastRequest.add(client);
  }

  synchronized void asked(Channel client) {
    if (byLastRequest.remove(client)) {
      byLastRequest.add(client);
    }
  }

  synchronized void left(Channel client) {
    byLastRequest.remove(client);
  }

  synchronized int count() {
    return byLastRequest.size();
  }
}
