package org.ticconnect.recording;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.util.concurrent.atomic.LongAdder;
import org.apache.camel.component.netty.NettyConsumer;
import org.apache.camel.component.netty.ServerInitializerFactory;

/**
 * The programs that read the line over TCP, as if each had a cable of its own. What they send is
 * ignored; one that does not keep up is let go, so that nobody holds the meter back.
 */
public final class LineReaders extends ServerInitializerFactory {
  /** Readers at once; one more is refused. */
  public static final int MOST = 8;

  /** Half a minute of a line. */
  private static final WriteBufferWaterMark UNREAD = new WriteBufferWaterMark(16 * 1024, 32 * 1024);

  private final ChannelGroup readers = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
  private final LongAdder tooSlow = new LongAdder();

  @Override
  public ServerInitializerFactory createPipelineFactory(NettyConsumer consumer) {
    return this;
  }

  @Override
  protected void initChannel(Channel reader) {
    if (readers.size() >= MOST) {
      reader.close();
      return;
    }
    reader.config().setWriteBufferWaterMark(UNREAD);
    reader.pipeline().addLast(new Deaf());
    readers.add(reader);
  }

  /** Hands bytes to all readers; never waits. */
  void send(byte[] bytes) {
    for (Channel reader : readers) {
      if (reader.isWritable()) {
        reader.writeAndFlush(Unpooled.wrappedBuffer(bytes));
      } else if (readers.remove(reader)) {
        tooSlow.increment();
        reader.close();
      }
    }
  }

  /** How many read now. */
  public int count() {
    return readers.size();
  }

  /** How many were let go because they did not keep up. */
  public long tooSlow() {
    return tooSlow.sum();
  }

  /** A meter cannot be written to. */
  private static final class Deaf extends ChannelInboundHandlerAdapter {
    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
      ReferenceCountUtil.release(message);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
      context.close();
    }
  }
}
