package org.ticconnect.modbus;

import com.ghgande.j2mod.modbus.msg.ExceptionResponse;
import com.ghgande.j2mod.modbus.msg.ModbusResponse;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.timeout.IdleStateEvent;
import io.netty.util.concurrent.ScheduledFuture;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers the requests of one client, in their order. */
final class RequestHandler extends SimpleChannelInboundHandler<Request> {
  private static final Logger LOG = LoggerFactory.getLogger(RequestHandler.class);
  private static final int ADDRESS_AND_COUNT = 4;
  private static final long NANOS_PER_MICRO = 1000;
  private static final int UNREAD_SECONDS = 10;

  /**
   * What all clients share.
   *
   * @param monotonic clock in nanoseconds
   */
  record Shared(
      Banks banks, PduHandler pdus, Clients clients, RequestLog log, LongSupplier monotonic) {}

  private final Shared shared;
  private final RequestFramer framer;
  private final OptionalInt port;
  private Bindings bindings = new Bindings(List.of(), false);
  private Bindings.View view = bindings.view(OptionalInt.empty(), 0);
  private Optional<Clients.Client> activity = Optional.empty();
  private Optional<ScheduledFuture<?>> patience = Optional.empty();
  private String client = "";
  private int address;

  /**
   * @param port as the table of units names it; empty for the port of the settings
   */
  RequestHandler(Shared shared, RequestFramer framer, OptionalInt port) {
    this.shared = shared;
    this.framer = framer;
    this.port = port;
  }

  @Override
  public void channelActive(ChannelHandlerContext context) {
    InetSocketAddress remote = (InetSocketAddress) context.channel().remoteAddress();
    client = remote.getAddress().getHostAddress();
    address = ByteBuffer.wrap(remote.getAddress().getAddress()).getInt();
    activity = Optional.of(shared.clients().joined(() -> context.close()));
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    activity.ifPresent(shared.clients()::left);
    patience.ifPresent(timer -> timer.cancel(false));
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, Request request) throws IOException {
    long start = shared.monotonic().getAsLong();
    activity.ifPresent(Clients.Client::asked);
    ByteBuf data = request.content();
    boolean addressed = data.readableBytes() >= ADDRESS_AND_COUNT;
    int first = addressed ? data.getUnsignedShort(data.readerIndex()) : -1;
    int count = addressed ? data.getUnsignedShort(data.readerIndex() + 2) : -1;
    ModbusResponse response =
        shared.pdus().answer(view().at(request.unit()), request.function(), data);
    response.setTransactionID(request.transaction());
    response.setUnitID(request.unit());
    ByteBuf out = context.alloc().buffer(response.getOutputLength());
    framer.write(response, out);
    context.write(out);
    shared
        .log()
        .asked(
            new RequestLog.Asked(
                start,
                client,
                request.unit(),
                request.function(),
                first,
                count,
                response instanceof ExceptionResponse refused ? refused.getExceptionCode() : 0,
                (shared.monotonic().getAsLong() - start) / NANOS_PER_MICRO));
  }

  /** The table of units may be replaced while the client is connected. */
  private Bindings.View view() {
    Bindings current = shared.banks().bindings();
    if (current != bindings) {
      bindings = current;
      view = current.view(port, address);
    }
    return view;
  }

  /** Answers to what came together leave together. */
  @Override
  public void channelReadComplete(ChannelHandlerContext context) {
    context.flush();
  }

  /** A client that does not read its answers gets no more of them until it does. */
  @Override
  public void channelWritabilityChanged(ChannelHandlerContext context) {
    boolean reads = context.channel().isWritable();
    context.channel().config().setAutoRead(reads);
    patience.ifPresent(timer -> timer.cancel(false));
    patience =
        reads
            ? Optional.empty()
            : Optional.of(
                context
                    .executor()
                    .schedule(() -> context.close(), UNREAD_SECONDS, TimeUnit.SECONDS));
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext context, Object event) {
    if (event instanceof IdleStateEvent) {
      context.close();
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    LOG.debug("Modbus client {} is closed", context.channel().remoteAddress(), cause);
    context.close();
  }
}
