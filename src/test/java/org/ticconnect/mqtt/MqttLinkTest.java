package org.ticconnect.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MqttLinkTest {

  @ParameterizedTest
  @CsvSource({
    "mqtt://broker, tcp://broker:1883",
    "mqtt://broker:1884, tcp://broker:1884",
    "tcp://10.0.0.2:1883, tcp://10.0.0.2:1883",
    "mqtts://broker, ssl://broker:8883",
    "ssl://broker:8884, ssl://broker:8884"
  })
  void urlsOfOwnersBecomeThoseOfTheLibrary(String owners, String librarys) {
    assertThat(BrokerAccess.libraryUrl(owners)).isEqualTo(librarys);
  }

  @Test
  void aBrokerThatAcceptsButNeverAnswersCostsNoThreadsAndNoSockets() throws Exception {
    List<Socket> accepted = Collections.synchronizedList(new ArrayList<>());
    ExecutorService thread = Executors.newSingleThreadExecutor();
    try (ServerSocket silent = new ServerSocket(0, 8, InetAddress.getLoopbackAddress())) {
      Thread acceptor =
          new Thread(
              () -> {
                try {
                  while (true) {
                    accepted.add(silent.accept());
                  }
                } catch (IOException closed) {
                  // The test is over.
                }
              });
      acceptor.start();
      BrokerAccess access =
          new BrokerAccess(
              "tcp://127.0.0.1:" + silent.getLocalPort(),
              "silent-test",
              Optional.empty(),
              Optional.empty(),
              "status",
              "online",
              "offline");
      try (MqttLink link = new MqttLink(access, thread)) {
        link.start();
        await().atMost(Duration.ofSeconds(40)).until(() -> accepted.size() == 3);

        assertThat(link.state().detail()).contains("no answer within 5 s");
        await().atMost(Duration.ofSeconds(5)).until(() -> libraryThreads() <= 4);
        assertThat(accepted.get(0).getInputStream().readAllBytes()).as("closed").isNotEmpty();
      }
    } finally {
      thread.shutdownNow();
    }
  }

  private static long libraryThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().contains("silent-test"))
        .count();
  }
}
