package org.ticconnect.support;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.mqtt.MqttDecoder;
import io.netty.handler.codec.mqtt.MqttEncoder;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttMessageBuilders;
import io.netty.handler.codec.mqtt.MqttMessageType;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.netty.handler.codec.mqtt.MqttVersion;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.ticconnect.support.Subscriber.Received;

/**
 * Somebody who listens to everything and misses nothing that the broker had sent when it was
 * killed: a client library may forget what waits for its callback when the connection ends.
 */
public final class PlainSubscriber implements AutoCloseable {
  private static final int LARGEST = 1 << 20;

  private final Socket socket;
  private final EmbeddedChannel encoder = new EmbeddedChannel(MqttEncoder.INSTANCE);
  private final EmbeddedChannel decoder = new EmbeddedChannel(new MqttDecoder(LARGEST));
  private final List<Received> all = new CopyOnWriteArrayList<>();
  private final CountDownLatch listens = new CountDownLatch(1);
  private final Thread reader = new Thread(this::read, "plain-subscriber");

  /** Listens with quality 0, as soon as this returns. */
  public PlainSubscriber(int port) throws IOException, InterruptedException {
    socket = new Socket("127.0.0.1", port);
    send(
        MqttMessageBuilders.connect()
            .protocolVersion(MqttVersion.MQTT_3_1_1)
            .clientId("listener")
            .cleanSession(true)
            .keepAlive(0)
            .build());
    send(
        MqttMessageBuilders.subscribe()
            .messageId(1)
            .addSubscription(MqttQoS.AT_MOST_ONCE, "#")
            .build());
    reader.setDaemon(true);
    reader.start();
    if (!listens.await(10, TimeUnit.SECONDS)) {
      throw new IOException("the broker does not answer");
    }
  }

  private void send(MqttMessage message) throws IOException {
    encoder.writeOutbound(message);
    for (ByteBuf bytes = encoder.readOutbound(); bytes != null; bytes = encoder.readOutbound()) {
      socket.getOutputStream().write(ByteBufUtil.getBytes(bytes));
      bytes.release();
    }
  }

  private void read() {
    byte[] bytes = new byte[8192];
    try (InputStream in = socket.getInputStream()) {
      for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
        decoder.writeInbound(Unpooled.copiedBuffer(bytes, 0, read));
        for (Object next = decoder.readInbound(); next != null; next = decoder.readInbound()) {
          take((MqttMessage) next);
        }
      }
    } catch (IOException ended) {
      // So is everybody when a broker is killed.
    }
  }

  private void take(MqttMessage message) {
    if (message instanceof MqttPublishMessage published) {
      byte[] payload = ByteBufUtil.getBytes(published.payload());
      published.release();
      all.add(
          new Received(
              published.variableHeader().topicName(),
              new org.eclipse.paho.mqttv5.common.MqttMessage(payload)));
    } else if (message.fixedHeader().messageType() == MqttMessageType.SUBACK) {
      listens.countDown();
    }
  }

  /** Whether the connection has ended and everything that came before was taken. */
  public boolean ended() {
    return !reader.isAlive();
  }

  /** Messages on topics that end so. */
  public List<Received> on(String ending) {
    return all.stream().filter(received -> received.topic().endsWith(ending)).toList();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
