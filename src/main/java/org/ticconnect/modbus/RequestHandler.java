package org.ticconnect.modbus;

import com.ghgande.j2mod.modbus.msg.ModbusResponse;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufInputStream;
import io.netty.buffer.ByteBufOutputStream;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.timeout.IdleStateEvent;
import java.io.IOException;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers the requests of one client, in their order. */
final class RequestHandler extends SimpleChannelInboundHandler<ByteBuf> {
  private static final Logger LOG = LoggerFactory.getLogger(RequestHandler.class);

  private final PduHandler pdus;
  private final Clients clients;
  private final LongAdder requests;

  RequestHandler(PduHandler pdus, Clients clients, LongAdder requests) {
    this.pdus = pdus;
    this.clients = clients;
    this.requests = requests;
  }

  @Override
  public void channelActive(ChannelHandlerContext context) {
    clients.joined(context.channel());
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    clients.left(context.channel());
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, ByteBuf request) throws IOException {
    clients.asked(context.channel());
    requests.increment();
    int transaction = request.getUnsignedShort(0);
    int unit = request.getUnsignedByte(RequestFramer.PREFIX);
    int function = request.getUnsignedByte(RequestFramer.PREFIX + 1);
    request.skipBytes(RequestFramer.PREFIX + 2);
    ModbusResponse response =
        pdus.answer(unit, function, request.readableBytes(), new ByteBufInputStream(request));
    response.setTransactionID(transaction);
    response.setUnitID(unit);
    ByteBuf out = context.alloc().buffer(response.getOutputLength());
    response.writeTo(new ByteBufOutputStream(out));
    context.writeAndFlush(out);
  }

  /** A client that does not read its answers gets no more of them until it does. */
  @Override
  public void channelWritabilityChanged(ChannelHandlerContext context) {
    context.channel().config().setAutoRead(context.channel().isWritable());
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
