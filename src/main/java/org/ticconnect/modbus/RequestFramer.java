package org.ticconnect.modbus;

import com.ghgande.j2mod.modbus.msg.ModbusResponse;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.util.concurrent.ScheduledFuture;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Cuts a client's bytes into requests. What does not come whole within two seconds of its first
 * byte closes the connection.
 */
abstract class RequestFramer extends ByteToMessageDecoder {
  private static final int WHOLE_WITHIN_SECONDS = 2;

  private Optional<ScheduledFuture<?>> deadline = Optional.empty();

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
    super.channelRead(context, message);
    watch(context);
  }

  /** While a client does not read its answers, its requests are not taken in and not late. */
  @Override
  public void channelWritabilityChanged(ChannelHandlerContext context) throws Exception {
    super.channelWritabilityChanged(context);
    watch(context);
  }

  private void watch(ChannelHandlerContext context) {
    Channel channel = context.channel();
    boolean incomplete = actualReadableBytes() > 0 && channel.isActive() && channel.isWritable();
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
    int before = out.size();
    cut(context, in, out);
    if (out.size() > before) {
      cancelDeadline();
    }
  }

  /** Adds the next request when it is whole. */
  abstract void cut(ChannelHandlerContext context, ByteBuf in, List<Object> out);

  /**
   * Writes an answer.
   *
   * @param response with its unit id and transaction id set
   */
  abstract void write(ModbusResponse response, ByteBuf out) throws IOException;

  static void close(ChannelHandlerContext context, ByteBuf in) {
    in.skipBytes(in.readableBytes());
    // What was asked before is answered.
    context.channel().flush();
    context.close();
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
