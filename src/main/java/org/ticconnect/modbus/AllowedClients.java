package org.ticconnect.modbus;

import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.ipfilter.AbstractRemoteAddressFilter;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ticconnect.mapping.Ipv4Network;

/** Closes connections from elsewhere before a byte of them is read. */
@ChannelHandler.Sharable
final class AllowedClients extends AbstractRemoteAddressFilter<InetSocketAddress> {
  private static final Logger LOG = LoggerFactory.getLogger(AllowedClients.class);
  private static final long QUIET_NANOS = TimeUnit.MINUTES.toNanos(1);

  private final List<Ipv4Network> networks;
  private final LongSupplier monotonic;
  private final LongAdder refused = new LongAdder();
  private long lastTold;

  /**
   * @param networks whose clients are served
   * @param monotonic clock in nanoseconds
   */
  AllowedClients(List<Ipv4Network> networks, LongSupplier monotonic) {
    this.networks = List.copyOf(networks);
    this.monotonic = monotonic;
    this.lastTold = monotonic.getAsLong() - QUIET_NANOS;
  }

  @Override
  protected boolean accept(ChannelHandlerContext context, InetSocketAddress remote) {
    byte[] bytes = remote.getAddress().getAddress();
    int address = bytes.length == Integer.BYTES ? ByteBuffer.wrap(bytes).getInt() : 0;
    boolean allowed = networks.stream().anyMatch(network -> network.contains(address));
    if (!allowed) {
      refused.increment();
      tell(remote);
    }
    return allowed;
  }

  private synchronized void tell(InetSocketAddress remote) {
    long now = monotonic.getAsLong();
    if (now - lastTold >= QUIET_NANOS) {
      lastTold = now;
      LOG.warn(
          "A Modbus client from {} is not served, for modbus.allow does not name its network"
              + " ({} refused since the start)",
          remote.getAddress().getHostAddress(),
          refused.sum());
    }
  }

  /** Connections that were closed at once. */
  long refused() {
    return refused.sum();
  }
}
