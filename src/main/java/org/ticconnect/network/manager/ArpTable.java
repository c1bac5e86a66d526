package org.ticconnect.network.manager;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds neighbours by having the kernel ask for them, which needs no rights: it asks before it
 * sends anything to an address of its own network, and tells what it learned.
 */
final class ArpTable implements Neighbours {
  private static final Logger LOG = LoggerFactory.getLogger(ArpTable.class);
  private static final Path TABLE = Path.of("/proc/self/net/arp");
  private static final Duration WAIT = Duration.ofMillis(800);
  private static final Duration ROUND = Duration.ofMillis(50);

  /** Of the service "discard": what comes there is thrown away. */
  private static final int DISCARD = 9;

  private static final int FLAGS = 2;
  private static final int MAC = 3;
  private static final int COMPLETE = 2;
  private static final String NOBODY = "00:00:00:00:00:00";

  @Override
  public Optional<String> holder(Ipv4 address) {
    try {
      if (row(address).isPresent()) {
        // What was learned before may be a machine that has left; NetworkManager asks anew.
        return Optional.empty();
      }
      provoke(address);
      return awaited(address);
    } catch (IOException cannotAsk) {
      LOG.debug("Neighbours cannot be asked", cannotAsk);
      return Optional.empty();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private static void provoke(Ipv4 address) throws IOException {
    try (DatagramSocket socket = new DatagramSocket()) {
      InetAddress to = InetAddress.getByName(address.toString());
      socket.send(new DatagramPacket(new byte[1], 1, to, DISCARD));
    }
  }

  private static Optional<String> awaited(Ipv4 address) throws IOException, InterruptedException {
    CountDownLatch never = new CountDownLatch(1);
    long end = System.nanoTime() + WAIT.toNanos();
    Optional<String> holder = holderNow(address);
    while (holder.isEmpty() && System.nanoTime() - end < 0) {
      if (never.await(ROUND.toMillis(), TimeUnit.MILLISECONDS)) {
        break;
      }
      holder = holderNow(address);
    }
    return holder;
  }

  private static Optional<String> holderNow(Ipv4 address) throws IOException {
    return row(address)
        .filter(columns -> (Integer.decode(columns.get(FLAGS)) & COMPLETE) != 0)
        .map(columns -> columns.get(MAC))
        .filter(mac -> !mac.equals(NOBODY));
  }

  private static Optional<List<String>> row(Ipv4 address) throws IOException {
    return Files.readAllLines(TABLE).stream()
        .map(line -> List.of(line.trim().split(" +")))
        .filter(columns -> columns.size() > MAC && columns.get(0).equals(address.toString()))
        .findFirst();
  }
}
