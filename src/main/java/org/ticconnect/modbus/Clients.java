package org.ticconnect.modbus;

import java.util.Comparator;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The open connections. When there are too many, one gives way: the oldest of those that have never
 * asked, so that a flood of connections does not push out a master at work, else the longest idle.
 */
final class Clients {

  /** One connection. */
  final class Client {
    private final Runnable close;
    private volatile boolean active;
    private volatile long last = sequence.incrementAndGet();

    private Client(Runnable close) {
      this.close = close;
    }

    /** It sent a request. */
    void asked() {
      last = sequence.incrementAndGet();
      active = true;
    }
  }

  private final int most;
  private final AtomicLong sequence = new AtomicLong();
  private final Set<Client> open = new HashSet<>();
  private long gaveWay;

  Clients(int most) {
    this.most = most;
  }

  /**
   * @param close ends the connection
   */
  synchronized Client joined(Runnable close) {
    if (open.size() >= most) {
      Client idlest =
          open.stream()
              .min(
                  Comparator.comparing((Client client) -> client.active)
                      .thenComparingLong(client -> client.last))
              .orElseThrow();
      open.remove(idlest);
      gaveWay++;
      idlest.close.run();
    }
    Client client = new Client(close);
    open.add(client);
    return client;
  }

  synchronized void left(Client client) {
    open.remove(client);
  }

  synchronized int count() {
    return open.size();
  }

  /** Connections that were closed for newer ones. */
  synchronized long gaveWay() {
    return gaveWay;
  }
}
