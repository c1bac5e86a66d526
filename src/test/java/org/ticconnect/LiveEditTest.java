package org.ticconnect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ticconnect.support.Master;
import org.ticconnect.support.Mosquitto;
import org.ticconnect.support.Subscriber;
import org.ticconnect.support.Tool;

/** Routes and maps are changed while peers of other people read and listen. */
@Tag("alone")
final class LiveEditTest {
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final Pattern POLLED = Pattern.compile("\\[32768\\]:\\s+([0-9.e+]+)");
  private static final int WARM = 30;

  @TempDir private Path folder;

  private static String route(String from, String to) {
    return "- route:\n    id: mine\n    from:\n      uri: \"%s\"\n      steps:\n        - to: %s\n"
        .formatted(from, to);
  }

  /** What mbpoll has read last of the voltage between phases 1 and 2. */
  private static double polled(Tool mbpoll) {
    double last = Double.NaN;
    for (String line : mbpoll.lines()) {
      Matcher value = POLLED.matcher(line);
      if (value.find()) {
        last = Double.parseDouble(value.group(1));
      }
    }
    return last;
  }

  @Test
  void aScaleAndATopicAreSeenWithoutAReconnect() throws Exception {
    try (Mosquitto broker = Mosquitto.started(folder);
        Device device =
            Device.started("tic.source", "simulator:three-phase", "mqtt.url", broker.url())) {
      await()
          .atMost(SOON)
          .until(() -> device.connected() && device.source().get("frames").asInt() > 1);
      try (Tool mbpoll =
              new Tool(
                  "mbpoll",
                  "-0",
                  "-m",
                  "tcp",
                  "-p",
                  Integer.toString(device.modbusPort()),
                  "-a",
                  "1",
                  "-t",
                  "4:float",
                  "-r",
                  "32768",
                  "-l",
                  "100",
                  "127.0.0.1");
          Tool listener =
              new Tool(
                  "mosquitto_sub", "-p", Integer.toString(broker.port()), "-t", "tic/#", "-v")) {
        await().atMost(SOON).until(() -> polled(mbpoll) > 300);
        await().atMost(SOON).until(() -> heard(listener, "/voltage_l1 "));

        String map = device.get("/api/files/modbus/phoenix-empro-ma370").body();
        device.run(
            "modbus/phoenix-empro-ma370",
            map.replace(
                "quantity: voltage_l1_l2, type: f32 ",
                "quantity: voltage_l1_l2, type: f32, scale: 0.1 "));
        String topics = device.get("/api/files/mqtt/native").body();
        device.run("mqtt/native", topics.replace("{meter}/{quantity}", "{meter}/live/{quantity}"));

        await().atMost(SOON).until(() -> polled(mbpoll) > 3000);
        await().atMost(SOON).until(() -> heard(listener, "/live/voltage_l1 "));
        assertThat(mbpoll.running()).isTrue();
        assertThat(mbpoll.lines()).noneMatch(line -> line.toLowerCase().contains("fail"));
        assertThat(listener.running()).isTrue();
        assertThat(device.mqtt().get("connections").asInt()).isEqualTo(1);
        assertThat(device.status().get("modbus").get("clients").asInt()).isEqualTo(1);
      }
    }
  }

  private static boolean heard(Tool listener, String part) {
    return listener.lines().stream().anyMatch(line -> line.contains(part));
  }

  @Test
  void manyChangesLeaveNothingBehind() throws Exception {
    change(Integer.getInteger("changes", 60));
  }

  @Test
  @Tag("long")
  void aThousandChangesLeaveNothingBehind() throws Exception {
    change(1000);
  }

  private record Footprint(int threads, long handles, long classes) {
    static Footprint now() throws Exception {
      System.gc();
      try (Stream<Path> handles = Files.list(Path.of("/proc/self/fd"))) {
        return new Footprint(
            ManagementFactory.getThreadMXBean().getThreadCount(),
            handles.count(),
            ManagementFactory.getClassLoadingMXBean().getLoadedClassCount());
      }
    }
  }

  private void change(int times) throws Exception {
    try (Mosquitto broker = Mosquitto.started(folder);
        Device device =
            Device.started("tic.source", "simulator:three-phase", "mqtt.url", broker.url());
        Subscriber subscriber = new Subscriber(broker.port());
        Master master = device.master()) {
      await()
          .atMost(SOON)
          .until(() -> device.connected() && device.source().get("frames").asInt() > 0);
      // What is made once is made before it is counted.
      change(device, 0, WARM, master);
      nothingIsLost(device, subscriber);
      Footprint before = Footprint.now();

      change(device, WARM, times, master);

      nothingIsLost(device, subscriber);
      await()
          .atMost(SOON)
          .untilAsserted(
              () -> {
                Footprint now = Footprint.now();
                assertThat(now.threads()).isLessThanOrEqualTo(before.threads() + 2);
                assertThat(now.handles()).isLessThanOrEqualTo(before.handles() + 2);
                assertThat(now.classes()).isLessThanOrEqualTo(before.classes() + 30);
              });
    }
  }

  private static void change(Device device, int first, int times, Master master) throws Exception {
    for (int i = first; i < first + times; i++) {
      change(device, i);
      assertThat(master.lowFirstFloat(1, 32774)).isBetween(200f, 260f);
    }
  }

  private static void nothingIsLost(Device device, Subscriber subscriber) {
    JsonNode source = device.source();
    assertThat(source.get("cut_frames").asInt()).isZero();
    assertThat(source.get("bad_groups")).isEmpty();
    assertThat(device.status().get("dropped_messages").asInt()).isZero();
    assertThat(device.mqtt().get("connections").asInt()).isEqualTo(1);
    assertThat(device.json("/api/routes")).hasSize(1);
    // Each frame was given to the version that ran when it came, and to no other.
    int messages = subscriber.on("/own/number").size();
    await().atMost(SOON).until(() -> subscriber.on("/own/number").size() > messages);
    List<Long> numbers =
        subscriber.on("/own/number").stream().map(one -> Long.valueOf(one.text())).toList();
    assertThat(numbers).isSorted().doesNotHaveDuplicates();
    assertThat(numbers.get(numbers.size() - 1) - numbers.get(0) + 1).isEqualTo(numbers.size());
  }

  /** Another version of a route, and now and then of a map. */
  private static void change(Device device, int number) throws Exception {
    device.run(
        "routes/mine",
        "# version %d\n".formatted(number)
            + """
            - route:
                id: mine
                from:
                  uri: "reading:*"
                  steps:
                    - setBody:
                        simple: "${header.sequence}"
                    - to: mqtt-out:tic/own/number
            """);
    if (number % 10 == 0) {
      String topics = device.get("/api/files/mqtt/native").body();
      device.run("mqtt/native", "# version " + number + "\n" + topics);
    }
  }

  @Test
  void whatDoesNotDoWellIsTakenBack() throws Exception {
    try (Mosquitto broker = Mosquitto.started(folder);
        Device device =
            Device.started("tic.source", "simulator:three-phase", "mqtt.url", broker.url());
        Subscriber subscriber = new Subscriber(broker.port())) {
      await().atMost(SOON).until(device::connected);
      device.run("routes/mine", route("live:power_apparent_import", "mqtt-out:tic/own/good"));
      await().atMost(SOON).until(() -> subscriber.text("tic/own/good").isPresent());
      // Right for the check and for one frame, but more than an owner's file may do in the long
      // run.
      StringBuilder flood = new StringBuilder();
      for (int i = 0; i < 20; i++) {
        flood.append(route("live:*", "mqtt-out:tic/own/bad").replace("mine", "flood-" + i));
      }
      device.run("routes/mine", flood.toString());

      await()
          .atMost(Duration.ofSeconds(15))
          .until(
              () ->
                  device.json("/api/files/routes/mine/versions").get(1).get("active").asBoolean());
      JsonNode bad = device.json("/api/files/routes/mine/versions").get(0);
      assertThat(bad.get("error").asText()).contains("messages a second");
      int before = subscriber.on("tic/own/good").size();
      await().atMost(SOON).until(() -> subscriber.on("tic/own/good").size() > before);
      assertThat(device.json("/api/routes").get(0).get("state").asText()).isEqualTo("running");
    }
  }

  @Test
  void whatOwnRoutesPublishWaitsForTheBroker() throws Exception {
    try (Mosquitto broker = Mosquitto.prepared(folder);
        Device device =
            Device.started("tic.source", "simulator:three-phase", "mqtt.url", broker.url())) {
      await().atMost(SOON).until(() -> device.source().get("frames").asInt() > 0);
      device.run(
          "routes/mine",
          route("live:phases", "mqtt-out:tic/own/phases?retained=true&changed=true"));
      device.run(
          "routes/many",
          route("live:power_apparent_import", "mqtt-out:tic/own/power").replace("mine", "many"));
      await().atMost(SOON).until(() -> device.mqtt().at("/own_routes/waiting").asInt() > 3);
      long waiting = device.mqtt().at("/own_routes/waiting").asInt();

      broker.start();
      try (Subscriber subscriber = new Subscriber(broker.port())) {
        await().atMost(SOON).until(() -> subscriber.text("tic/own/phases").isPresent());
        await().atMost(SOON).until(() -> subscriber.on("tic/own/power").size() >= waiting - 2);
        assertThat(device.mqtt().at("/own_routes/dropped").asInt()).isZero();
      }
    }
  }
}
