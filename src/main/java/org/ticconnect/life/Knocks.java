package org.ticconnect.life;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Connections of the device to its own servers, which are to answer. A server can tell them from
 * those of strangers, so that no flood of theirs keeps the device from knocking at its own door.
 */
public final class Knocks {
  private static final int MILLIS_PER_SECOND = 1000;

  private final Set<SocketAddress> own = ConcurrentHashMap.newKeySet();
  private final int patienceMillis;

  /**
   * @param patience for the connection, and then for the answer
   */
  public Knocks(Duration patience) {
    this.patienceMillis = (int) patience.toMillis();
  }

  /** Whether a connection that comes from there is one of these. */
  public boolean own(SocketAddress from) {
    return own.contains(from);
  }

  /**
   * Connects, asks and waits for the beginning of an answer.
   *
   * @param bind IPv4 address that the server listens on; 0.0.0.0 for all
   * @param answer that its answer begins with
   * @return why there was no such answer
   */
  public Optional<String> flaw(String bind, int port, byte[] question, byte[] answer) {
    try (Socket socket = new Socket()) {
      InetAddress address = InetAddress.getByName(bind);
      InetAddress there = address.isAnyLocalAddress() ? loopback() : address;
      socket.bind(new InetSocketAddress(there, 0));
      SocketAddress from = socket.getLocalSocketAddress();
      own.add(from);
      try {
        socket.connect(new InetSocketAddress(there, port), patienceMillis);
        socket.setSoTimeout(patienceMillis);
        socket.getOutputStream().write(question);
        return compared(socket.getInputStream(), answer);
      } finally {
        own.remove(from);
      }
    } catch (IOException silent) {
      return Optional.of(
          "no answer to itself on port %d within %d s (%s)"
              .formatted(port, patienceMillis / MILLIS_PER_SECOND, silent.getMessage()));
    }
  }

  private static InetAddress loopback() throws IOException {
    return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
  }

  private static Optional<String> compared(InputStream in, byte[] answer) throws IOException {
    byte[] got = in.readNBytes(answer.length);
    return Arrays.equals(got, answer)
        ? Optional.empty()
        : Optional.of(
            got.length < answer.length ? "ends its own connection" : "answers itself wrongly");
  }
}
