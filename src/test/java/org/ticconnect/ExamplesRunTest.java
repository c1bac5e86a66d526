package org.ticconnect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ticconnect.support.Mosquitto;
import org.ticconnect.support.Subscriber;

/** The examples of own routes on a whole device, from the simulated meter to a real broker. */
final class ExamplesRunTest {
  private static final Duration SOON = Duration.ofSeconds(40);

  @TempDir private Path folder;

  private static String example(String name) throws Exception {
    return Files.readString(Path.of("routes/examples", name + ".yaml"));
  }

  @Test
  void aTariffChangesAndALoadIsShed() throws Exception {
    List<String> pushed = new CopyOnWriteArrayList<>();
    HttpServer hook =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    hook.createContext(
        "/tic",
        asked -> {
          pushed.add(new String(asked.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          asked.sendResponseHeaders(204, -1);
          asked.close();
        });
    hook.start();
    String site = "http://127.0.0.1:" + hook.getAddress().getPort();
    try (Mosquitto broker = Mosquitto.started(folder);
        Subscriber subscriber = new Subscriber(broker.port());
        Device device =
            Device.started(
                "tic.source",
                "simulator:tempo?seed=288&start=2026-01-15T21:59:50",
                "mqtt.url",
                broker.url(),
                "routes.push",
                site)) {
      device.run("routes/tariff-change", example("tariff-change"));
      device.run("routes/load-shedding", example("load-shedding").replace("> 90", "> 0.1"));
      device.run(
          "routes/push-webhook",
          example("push-webhook").replace("https://hooks.example.org", site));

      await().atMost(SOON).until(() -> subscriber.text("tic/own/tariff/change").isPresent());
      await().atMost(SOON).until(() -> !pushed.isEmpty());

      assertThat(subscriber.text("tic/own/tariff/change").orElseThrow())
          .contains("\"before\":2", "\"after\":1", "HC BLEU");
      assertThat(subscriber.on("tic/own/tariff/now")).extracting(one -> one.text()).contains("1");
      assertThat(subscriber.text("tic/own/relay/water-heater")).contains("OFF");
      assertThat(pushed.get(0)).contains("\"event\":\"tariff\"");
    } finally {
      hook.stop(0);
    }
  }

  @Test
  void aDayEndsAndAnotherColourBegins() throws Exception {
    try (Mosquitto broker = Mosquitto.started(folder);
        Subscriber subscriber = new Subscriber(broker.port());
        Device device =
            Device.started(
                "tic.source",
                "simulator:tempo?seed=1&start=2026-01-05T23:59:48",
                "mqtt.url",
                broker.url())) {
      device.run("routes/daily-summary", example("daily-summary"));
      device.run("routes/tempo-relay", example("tempo-relay"));
      device.run("routes/influx-lines", example("influx-lines"));

      await()
          .atMost(SOON)
          .until(() -> subscriber.text("tic/own/relay/heater").equals(Optional.of("OFF")));
      await().atMost(SOON).until(() -> subscriber.text("tic/own/day/text").isPresent());

      assertThat(subscriber.on("tic/own/relay/heater"))
          .extracting(one -> one.text())
          .containsExactly("ON", "OFF");
      await().atMost(SOON).until(() -> device.lamp().equals("violet/off"));
      assertThat(subscriber.text("tic/own/day/text")).contains("2026-01-05: not known");
      assertThat(subscriber.text("tic/own/day").orElseThrow())
          .contains("\"day\":\"2026-01-05\"", "\"energy_active_import_total\":");
      assertThat(subscriber.text("tic/own/influx").orElseThrow())
          .matches("linky,meter=[0-9]{12} power=[0-9]+i,index=[0-9]+i,voltage=[0-9]+i [0-9]{19}");
    }
  }
}
