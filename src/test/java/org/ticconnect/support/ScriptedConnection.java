package org.ticconnect.support;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttConnAck;
import org.eclipse.paho.mqttv5.common.packet.MqttConnect;
import org.eclipse.paho.mqttv5.common.packet.MqttDisconnect;
import org.eclipse.paho.mqttv5.common.packet.MqttPingReq;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.eclipse.paho.mqttv5.common.packet.MqttPubRel;
import org.eclipse.paho.mqttv5.common.packet.MqttPublish;
import org.eclipse.paho.mqttv5.common.packet.MqttWireMessage;

/** One client at a {@link ScriptedBroker}. */
final class ScriptedConnection {
  private static final int PUBACK = 0x40;
  private static final int PUBREC = 0x50;
  private static final int PUBCOMP = 0x70;
  private static final int PINGRESP = 0xD0;
  private static final int DISCONNECT = 0xE0;
  private static final int REASON_STRING = 0x1F;
  private static final int FIRST_REFUSAL = 0x80;
  private static final int RETAIN_NOT_SUPPORTED = 0x9A;
  private static final int QOS_NOT_SUPPORTED = 0x9B;

  private final ScriptedBroker broker;
  private final Socket socket;
  private final ScheduledExecutorService later;
  private final Thread thread = new Thread(this::serve, "scripted broker, one client");
  private final Set<Integer> unanswered = new HashSet<>();
  private MqttProperties limits = new MqttProperties();
  private String clientId = "";
  private int goodbye = ScriptedBroker.BROKEN_OFF;
  private volatile boolean thrownOut;

  ScriptedConnection(ScriptedBroker broker, Socket socket, ScheduledExecutorService later) {
    this.broker = broker;
    this.socket = socket;
    this.later = later;
  }

  void start() {
    thread.start();
  }

  private void serve() {
    try (socket;
        DataInputStream in =
            new DataInputStream(new BufferedInputStream(socket.getInputStream()))) {
      socket.setTcpNoDelay(true);
      while (!socket.isClosed()) {
        byte[] packet = packet(in);
        broker.waitWhileFrozen();
        if (!thrownOut) {
          take(packet);
        }
      }
    } catch (IOException | InterruptedException ended) {
      // The client went away, or the test ends.
    } catch (MqttException | IllegalArgumentException malformed) {
      broker.protocolError("malformed packet: " + malformed);
    } finally {
      broker.gone(this, goodbye);
    }
  }

  /** A whole packet: type, length in groups of seven bits, the rest. */
  private static byte[] packet(DataInputStream in) throws IOException {
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    whole.write(in.readUnsignedByte());
    int length = 0;
    int shift = 0;
    int digit;
    do {
      digit = in.readUnsignedByte();
      whole.write(digit);
      length |= (digit & 0x7F) << shift;
      shift += 7;
    } while (digit >= 0x80);
    byte[] rest = new byte[length];
    in.readFully(rest);
    whole.write(rest);
    return whole.toByteArray();
  }

  private void take(byte[] packet) throws IOException, MqttException, InterruptedException {
    Long largest = limits.getMaximumPacketSize();
    if (largest != null && packet.length > largest) {
      broker.protocolError("a packet of " + packet.length + " bytes, allowed " + largest);
    }
    MqttWireMessage message = MqttWireMessage.createWireMessage(packet);
    if (message instanceof MqttConnect connect) {
      take(connect);
    } else if (message instanceof MqttPublish publish) {
      take(publish);
    } else if (message instanceof MqttPubRel release) {
      answer(PUBCOMP, release.getMessageId(), 0);
    } else if (message instanceof MqttPingReq) {
      broker.pinged();
      send(new byte[] {(byte) PINGRESP, 0});
    } else if (message instanceof MqttDisconnect leaving) {
      goodbye = leaving.getReturnCode();
      socket.close();
    } else {
      broker.protocolError("not expected: " + message);
    }
  }

  private void take(MqttConnect connect) throws IOException, MqttException {
    clientId = connect.getClientId();
    Optional<MqttMessage> will = Optional.ofNullable(connect.getWillMessage());
    broker.heard(
        new ScriptedBroker.Connect(
            clientId,
            Optional.ofNullable(connect.getUserName()),
            Optional.ofNullable(connect.getPassword()).map(ScriptedConnection::text),
            will.map(
                message ->
                    kept(
                        connect.getWillDestination(), message, false, connect.getWillProperties())),
            connect.getKeepAliveInterval(),
            connect.isCleanStart()));
    limits = broker.newLimits();
    int code = broker.answerToConnect();
    if (code == 0 && will.isPresent() && tooHigh(will.get().getQos())) {
      code = QOS_NOT_SUPPORTED;
    } else if (code == 0 && will.isPresent() && will.get().isRetained() && !retains()) {
      code = RETAIN_NOT_SUPPORTED;
    }
    if (code != ScriptedBroker.SILENCE) {
      MqttConnAck answer = new MqttConnAck(false, 0, limits);
      answer.setReturnCode(code);
      send(answer.serialize());
      if (code >= FIRST_REFUSAL) {
        socket.close();
      }
    }
  }

  private boolean tooHigh(int qos) {
    return limits.getMaximumQoS() != null && qos > limits.getMaximumQoS();
  }

  private boolean retains() {
    return !Boolean.FALSE.equals(limits.isRetainAvailable());
  }

  private void take(MqttPublish publish) throws IOException, InterruptedException {
    String topic = publish.getTopicName();
    MqttMessage message = publish.getMessage();
    if (topic.contains("#") || topic.contains("+")) {
      broker.protocolError("a wildcard in the topic " + topic);
    }
    if (publish.getProperties().getTopicAlias() != null
        && (limits.getTopicAliasMaximum() == null
            || publish.getProperties().getTopicAlias() > limits.getTopicAliasMaximum())) {
      broker.protocolError("a topic alias on " + topic);
    }
    if (message.isRetained() && !retains()) {
      broker.protocolError("retained on " + topic);
    }
    if (tooHigh(message.getQos())) {
      broker.protocolError("QoS " + message.getQos() + " on " + topic);
    }
    if (message.getQos() > 0) {
      awaitsAnswer(publish.getMessageId(), topic);
    }
    broker.heard(kept(topic, message, publish.isDuplicate(), publish.getProperties()));
    int code = broker.answerTo(topic);
    if (message.getQos() > 0 && code != ScriptedBroker.SILENCE) {
      int kind = message.getQos() == 1 ? PUBACK : PUBREC;
      answerLater(kind, publish.getMessageId(), code);
    }
  }

  private void awaitsAnswer(int id, String topic) {
    synchronized (unanswered) {
      unanswered.add(id);
      Integer most = limits.getReceiveMaximum();
      if (most != null && unanswered.size() > most) {
        broker.protocolError(
            unanswered.size() + " unanswered messages, allowed " + most + ", on " + topic);
      }
    }
  }

  private void answerLater(int kind, int id, int code) throws IOException {
    long millis = broker.timeToAnswer().toMillis();
    if (millis == 0) {
      answer(kind, id, code);
      return;
    }
    try {
      later.schedule(
          () -> {
            broker.waitWhileFrozen();
            answer(kind, id, code);
            return null;
          },
          millis,
          TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException closed) {
      throw new IOException(closed);
    }
  }

  private void answer(int kind, int id, int code) throws IOException {
    if (kind != PUBREC || code >= FIRST_REFUSAL) {
      synchronized (unanswered) {
        unanswered.remove(id);
      }
    }
    send(new byte[] {(byte) kind, 3, (byte) (id >> 8), (byte) id, (byte) code});
  }

  private ScriptedBroker.Publish kept(
      String topic, MqttMessage message, boolean duplicate, MqttProperties properties) {
    return new ScriptedBroker.Publish(
        clientId,
        topic,
        text(message.getPayload()),
        message.getQos(),
        message.isRetained(),
        duplicate,
        Optional.ofNullable(properties.getMessageExpiryInterval()),
        Optional.ofNullable(properties.getContentType()));
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** Reads on until the client closes; else what it has on the way could undo the goodbye. */
  void disconnect(int code, String reason) {
    thrownOut = true;
    try {
      ByteArrayOutputStream properties = new ByteArrayOutputStream();
      if (!reason.isEmpty()) {
        properties.write(REASON_STRING);
        new DataOutputStream(properties).writeUTF(reason);
      }
      ByteArrayOutputStream packet = new ByteArrayOutputStream();
      packet.write(DISCONNECT);
      packet.write(properties.size() + 2);
      packet.write(code);
      packet.write(properties.size());
      packet.write(properties.toByteArray());
      send(packet.toByteArray());
      socket.shutdownOutput();
    } catch (IOException alreadyGone) {
      close();
    }
  }

  private void send(byte[] packet) throws IOException {
    synchronized (socket) {
      socket.getOutputStream().write(packet);
    }
  }

  void close() {
    try {
      socket.close();
    } catch (IOException unimportant) {
      // It is not used any more.
    }
  }

  void join(Duration patience) throws InterruptedException {
    thread.interrupt();
    thread.join(patience.toMillis());
  }
}
