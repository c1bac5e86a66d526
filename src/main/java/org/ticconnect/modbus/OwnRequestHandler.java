package org.ticconnect.modbus;

import com.ghgande.j2mod.modbus.msg.ModbusResponse;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.timeout.IdleStateEvent;
import java.io.IOException;
import java.util.OptionalInt;

/**
 * Answers the device's own question whether the server answers: as to anybody, but nothing of it is
 * counted, and nobody gives way for it.
 */
final class OwnRequestHandler extends SimpleChannelInboundHandler<Request> {
  private final Banks banks;
  private final PduHandler pdus;
  private final RequestFramer framer;

  OwnRequestHandler(Banks banks, PduHandler pdus, RequestFramer framer) {
    this.banks = banks;
    this.pdus = pdus;
    this.framer = framer;
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, Request request) throws IOException {
    ModbusResponse response =
        pdus.answer(
            banks.bindings().view(OptionalInt.empty(), 0).at(request.unit()),
            request.function(),
            request.content());
    response.setTransactionID(request.transaction());
    response.setUnitID(request.unit());
    ByteBuf out = context.alloc().buffer(response.getOutputLength());
    framer.write(response, out);
    context.writeAndFlush(out);
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext context, Object event) {
    if (event instanceof IdleStateEvent) {
      context.close();
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    context.close();
  }
}
