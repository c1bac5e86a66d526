package org.ticconnect.modbus;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.timeout.IdleStateHandler;
import io.netty.handler.timeout.WriteTimeoutHandler;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Accepts Modbus TCP clients, on one thread, for no answer waits for anything. A port that is taken
 * is asked for again every 30 seconds while the rest of the device works.
 */
public final class ModbusServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ModbusServer.class);
  private static final int IDLE_SECONDS = 600;
  private static final int UNREAD_SECONDS = 10;
  private static final int RETRY_SECONDS = 30;
  private static final WriteBufferWaterMark UNREAD = new WriteBufferWaterMark(8 * 1024, 32 * 1024);

  private final InetSocketAddress address;
  private final PduHandler pdus;
  private final Clients clients;
  private final LongAdder requests = new LongAdder();
  private final NioEventLoopGroup loop;
  private volatile Optional<Channel> listener = Optional.empty();

  /**
   * @param address where to listen; port 0 for any free one
   * @param units what to serve
   * @param mostClients connections at once
   * @param monotonic clock in nanoseconds
   * @param threads for the one thread
   */
  public ModbusServer(
      InetSocketAddress address,
      Units units,
      int mostClients,
      LongSupplier monotonic,
      ThreadFactory threads) {
    this.address = address;
    this.pdus = new PduHandler(units, monotonic);
    this.clients = new Clients(mostClients);
    this.loop = new NioEventLoopGroup(1, threads);
  }

  /** Listens, now or as soon as the port is free. */
  public void start() {
    bound(bind().awaitUninterruptibly());
  }

  private ChannelFuture bind() {
    return new ServerBootstrap()
        .group(loop)
        .channel(NioServerSocketChannel.class)
        .option(ChannelOption.SO_REUSEADDR, true)
        .childOption(ChannelOption.TCP_NODELAY, true)
        .childOption(ChannelOption.SO_KEEPALIVE, true)
        .childOption(ChannelOption.WRITE_BUFFER_WATER_MARK, UNREAD)
        .childHandler(
            new ChannelInitializer<SocketChannel>() {
              @Override
              protected void initChannel(SocketChannel client) {
                client
                    .pipeline()
                    .addLast(new IdleStateHandler(IDLE_SECONDS, 0, 0))
                    .addLast(new WriteTimeoutHandler(UNREAD_SECONDS))
                    .addLast(new RequestFramer())
                    .addLast(new RequestHandler(pdus, clients, requests));
              }
            })
        .bind(address);
  }

  private void bindAgain() {
    ChannelFuture again = bind();
    again.addListener(done -> bound(again));
  }

  private void bound(ChannelFuture bound) {
    if (bound.isSuccess()) {
      listener = Optional.of(bound.channel());
      LOG.info("Modbus TCP listens on {}", bound.channel().localAddress());
    } else if (!loop.isShuttingDown()) {
      LOG.warn(
          "Modbus is off: {} port {}: {}; tried again in {} s (a port below 1024 needs the right to"
              + " bind it, a port in use another number)",
          address.getHostString(),
          address.getPort(),
          bound.cause().getMessage(),
          RETRY_SECONDS);
      loop.schedule(this::bindAgain, RETRY_SECONDS, TimeUnit.SECONDS);
    }
  }

  /** The port that is listened on; empty while it is off. */
  public Optional<Integer> port() {
    return listener.map(channel -> ((InetSocketAddress) channel.localAddress()).getPort());
  }

  /** Connections open now. */
  public int clients() {
    return clients.count();
  }

  /** Requests since the start. */
  public long requests() {
    return requests.sum();
  }

  @Override
  public void close() {
    loop.shutdownGracefully(0, 2, TimeUnit.SECONDS).awaitUninterruptibly(5, TimeUnit.SECONDS);
  }
}
