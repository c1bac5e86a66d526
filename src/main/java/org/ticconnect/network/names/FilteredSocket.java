package org.ticconnect.network.names;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.MulticastSocket;
import java.net.SocketAddress;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** What a responder reads instead of its socket: only what its bounds allow and its rule heeds. */
final class FilteredSocket extends MulticastSocket {
  private static final SocketAddress UNBOUND = null;

  private final PacketRule rule;
  private final PacketBudget budget;
  private final BooleanSupplier settled;
  private volatile Optional<MulticastSocket> real = Optional.empty();
  private volatile Optional<Thread> reader = Optional.empty();

  /**
   * @param settled whether the names are this device's already
   */
  FilteredSocket(PacketRule rule, PacketBudget budget, BooleanSupplier settled) throws IOException {
    super(UNBOUND);
    this.rule = rule;
    this.budget = budget;
    this.settled = settled;
  }

  /** This one, from now on in front of that one. */
  FilteredSocket before(MulticastSocket socket) {
    real = Optional.of(socket);
    return this;
  }

  /** Whether somebody read and does not any more, as after a packet that the library broke at. */
  boolean isAbandoned() {
    return reader.filter(thread -> !thread.isAlive()).isPresent();
  }

  @Override
  public void receive(DatagramPacket packet) throws IOException {
    reader = Optional.of(Thread.currentThread());
    MulticastSocket socket = real.orElseThrow(() -> new IOException("there is no socket"));
    int room = packet.getLength();
    while (true) {
      budget.awaitLook();
      packet.setLength(room);
      socket.receive(packet);
      int heeded = rule.heed(packet, settled.getAsBoolean());
      if (heeded > 0 && budget.heeds()) {
        packet.setLength(heeded);
        return;
      }
    }
  }
}
