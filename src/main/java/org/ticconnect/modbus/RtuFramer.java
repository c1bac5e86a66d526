package org.ticconnect.modbus;

import com.ghgande.j2mod.modbus.Modbus;
import com.ghgande.j2mod.modbus.msg.ModbusResponse;
import com.ghgande.j2mod.modbus.util.ModbusUtil;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufOutputStream;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelHandlerContext;
import java.io.IOException;
import java.util.List;
import java.util.OptionalInt;

/**
 * Modbus RTU over TCP: no header, a checksum (CRC-16) behind. How long a request is follows from
 * its function. One with a wrong checksum gets no answer, as on a bus, and what came with it is
 * dropped.
 */
final class RtuFramer extends RequestFramer {
  private static final int UNIT_AND_FUNCTION = 2;
  private static final int CHECKSUM = 2;
  private static final int SHORTEST = UNIT_AND_FUNCTION + CHECKSUM;
  private static final int LONGEST = 256;
  private static final int FIXED = 8;
  private static final int IDENTITY = 7;
  private static final int BYTE_COUNT_AT = 6;
  private static final int BYTES_AROUND_DATA = 9;

  @Override
  void cut(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
    if (in.readableBytes() < SHORTEST) {
      return;
    }
    OptionalInt length = length(in);
    if (length.isEmpty() || in.readableBytes() < length.getAsInt()) {
      if (in.readableBytes() > LONGEST) {
        close(context, in);
      }
      return;
    }
    if (!rightChecksum(in, length.getAsInt())) {
      in.skipBytes(in.readableBytes());
      return;
    }
    int unit = in.readUnsignedByte();
    int function = in.readUnsignedByte();
    out.add(new Request(0, unit, function, in.readRetainedSlice(length.getAsInt() - SHORTEST)));
    in.skipBytes(CHECKSUM);
  }

  /** Of the whole request; empty while too little of it is there. */
  private static OptionalInt length(ByteBuf in) {
    int start = in.readerIndex();
    return switch (in.getUnsignedByte(start + 1)) {
      case Modbus.READ_COILS,
          Modbus.READ_INPUT_DISCRETES,
          Modbus.READ_MULTIPLE_REGISTERS,
          Modbus.READ_INPUT_REGISTERS,
          Modbus.WRITE_COIL,
          Modbus.WRITE_SINGLE_REGISTER ->
          OptionalInt.of(FIXED);
      case Modbus.WRITE_MULTIPLE_COILS, Modbus.WRITE_MULTIPLE_REGISTERS ->
          in.readableBytes() > BYTE_COUNT_AT
              ? OptionalInt.of(BYTES_AROUND_DATA + in.getUnsignedByte(start + BYTE_COUNT_AT))
              : OptionalInt.empty();
      case Modbus.READ_MEI -> OptionalInt.of(IDENTITY);
      default -> lengthByChecksum(in);
    };
  }

  /** A function that nobody knows here ends where its checksum is right. */
  private static OptionalInt lengthByChecksum(ByteBuf in) {
    int longest = Math.min(in.readableBytes(), LONGEST);
    for (int length = SHORTEST; length <= longest; length++) {
      if (rightChecksum(in, length)) {
        return OptionalInt.of(length);
      }
    }
    return OptionalInt.empty();
  }

  private static boolean rightChecksum(ByteBuf in, int length) {
    int start = in.readerIndex();
    int[] crc = crc(in, start, length - CHECKSUM);
    return crc[0] == in.getUnsignedByte(start + length - 2)
        && crc[1] == in.getUnsignedByte(start + length - 1);
  }

  /** Low byte, high byte. */
  private static int[] crc(ByteBuf bytes, int start, int length) {
    return ModbusUtil.calculateCRC(ByteBufUtil.getBytes(bytes, start, length), 0, length);
  }

  @Override
  void write(ModbusResponse response, ByteBuf out) throws IOException {
    response.setHeadless();
    response.writeTo(new ByteBufOutputStream(out));
    int[] crc = crc(out, out.readerIndex(), out.readableBytes());
    out.writeByte(crc[0]).writeByte(crc[1]);
  }
}
