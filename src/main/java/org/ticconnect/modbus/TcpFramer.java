package org.ticconnect.modbus;

import com.ghgande.j2mod.modbus.msg.ModbusResponse;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufOutputStream;
import io.netty.channel.ChannelHandlerContext;
import java.io.IOException;
import java.util.List;

/** Modbus TCP: a header with transaction id and length. What is not that closes the connection. */
final class TcpFramer extends RequestFramer {
  /** Transaction id, protocol id, length. */
  private static final int PREFIX = 6;

  private static final int SHORTEST = 2;
  private static final int LONGEST = 254;

  @Override
  void cut(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
    if (in.readableBytes() < PREFIX) {
      return;
    }
    int start = in.readerIndex();
    int protocol = in.getUnsignedShort(start + 2);
    int length = in.getUnsignedShort(start + 4);
    if (protocol != 0 || length < SHORTEST || length > LONGEST) {
      close(context, in);
    } else if (in.readableBytes() >= PREFIX + length) {
      int transaction = in.readUnsignedShort();
      in.skipBytes(PREFIX - 2);
      int unit = in.readUnsignedByte();
      int function = in.readUnsignedByte();
      out.add(new Request(transaction, unit, function, in.readRetainedSlice(length - 2)));
    }
  }

  @Override
  void write(ModbusResponse response, ByteBuf out) throws IOException {
    response.writeTo(new ByteBufOutputStream(out));
  }
}
