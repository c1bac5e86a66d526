package org.ticconnect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ticconnect.mapping.FileTree;
import org.ticconnect.mapping.Mappings;
import org.ticconnect.mapping.TopicMap;
import org.ticconnect.source.simulator.Profile;
import org.ticconnect.support.Frames;
import org.ticconnect.support.Home;
import org.ticconnect.support.Mosquitto;
import org.ticconnect.support.Pty;
import org.ticconnect.support.Subscriber;
import org.ticconnect.tic.Lines;

/** Another topic map while the program runs, from a pseudo terminal to a real broker. */
class TopicMapSwapTest {
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final Pattern NUMBERED = Pattern.compile("\"n\":([0-9]+)");
  private static final Pattern SEQUENCE = Pattern.compile("\"sequence\":([0-9]+)");
  private static final String OLD_TARIFF = "old/042176000123/tariff_name";
  private static final String STATUS =
      "status: { topic: \"{root}/{client}/status\", online: online, offline: offline }\n";

  private static final String OLD =
      STATUS
          + """
          availability: { topic: "old/{meter}/there", online: online, offline: offline }
          freshness: { topic: "old/{meter}/freshness", qos: 1, retained: true }
          device: { topic: "old/{client}/device", qos: 1, retained: true }
          frames:
            - { topic: "old/{meter}/frame", payload: json, qos: 1, retained: true }
          live:
            - quantities: all
              topic: "old/{meter}/{quantity}"
              payload: '{"old":{json},"n":{sequence}}'
              qos: 0
              retained: true
            - { quantities: [voltage_l1], topic: "both/{meter}/voltage", payload: "old {value}", qos: 0, retained: true }
          """;

  private static final String NEW =
      STATUS
          + """
          availability: { topic: "new/{meter}/there", online: up, offline: down }
          frames:
            - { topic: "new/{meter}/frame", payload: json, qos: 1, retained: true }
          live:
            - quantities: all
              topic: "new/{meter}/{quantity}"
              payload: '{"new":{json},"n":{sequence}}'
              qos: 0
              retained: true
            - { quantities: [voltage_l1], topic: "both/{meter}/voltage", payload: "new {value}", qos: 0, retained: true }
          history: { topic: "new/{meter}/history", payload: json }
          """;

  @TempDir private Path folder;

  /** A device that hears a meter all the time, at a broker that somebody listens to. */
  private final class Setting implements AutoCloseable {
    private final Path home;
    private final Mosquitto broker;
    private final Subscriber subscriber;
    private final Pty line;
    private final Device device;
    private final ScheduledExecutorService meter = Executors.newSingleThreadScheduledExecutor();

    Setting(String map) throws Exception {
      this(map, Frames.meter(Profile.SINGLE_PHASE)::nextFrame);
    }

    /**
     * @param frames what the meter sends next
     */
    Setting(String map, Supplier<byte[]> frames) throws Exception {
      home = Home.copy(Files.createDirectory(folder.resolve("home")));
      write("old", OLD);
      write("new", NEW);
      Path port = folder.resolve("ttyTIC");
      broker = Mosquitto.started(folder);
      subscriber = new Subscriber(broker.port());
      line = Pty.plugIn(port);
      device =
          Device.started(
              home, "tic.source", "serial:" + port, "mqtt.url", broker.url(), "mqtt.map", map);
      await()
          .atMost(SOON)
          .until(() -> device.source().get("line").asText().equals("open") && device.connected());
      meter.scheduleWithFixedDelay(() -> line.write(frames.get()), 0, 120, TimeUnit.MILLISECONDS);
    }

    void write(String name, String map) throws Exception {
      Files.writeString(home.resolve("mappings/mqtt/" + name + ".yaml"), map);
    }

    TopicMap map(String name) throws Exception {
      return Mappings.read(FileTree.of(home)).topicMaps().get(name);
    }

    Map<String, String> kept() throws Exception {
      return Subscriber.kept(broker.port());
    }

    boolean keeps(String prefix) throws Exception {
      return kept().keySet().stream().anyMatch(topic -> topic.startsWith(prefix));
    }

    boolean heard(String prefix, String ending) {
      return subscriber.all().stream()
          .anyMatch(one -> one.topic().startsWith(prefix) && one.topic().endsWith(ending));
    }

    /** The numbers of live messages, in the order in which they came. */
    List<Long> numbers() {
      return subscriber.all().stream()
          .map(Subscriber.Received::text)
          .map(NUMBERED::matcher)
          .filter(Matcher::find)
          .map(found -> Long.parseLong(found.group(1)))
          .toList();
    }

    @Override
    public void close() throws Exception {
      meter.shutdownNow();
      meter.awaitTermination(10, TimeUnit.SECONDS);
      device.close();
      line.close();
      subscriber.close();
      broker.close();
    }
  }

  @Test
  void topicsAndPayloadsChangeOverTheSameConnectionAndBack() throws Exception {
    try (Setting setting = new Setting("old")) {
      await().atMost(SOON).until(() -> setting.heard("old/", "/frame"));
      await().atMost(SOON).until(() -> setting.keeps("old/device-under-test/device"));
      await()
          .atMost(SOON)
          .until(() -> setting.kept().values().stream().anyMatch(text -> text.startsWith("old ")));

      setting.device.serve(setting.map("new"));
      await().atMost(SOON).until(() -> setting.heard("new/", "/voltage_l1"));
      await().atMost(SOON).until(() -> setting.heard("new/", "/frame"));
      await().atMost(SOON).until(() -> setting.heard("new/", "/there"));
      await().atMost(SOON).until(() -> !setting.keeps("old/"));
      assertThat(setting.kept()).containsEntry("tic/device-under-test/status", "online");
      await()
          .atMost(SOON)
          .until(() -> setting.kept().values().stream().anyMatch(text -> text.startsWith("new ")));
      assertThat(setting.subscriber.all())
          .as("a topic that both have is never empty")
          .noneMatch(one -> one.topic().startsWith("both/") && one.text().isEmpty());

      setting.device.serve(setting.map("old"));
      await().atMost(SOON).until(() -> setting.keeps("old/"));
      await().atMost(SOON).until(() -> !setting.keeps("new/"));
      await()
          .during(Duration.ofSeconds(2))
          .atMost(SOON)
          .until(() -> setting.keeps("old/") && !setting.keeps("new/"));

      assertThat(setting.numbers()).as("never begins again").doesNotHaveDuplicates();
      assertThat(setting.device.connections()).isEqualTo(1);
      assertThat(setting.device.mqtt().get("failed").asLong()).isZero();
      assertThat(setting.device.status().get("dropped_messages").asLong()).isZero();
    }
  }

  @Test
  void anotherStatusTopicIsOneNewConnection() throws Exception {
    try (Setting setting = new Setting("old")) {
      setting.write("moved", OLD.replace("{root}/{client}/status", "moved/{client}"));
      await().atMost(SOON).until(() -> setting.keeps("old/"));

      setting.device.serve(setting.map("moved"));
      await().atMost(SOON).until(() -> setting.keeps("moved/device-under-test"));
      await().atMost(SOON).until(setting.device::connected);
      await().atMost(SOON).until(() -> !setting.keeps("tic/device-under-test/status"));
      assertThat(setting.subscriber.on("/status"))
          .as("nobody was told that the device is gone")
          .extracting(Subscriber.Received::text)
          .doesNotContain("offline");
      await()
          .during(Duration.ofSeconds(2))
          .atMost(SOON)
          .until(() -> setting.device.connections() == 2 && setting.device.connected());

      setting.device.serve(setting.map("moved"));
      await()
          .during(Duration.ofSeconds(2))
          .atMost(SOON)
          .until(() -> setting.device.connections() == 2);
      setting.device.close();
      await()
          .atMost(SOON)
          .until(() -> setting.kept().get("moved/device-under-test").equals("offline"));
    }
  }

  @Test
  void aHundredMapsInARowCostNothing() throws Exception {
    try (Setting setting = new Setting("old")) {
      await().atMost(SOON).until(() -> setting.heard("old/", "/frame"));
      TopicMap old = setting.map("old");
      TopicMap other = setting.map("new");
      swap(setting, other, old);
      Set<String> threads = threads();

      for (int i = 0; i < 50; i++) {
        swap(setting, other, old);
      }

      await().atMost(SOON).until(() -> !setting.keeps("new/"));
      await().atMost(SOON).until(() -> setting.keeps("old/"));
      await().atMost(SOON).untilAsserted(() -> assertThat(threads()).isEqualTo(threads));
      assertThat(setting.numbers()).as("never begins again").doesNotHaveDuplicates();
      assertThat(setting.device.connections()).isEqualTo(1);
      assertThat(setting.device.mqtt().get("failed").asLong()).isZero();
      assertThat(setting.device.status().get("dropped_messages").asLong()).isZero();
    }
  }

  /** There and back, with something published under each. */
  private static void swap(Setting setting, TopicMap other, TopicMap back) {
    for (TopicMap next : List.of(other, back)) {
      long before = setting.device.mqtt().get("published").asLong();
      setting.device.serve(next);
      await()
          .pollInterval(Duration.ofMillis(20))
          .atMost(SOON)
          .until(() -> setting.device.mqtt().get("published").asLong() > before);
    }
  }

  /** Those that have to do with MQTT and live as long as the program; others come and go. */
  private static Set<String> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .filter(
            name -> name.startsWith("MQTT") || name.contains("mqtt") || name.contains("journal"))
        .filter(name -> !name.contains("latecomer"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void homeAssistantForgetsAndLearnsAgain() throws Exception {
    try (Setting setting = new Setting("homeassistant")) {
      await().atMost(SOON).until(() -> setting.keeps("homeassistant/device/linky_"));

      setting.device.serve(setting.map("native"));
      await().atMost(SOON).until(() -> !setting.keeps("homeassistant/"));
      assertThat(setting.keeps("tic/")).as("the topics of both").isTrue();

      setting.write(
          "elsewhere",
          Files.readString(setting.home.resolve("mappings/mqtt/homeassistant.yaml"))
              .replace("prefix: homeassistant", "prefix: ha"));
      setting.device.serve(setting.map("elsewhere"));
      await().atMost(SOON).until(() -> setting.keeps("ha/device/linky_"));
      long before = announcements(setting);
      setting.subscriber.say("ha/status", "online");
      await().atMost(SOON).until(() -> announcements(setting) > before);
      assertThat(setting.device.connections()).isEqualTo(1);
    }
  }

  private static long announcements(Setting setting) {
    return setting.subscriber.all().stream()
        .filter(one -> one.topic().startsWith("ha/device/linky_"))
        .count();
  }

  @Test
  void whatIsKeptGoesOnWhereItWas() throws Exception {
    AtomicReference<String> tariff = new AtomicReference<>("BLEU");
    try (Setting setting = new Setting("old", () -> frame(tariff.get()))) {
      await().atMost(SOON).until(() -> setting.heard("old/", "/frame"));
      assertThat(setting.device.mqtt().has("history")).isFalse();

      setting.device.serve(setting.map("new"));
      assertThat(setting.device.mqtt().has("history")).isTrue();
      tariff.set("BLANC");
      await().atMost(SOON).until(() -> history(setting).contains("BLANC"));

      setting.device.serve(setting.map("old"));
      tariff.set("ROUGE");
      await()
          .atMost(SOON)
          .until(() -> setting.subscriber.text(OLD_TARIFF).orElse("").contains("ROUGE"));
      await()
          .during(Duration.ofSeconds(2))
          .atMost(SOON)
          .until(() -> !history(setting).contains("ROUGE"));

      setting.device.serve(setting.map("new"));
      await().atMost(SOON).until(() -> history(setting).contains("ROUGE"));
      List<Long> sequences =
          SEQUENCE
              .matcher(history(setting))
              .results()
              .map(one -> Long.valueOf(one.group(1)))
              .toList();
      assertThat(sequences)
          .containsExactlyElementsOf(LongStream.rangeClosed(1, sequences.size()).boxed().toList());
    }
  }

  private static byte[] frame(String tariff) {
    return Lines.bytes(
        Lines.frame(
            Lines.group("ADSC", "042176000123"),
            Lines.group("LTARF", "%16s".formatted(tariff)),
            Lines.group("URMS1", "231")));
  }

  /** Everything that was sent of what was kept. */
  private static String history(Setting setting) {
    return setting.subscriber.on("/history").stream()
        .map(Subscriber.Received::text)
        .collect(Collectors.joining());
  }

  @Test
  void aMapThatCannotBeServedIsToldBeforehand() throws Exception {
    try (Setting setting = new Setting("old")) {
      TopicRules rules = setting.device.topicRules();

      assertThat(rules.problem(setting.map("new"))).isEmpty();
      assertThat(rules.problem(Map.of("new", setting.map("new"))))
          .isEqualTo(Optional.of("there is no such map; there are [new]"));
      assertThat(new TopicRules("new", true).problem(setting.map("thingsboard")).orElseThrow())
          .contains("'v1/devices/me/telemetry' would mix them");
    }
  }

  @Test
  void aMapWhoseStepsCannotBeMadeChangesNothing() throws Exception {
    try (Setting setting = new Setting("old")) {
      await().atMost(SOON).until(() -> setting.keeps("old/"));
      TopicMap sound = setting.map("new");
      TopicMap broken =
          new TopicMap(
              sound.name(),
              new TopicMap.Presence(sound.status().topic(), "1", "0", true),
              sound.availability(),
              sound.freshness(),
              sound.device(),
              sound.frames(),
              null,
              sound.history(),
              sound.discovery(),
              sound.replace());

      assertThatThrownBy(() -> setting.device.serve(broken)).isInstanceOf(RuntimeException.class);

      int heard = setting.subscriber.on("/frame").size();
      await().atMost(SOON).until(() -> setting.subscriber.on("/frame").size() > heard + 1);
      assertThat(setting.subscriber.all()).noneMatch(one -> one.topic().startsWith("new/"));
      assertThat(setting.device.mqtt().has("history")).isFalse();
      assertThat(setting.device.connections()).isEqualTo(1);
    }
  }
}
