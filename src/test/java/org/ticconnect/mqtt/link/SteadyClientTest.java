package org.ticconnect.mqtt.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttClientException;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ticconnect.support.ScriptedBroker;

class SteadyClientTest {
  private static Set<String> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .filter(name -> name.startsWith("MQTT") && name.endsWith(": steady"))
        .collect(Collectors.toSet());
  }

  private static MqttException failure(int port) throws MqttException {
    MqttAsyncClient client = new SteadyClient("tcp://127.0.0.1:" + port, "steady");
    try {
      return catchThrowableOfType(
          MqttException.class, () -> client.connect().waitForCompletion(10_000));
    } finally {
      client.disconnectForcibly(0, 100, false);
      client.close(true);
    }
  }

  /** As a port forwarder does when nothing is behind it. */
  private static Thread closing(ServerSocket server, long afterMillis, boolean withReset) {
    Thread thread =
        new Thread(
            () -> {
              while (!server.isClosed()) {
                try (Socket socket = server.accept()) {
                  // This peer takes so long: nothing else is waited for.
                  new CountDownLatch(1).await(afterMillis, TimeUnit.MILLISECONDS);
                  if (withReset) {
                    socket.setSoLinger(true, 0);
                  }
                } catch (IOException | InterruptedException ended) {
                  // The loop looks why.
                }
              }
            });
    thread.start();
    return thread;
  }

  @ParameterizedTest
  @CsvSource({
    "0, false", "2, false", "20, false", "120, false", "250, false", "400, false",
    "0, true", "2, true", "20, true", "120, true", "250, true", "400, true"
  })
  void leavesNoThreadBehind(long afterMillis, boolean withReset) throws Exception {
    try (ServerSocket server = new ServerSocket(0)) {
      Thread thread = closing(server, afterMillis, withReset);
      for (int i = 0; i < 3; i++) {
        MqttException failure = failure(server.getLocalPort());
        assertThat(failure.getCause())
            .isInstanceOf(withReset ? SocketException.class : EOFException.class);
      }
      server.close();
      thread.join();
    }
    await().atMost(Duration.ofSeconds(3)).untilAsserted(() -> assertThat(threads()).isEmpty());
  }

  @Test
  void takesAddressesThatTheLibraryDoesNot() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getByName("::1"))) {
      Thread thread = closing(server, 0, false);
      MqttAsyncClient client = new SteadyClient("tcp://[::1]:" + server.getLocalPort(), "steady");
      assertThat(
              catchThrowableOfType(
                  MqttException.class, () -> client.connect().waitForCompletion(10_000)))
          .hasRootCauseInstanceOf(EOFException.class);
      client.close(true);
      server.close();
      thread.join();
    }
    MqttAsyncClient client = new SteadyClient("tcp://my_broker:1883", "steady");
    assertThat(
            catchThrowableOfType(
                MqttException.class, () -> client.connect().waitForCompletion(10_000)))
        .hasRootCauseInstanceOf(UnknownHostException.class);
    client.close(true);
  }

  @Test
  void connectsAndHearsARefusal() throws Exception {
    try (ScriptedBroker broker = ScriptedBroker.started()) {
      assertThat(failure(broker.port())).isNull();
      broker.connack(0x87);
      assertThat(failure(broker.port()).getReasonCode()).isEqualTo(0x87);
      broker.connack(ScriptedBroker.SILENCE);
      MqttAsyncClient client = new SteadyClient("tcp://127.0.0.1:" + broker.port(), "steady");
      assertThat(
              catchThrowableOfType(
                      MqttException.class, () -> client.connect().waitForCompletion(700))
                  .getReasonCode())
          .isEqualTo(MqttClientException.REASON_CODE_CLIENT_TIMEOUT);
      client.disconnectForcibly(0, 100, false);
      client.close(true);
    }
    await().atMost(Duration.ofSeconds(3)).untilAsserted(() -> assertThat(threads()).isEmpty());
  }
}
