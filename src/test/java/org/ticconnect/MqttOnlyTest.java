package org.ticconnect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ticconnect.settings.SettingException;
import org.ticconnect.support.Mosquitto;
import org.ticconnect.support.Ports;
import org.ticconnect.support.Subscriber;

/** The profile for a device without a power supply of its own. */
class MqttOnlyTest {
  private static final Duration SOON = Duration.ofSeconds(20);

  @TempDir private Path folder;

  @Test
  void publishesServesNoModbusAndClosesItsPage() throws Exception {
    int modbus = Ports.free();
    try (Mosquitto broker = Mosquitto.started(folder);
        Subscriber subscriber = new Subscriber(broker.port());
        Device device =
            Device.startedWith(
                new Patience(
                    Duration.ofSeconds(5),
                    Duration.ofMinutes(10),
                    Duration.ofSeconds(30),
                    Duration.ofMinutes(1),
                    Duration.ofSeconds(90)),
                "profile",
                "mqtt-only",
                "tic.source",
                "simulator:single-phase",
                "tic.name",
                "house",
                "modbus.port",
                Integer.toString(modbus),
                "mqtt.url",
                broker.url())) {
      assertThat(device.get("/api/status").statusCode()).isEqualTo(200);
      int page = device.httpPort();
      await().atMost(SOON).until(() -> subscriber.text("tic/house/voltage_l1").isPresent());
      await().atMost(SOON).until(() -> !subscriber.on("/history").isEmpty());
      assertThatThrownBy(() -> new Socket("127.0.0.1", modbus).close())
          .isInstanceOf(ConnectException.class);

      await().atMost(SOON).until(() -> !listens(page));
      int published = subscriber.all().size();
      await().atMost(SOON).until(() -> subscriber.all().size() > published);

      device.click();
      await().atMost(SOON).until(() -> listens(device.httpPort()));
    }
  }

  private static boolean listens(int port) {
    try (Socket socket = new Socket("127.0.0.1", port)) {
      return socket.isConnected();
    } catch (IOException closed) {
      return false;
    }
  }

  @Test
  void isOfNoUseWithoutABroker() {
    assertThatThrownBy(() -> Device.started("profile", "mqtt-only").close())
        .isInstanceOf(SettingException.class)
        .hasMessageContaining("needs a broker: set mqtt.url");
  }
}
