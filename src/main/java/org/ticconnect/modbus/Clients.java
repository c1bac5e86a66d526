package org.ticconnect.modbus;

import java.util.Comparator;
import java.util.HashSet;
import java.util.Set;

/**
 * The open connections. When there are too many, one gives way: the oldest of those that have never
 * asked, so that a flood of connections does not push out a master at work, else the longest idle.
 */
final class Clients {

  /** One connection. */
  static final class Client {
    private static final Comparator<Client> IDLEST_FIRST =
        Comparator.comparing((Client client) -> client.asked)
            .thenComparing((one, other) -> Long.compare(one.last - other.last, 0));

    private final Runnable close;
    private volatile boolean asked;
    private volatile long last;

    private Client(Runnable close, long now) {
      this.close = close;
      this.last = now;
    }

    /**
     * It sent a request.
     *
     * @param now on the monotonic clock
     */
    void asked(long now) {
      last = now;
      asked = true;
    }
  }

  private final int most;
  private final Set<Client> open = new HashSet<>();
  private long gaveWay;

  Clients(int most) {
    this.most = most;
  }

  /**
   * @param close ends the connection
   * @param now on the monotonic clock
   */
  synchronized Client joined(Runnable close, long now) {
    if (open.size() >= most) {
      Client idlest = open.stream().min(Client.IDLEST_FIRST).orElseThrow();
      open.remove(idlest);
      gaveWay++;
      idlest.close.run();
    }
    Client client = new Client(close, now);
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
