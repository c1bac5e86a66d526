package org.ticconnect.modbus;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.RecvByteBufAllocator;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Listens on one port. A port that is taken is asked for again every 30 seconds while the rest of
 * the device works.
 */
final class ModbusListener {
  private static final Logger LOG = LoggerFactory.getLogger(ModbusListener.class);
  private static final int RETRY_SECONDS = 30;
  private static final RecvByteBufAllocator AT_ONCE =
      new FixedRecvByteBufAllocator(1024).maxMessagesPerRead(1);
  private static final WriteBufferWaterMark UNREAD = new WriteBufferWaterMark(2 * 1024, 8 * 1024);

  private final EventLoopGroup loop;
  private final InetSocketAddress address;
  private final String protocol;
  private final Consumer<SocketChannel> connected;
  private volatile Optional<Channel> listener = Optional.empty();
  private final ChannelGroup clients = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
  private volatile boolean closed;
  private boolean told;

  /**
   * @param address where to listen; port 0 for any free one
   * @param protocol for people
   * @param connected builds the pipeline of a new client
   */
  ModbusListener(
      EventLoopGroup loop,
      InetSocketAddress address,
      String protocol,
      Consumer<SocketChannel> connected) {
    this.loop = loop;
    this.address = address;
    this.protocol = protocol;
    this.connected = connected;
  }

  /** Listens, now or as soon as the port is free. */
  void start() {
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
        // So little is taken in at once that its answers, too, are little when nobody reads them.
        .childOption(ChannelOption.RCVBUF_ALLOCATOR, AT_ONCE)
        .childHandler(
            new ChannelInitializer<SocketChannel>() {
              @Override
              protected void initChannel(SocketChannel client) {
                clients.add(client);
                connected.accept(client);
              }
            })
        .bind(address);
  }

  private void bindAgain() {
    if (!closed) {
      ChannelFuture again = bind();
      again.addListener(done -> bound(again));
    }
  }

  private void bound(ChannelFuture bound) {
    if (bound.isSuccess() && closed) {
      bound.channel().close();
    } else if (bound.isSuccess()) {
      listener = Optional.of(bound.channel());
      LOG.info("{} listens on {}", protocol, bound.channel().localAddress());
    } else if (!loop.isShuttingDown()) {
      tell(bound.cause());
      loop.schedule(this::bindAgain, RETRY_SECONDS, TimeUnit.SECONDS);
    }
  }

  private void tell(Throwable cause) {
    if (!told) {
      told = true;
      LOG.warn(
          "{} is off: {} port {}: {}; tried again every {} s (a port below 1024 needs the right to"
              + " bind it, a port in use another number)",
          protocol,
          address.getHostString(),
          address.getPort(),
          cause.getMessage(),
          RETRY_SECONDS);
    }
  }

  /** The port that is listened on; empty while it is off. */
  Optional<Integer> port() {
    return listener.map(channel -> ((InetSocketAddress) channel.localAddress()).getPort());
  }

  /** Listens no more and ends what was connected. */
  void close() {
    closed = true;
    listener.ifPresent(Channel::close);
    clients.close();
  }
}
