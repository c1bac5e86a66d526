package org.ticconnect.modbus;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.util.concurrent.ScheduledFuture;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Cuts a client's bytes into requests by the MBAP header. What is not Modbus TCP, or does not come
 * whole within two seconds, closes the connection.
 */
final class RequestFramer extends ByteToMessageDecoder {
  /** Transaction id, protocol id, length. */
  static final int PREFIX = 6;

  private static final int SHORTEST = 2;
  private static final int LONGEST = 254;
  private static final int WHOLE_WITHIN_SECONDS = 2;

  private Optional<ScheduledFuture<?>> deadline = Optional.empty();

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
    super.channelRead(context, message);
    boolean incomplete = actualReadableBytes() > 0 && context.channel().isActive();
    if (!incomplete) {
      cancelDeadline();
    } else if (deadline.isEmpty()) {
      deadline =
          Optional.of(
              context
                  .executor()
                  .schedule(() -> context.close(), WHOLE_WITHIN_SECONDS, TimeUnit.SECONDS));
    }
  }

  @Override
  protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
    if (in.readableBytes() < PREFIX) {
      return;
    }
    int protocol = in.getUnsignedShort(in.readerIndex() + 2);
    int length = in.getUnsignedShort(in.readerIndex() + 4);
    if (protocol != 0 || length < SHORTEST || length > LONGEST) {
      in.skipBytes(in.readableBytes());
      context.close();
    } else if (in.readableBytes() >= PREFIX + length) {
      out.add(in.readRetainedSlice(PREFIX + length));
      cancelDeadline();
    }
  }

  @Override
  protected void handlerRemoved0(ChannelHandlerContext context) {
    cancelDeadline();
  }

  private void cancelDeadline() {
    deadline.ifPresent(task -> task.cancel(false));
    deadline = Optional.empty();
  }
}
