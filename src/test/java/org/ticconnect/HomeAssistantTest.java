package org.ticconnect;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ticconnect.source.simulator.Profile;
import org.ticconnect.source.simulator.SimulatedMeter;
import org.ticconnect.support.DiscoveryRules;
import org.ticconnect.support.Frames;
import org.ticconnect.support.Home;
import org.ticconnect.support.Mosquitto;
import org.ticconnect.support.Pty;
import org.ticconnect.support.Subscriber;
import org.ticconnect.tic.Lines;

/** What Home Assistant is told, through a pseudo terminal, the whole program and a real broker. */
class HomeAssistantTest {
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final Path GOLDEN = Path.of("src/test/resources/homeassistant");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String GATEWAY = "homeassistant/device/device-under-test/config";

  /** What the meter does not send any more is taken out soon. */
  private static final Patience QUICK =
      new Patience(
          Duration.ofMinutes(10),
          Duration.ofSeconds(2),
          Duration.ofSeconds(30),
          Duration.ofMinutes(1),
          Duration.ofSeconds(90));

  @TempDir private Path folder;
  private Path port;

  /** A device on a line, at a broker that somebody listens to. */
  private final class Setting implements AutoCloseable {
    private final Mosquitto broker;
    private final Subscriber subscriber;
    private final Pty line;
    private final Device device;

    Setting(Path home, String... settings) throws Exception {
      port = folder.resolve("ttyTIC");
      broker = Mosquitto.started(folder);
      subscriber = new Subscriber(broker.port());
      line = Pty.plugIn(port);
      List<String> all =
          new ArrayList<>(
              List.of(
                  "tic.source",
                  "serial:" + port,
                  "mqtt.url",
                  broker.url(),
                  "mqtt.map",
                  "homeassistant"));
      all.addAll(List.of(settings));
      device = Device.startedWith(folder.resolve("data"), home, QUICK, all.toArray(String[]::new));
      await()
          .atMost(SOON)
          .until(() -> device.source().get("line").asText().equals("open") && device.connected());
    }

    /** What is announced now: what was taken back is not. */
    Map<String, String> announced() {
      Map<String, String> announced = new TreeMap<>();
      subscriber.all().stream()
          .filter(message -> message.topic().startsWith("homeassistant/"))
          .filter(message -> message.topic().endsWith("/config"))
          .forEach(message -> announced.put(message.topic(), message.text()));
      announced.values().removeIf(String::isEmpty);
      return announced;
    }

    Optional<String> meter() {
      return announced().entrySet().stream()
          .filter(entry -> entry.getKey().startsWith("homeassistant/device/linky_"))
          .map(Map.Entry::getValue)
          .findFirst();
    }

    @Override
    public void close() throws Exception {
      device.close();
      line.close();
      subscriber.close();
      broker.close();
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Profile.class,
      names = {"SINGLE_PHASE", "THREE_PHASE", "PRODUCER", "TEMPO"})
  void eachKindOfMeterIsAnnouncedByTheRulesAndAsItAlwaysWas(Profile profile) throws Exception {
    SimulatedMeter meter = Frames.meter(profile);
    try (Setting setting = new Setting(Device.HOME)) {
      hear(setting.line, meter);
      await().atMost(SOON).until(() -> setting.meter().isPresent());
      Map<String, String> announced = setting.announced();

      assertThat(new DiscoveryRules().violations(announced)).isEmpty();
      assertThat(announced).hasSize(2);
      golden(profile.name().toLowerCase(Locale.ROOT) + ".json", announced);
      assertThat(stateTopics(announced))
          .allSatisfy(
              topic ->
                  await().atMost(SOON).until(() -> setting.subscriber.text(topic).isPresent()));
    }
  }

  /** As many frames as it takes until a meter is known. */
  private static void hear(Pty line, SimulatedMeter meter) {
    for (int i = 0; i < 6; i++) {
      line.write(meter.nextFrame());
    }
  }

  private static List<String> stateTopics(Map<String, String> announced) throws Exception {
    List<String> topics = new ArrayList<>();
    for (String payload : announced.values()) {
      JSON.readTree(payload)
          .get("components")
          .forEach(component -> topics.add(component.get("state_topic").asText()));
    }
    return topics;
  }

  /** Entities of owners hang on these: a change is made on purpose with -Dgolden.update=true. */
  private static void golden(String name, Map<String, String> announced) throws Exception {
    ObjectNode all = JSON.createObjectNode();
    for (Map.Entry<String, String> entry : announced.entrySet()) {
      String payload = entry.getValue().replace(Version.text(), "VERSION");
      all.set(entry.getKey(), JSON.readTree(payload));
    }
    Path file = GOLDEN.resolve(name);
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(all) + "\n");
    }
    assertThat((JsonNode) all).isEqualTo(JSON.readTree(Files.readString(file)));
  }

  @Test
  void theEnergyDashboardFindsWhatItNeeds() throws Exception {
    SimulatedMeter meter = Frames.meter(Profile.PRODUCER);
    try (Setting setting = new Setting(Device.HOME)) {
      hear(setting.line, meter);
      await().atMost(SOON).until(() -> setting.meter().isPresent());
      JsonNode components = JSON.readTree(setting.meter().orElseThrow()).get("components");

      for (String energy : List.of("energy_active_import_total", "energy_active_export_total")) {
        JsonNode entity = components.get(energy);
        assertThat(entity.get("device_class").asText()).isEqualTo("energy");
        assertThat(entity.get("state_class").asText()).isEqualTo("total_increasing");
        assertThat(entity.get("unit_of_measurement").asText()).isEqualTo("Wh");
        String state = entity.get("state_topic").asText();
        await()
            .atMost(SOON)
            .until(() -> setting.subscriber.text(state).orElse("").matches("[0-9]+"));
      }
      for (String power : List.of("power_active_import", "power_active_export")) {
        JsonNode entity = components.get(power);
        assertThat(entity.get("device_class").asText()).isEqualTo("power");
        assertThat(entity.get("state_class").asText()).isEqualTo("measurement");
        assertThat(entity.get("unit_of_measurement").asText()).isEqualTo("W");
        assertThat(entity.get("name").asText()).contains("estimated");
        assertThat(entity.get("expire_after").asInt()).isEqualTo(90);
      }
      JsonNode device = JSON.readTree(setting.meter().orElseThrow());
      assertThat(device.at("/device/via_device").asText()).isEqualTo("device-under-test");
      assertThat(device.get("availability")).hasSize(2);
      assertThat(device.get("availability_mode").asText()).isEqualTo("all");
      assertThat(device.toString()).doesNotContain("delivery_point");
    }
  }

  @Test
  void nothingOfAMeterIsAnnouncedBeforeAFrameWithoutDamage() throws Exception {
    SimulatedMeter meter = Frames.meter(Profile.SINGLE_PHASE);
    try (Setting setting = new Setting(Device.HOME)) {
      await().atMost(SOON).until(() -> setting.announced().containsKey(GATEWAY));
      for (int i = 0; i < 8; i++) {
        setting.line.write(changed(meter.nextFrame(), "\nEAST\t0", "\nEAST\t9"));
      }
      await().atMost(SOON).until(() -> setting.device.source().get("frames").asLong() == 8);
      await().during(Duration.ofSeconds(3)).atMost(SOON).until(() -> setting.meter().isEmpty());

      hear(setting.line, meter);
      await().atMost(SOON).until(() -> setting.meter().isPresent());
    }
  }

  @Test
  void everythingIsAnnouncedAgainWhenHomeAssistantComesUp() throws Exception {
    SimulatedMeter meter = Frames.meter(Profile.SINGLE_PHASE);
    try (Setting setting = new Setting(Device.HOME)) {
      hear(setting.line, meter);
      await().atMost(SOON).until(() -> setting.meter().isPresent());
      int before = setting.subscriber.on("/config").size();

      setting.subscriber.say("homeassistant/status", "offline");
      setting.subscriber.say("homeassistant/status", "online");

      await().atMost(SOON).until(() -> setting.subscriber.on("/config").size() == before + 2);
    }
  }

  @Test
  void anEntityThatTheMeterDoesNotSendAnyMoreIsTakenOut() throws Exception {
    SimulatedMeter meter = Frames.meter(Profile.SINGLE_PHASE);
    try (Setting setting = new Setting(Device.HOME)) {
      hear(setting.line, meter);
      await()
          .atMost(SOON)
          .until(() -> setting.meter().orElse("").contains("load_curve_import_last"));
      for (int i = 0; i < 3; i++) {
        setting.line.write(changed(meter.nextFrame(), "\nCCASN\t[^\r]*\r", ""));
      }

      await()
          .atMost(SOON)
          .until(() -> !setting.meter().orElse("").contains("load_curve_import_last"));
      assertThat(setting.subscriber.on("/config"))
          .as("said once, with nothing but its platform")
          .filteredOn(
              message ->
                  message.text().contains("\"load_curve_import_last\":{\"platform\":\"sensor\"}"))
          .hasSize(1);
    }
  }

  private static byte[] changed(byte[] frame, String what, String into) {
    return Lines.bytes(new String(frame, ISO_8859_1).replaceFirst(what, into));
  }

  @Test
  void whoDoesNotWantItAnyMoreIsForgotten() throws Exception {
    SimulatedMeter meter = Frames.meter(Profile.SINGLE_PHASE);
    try (Setting setting = new Setting(Device.HOME)) {
      hear(setting.line, meter);
      await().atMost(SOON).until(() -> setting.meter().isPresent());
      setting.device.close();

      try (Device plain =
          Device.startedWith(
              folder.resolve("data"), Device.HOME, QUICK, "mqtt.url", setting.broker.url())) {
        await().atMost(SOON).until(() -> setting.announced().isEmpty());
        assertThat(plain.connected()).isTrue();
      }
    }
  }

  /** The device after a restart, with the data that it had, on another line. */
  private Device again(Setting setting, Path home, Patience patience, Path line) throws Exception {
    return Device.startedWith(
        folder.resolve("data"),
        home,
        patience,
        "tic.source",
        "serial:" + line,
        "mqtt.url",
        setting.broker.url(),
        "mqtt.map",
        "homeassistant");
  }

  @Test
  void aRestartTakesNothingOut() throws Exception {
    SimulatedMeter meter = Frames.meter(Profile.PRODUCER);
    try (Setting setting = new Setting(Device.HOME)) {
      hear(setting.line, meter);
      await().atMost(SOON).until(() -> setting.meter().orElse("").contains("\"power_active\":"));
      await().atMost(SOON).until(() -> setting.meter().orElse("").contains("\"relay_8\":"));
      setting.device.close();
      int before = setting.subscriber.on("/config").size();

      Path other = folder.resolve("ttyOther");
      try (Pty line = Pty.plugIn(other);
          Device again = again(setting, Device.HOME, Patience.USUAL, other)) {
        await().atMost(SOON).until(() -> again.source().get("line").asText().equals("open"));
        hear(line, meter);
        await()
            .atMost(SOON)
            .until(
                () ->
                    setting.subscriber.on("/config").stream()
                        .skip(before)
                        .anyMatch(message -> message.topic().contains("linky_")));
        assertThat(setting.subscriber.on("/config").stream().skip(before))
            .noneMatch(message -> message.text().contains("{\"platform\":\"sensor\"}"))
            .filteredOn(message -> message.topic().contains("linky_"))
            .allMatch(message -> message.text().contains("\"power_active\":"))
            .allMatch(message -> message.text().contains("\"relay_8\":"));
      }
    }
  }

  @Test
  void anotherMeterIsAnnouncedWholeAndTheOldOneTakenBack() throws Exception {
    SimulatedMeter old = Frames.meter(Profile.SINGLE_PHASE);
    SimulatedMeter replaced = Frames.meter(Profile.THREE_PHASE);
    try (Setting setting = new Setting(Device.HOME)) {
      hear(setting.line, old);
      await().atMost(SOON).until(() -> setting.meter().isPresent());
      String topic =
          setting.announced().keySet().stream().reduce((one, last) -> last).orElseThrow();
      hear(setting.line, replaced);
      hear(setting.line, replaced);

      await().atMost(SOON).until(() -> !setting.announced().containsKey(topic));
      await().atMost(SOON).until(() -> setting.meter().isPresent());
      assertThat(setting.meter().orElseThrow())
          .contains("\"voltage_l3\":", "\"energy_active_import_total\":");
    }
  }

  @Test
  void eachEntityCanBeAnnouncedByItself() throws Exception {
    Path home = home(text -> text.replace("style: device", "style: entity"));
    SimulatedMeter meter = Frames.meter(Profile.SINGLE_PHASE);
    try (Setting setting = new Setting(home)) {
      hear(setting.line, meter);
      await()
          .atMost(SOON)
          .until(
              () ->
                  setting.announced().keySet().stream()
                      .anyMatch(topic -> topic.endsWith("/energy_active_import_total/config")));
      await().atMost(SOON).until(() -> setting.announced().size() > 40);
      Map<String, String> announced = setting.announced();

      assertThat(new DiscoveryRules().violations(announced)).isEmpty();
      assertThat(announced.keySet()).noneMatch(topic -> topic.contains("/device/"));
    }
  }

  private Path home(UnaryOperator<String> change) throws Exception {
    Path home = Home.copy(folder.resolve("home"));
    Path map = home.resolve("mappings/mqtt/homeassistant.yaml");
    Files.writeString(map, change.apply(Files.readString(map)));
    return home;
  }

  @Test
  void aRowThatIsTakenOutTakesItsEntityOut() throws Exception {
    SimulatedMeter meter = Frames.meter(Profile.SINGLE_PHASE);
    try (Setting setting = new Setting(Device.HOME)) {
      hear(setting.line, meter);
      await().atMost(SOON).until(() -> setting.meter().orElse("").contains("\"current_l1\":{"));
      setting.device.close();

      Path home = home(text -> text.replaceFirst("    - \\{ quantity: current_l1.*\n", ""));
      Path other = folder.resolve("ttyOther");
      try (Pty line = Pty.plugIn(other);
          Device again = again(setting, home, QUICK, other)) {
        await().atMost(SOON).until(() -> again.source().get("line").asText().equals("open"));
        hear(line, meter);
        await().atMost(SOON).until(() -> !setting.meter().orElse("").contains("\"current_l1\""));
        assertThat(setting.meter()).isPresent();
      }
    }
  }

  @Test
  void theRulesFindEachViolation() throws Exception {
    ObjectNode good = (ObjectNode) JSON.readTree(Files.readString(GOLDEN.resolve("tempo.json")));
    assertThat(violations(good, any -> {})).isEmpty();
    assertThat(violations(good, tree -> tree.remove("origin"))).anyMatch(has("misses origin"));
    assertThat(violations(good, tree -> tree.put("~", "tic"))).anyMatch(has("unknown key ~"));
    assertThat(violations(good, tree -> ((ObjectNode) tree.get("device")).remove("identifiers")))
        .anyMatch(has("no identifiers"));
    assertThat(violations(good, tree -> energy(tree).remove("unique_id")))
        .anyMatch(has("misses unique_id"));
    assertThat(violations(good, tree -> energy(tree).remove("platform")))
        .anyMatch(has("misses platform"));
    assertThat(violations(good, tree -> energy(tree).put("unit_of_measurement", "VA")))
        .anyMatch(has("unit 'VA' does not belong to energy"));
    assertThat(violations(good, tree -> energy(tree).remove("unit_of_measurement")))
        .anyMatch(has("unit '' does not belong"));
    assertThat(violations(good, tree -> energy(tree).put("state_class", "measurement")))
        .anyMatch(has("state_class measurement does not belong"));
    assertThat(violations(good, tree -> energy(tree).put("device_class", "watts")))
        .anyMatch(has("no such device_class"));
    assertThat(violations(good, tree -> energy(tree).put("object_id", "energy")))
        .anyMatch(has("unknown key object_id"));
    assertThat(violations(good, tree -> energy(tree).put("entity_category", "config")))
        .anyMatch(has("diagnostic"));
    assertThat(violations(good, tree -> component(tree, "tempo_today").remove("options")))
        .anyMatch(has("options"));
    assertThat(
            violations(
                good, tree -> energy(tree).put("unique_id", first(tree).get("unique_id").asText())))
        .anyMatch(has("used twice"));
  }

  private static Predicate<String> has(String text) {
    return sentence -> sentence.contains(text);
  }

  private static ObjectNode component(ObjectNode tree, String key) {
    return (ObjectNode) tree.get("components").get(key);
  }

  private static ObjectNode energy(ObjectNode tree) {
    return component(tree, "energy_active_import_total");
  }

  private static JsonNode first(ObjectNode tree) {
    return tree.get("components").get("power_active");
  }

  /** What the rules say of the meter's message after a change. */
  private static List<String> violations(ObjectNode all, Consumer<ObjectNode> change) {
    Map<String, String> messages = new TreeMap<>();
    all.deepCopy()
        .properties()
        .forEach(
            entry -> {
              if (entry.getKey().contains("linky_")) {
                change.accept((ObjectNode) entry.getValue());
              }
              messages.put(entry.getKey(), entry.getValue().toString());
            });
    return new DiscoveryRules().violations(messages);
  }
}
