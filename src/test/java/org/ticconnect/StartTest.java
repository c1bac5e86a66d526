package org.ticconnect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ticconnect.files.FileName;
import org.ticconnect.files.Library;
import org.ticconnect.files.OwnFile;
import org.ticconnect.files.Starts;
import org.ticconnect.mapping.FileTree;
import org.ticconnect.mapping.MappingException;

/** A device without a screen comes up, whatever its owner's files say. */
final class StartTest {
  private static final Path HOME = Path.of("").toAbsolutePath();
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final String ROUTE =
      """
      - route:
          from:
            uri: live:power_apparent_import
            steps:
              - to: mqtt-out:tic/own/power
      """;
  private static final String MAP =
      "title: Mine\nregisters:\n  - { address: 7, constant: 4711, type: u16 }\n";
  private static final String UNITS =
      "units:\n  - { unit: 1, map: phoenix-empro-ma370 }\n  - { unit: 9, map: mine }\n";

  @TempDir private Path folder;
  private Path data;

  @BeforeEach
  void data() {
    data = folder.resolve("data");
  }

  /** Behind every check. */
  private void runs(String kind, String name, String text) throws Exception {
    Library library = new Library(data, FileTree.of(HOME), Clock.systemUTC());
    FileName file = FileName.of(kind, name).orElseThrow();
    int version = library.save(file, text, Optional.of(Library.ANY), "behind the check").number();
    library.run(Map.of(file, Optional.of(version)));
  }

  private Device start(String... settings) throws Exception {
    String[] all = new String[settings.length + 2];
    System.arraycopy(settings, 0, all, 0, settings.length);
    all[settings.length] = "tic.source";
    all[settings.length + 1] = "simulator:tempo";
    return Device.startedWith(data, HOME, Patience.USUAL, all);
  }

  private static JsonNode file(Device device, String path) {
    for (JsonNode file : device.json("/api/files")) {
      if (file.get("path").asText().equals(path)) {
        return file;
      }
    }
    throw new AssertionError("there is no " + path);
  }

  private static void isDraft(Device device, String path, String error) {
    assertThat(file(device, path).has("active")).as(path).isFalse();
    assertThat(file(device, path).get("error").asText()).contains(error);
  }

  @Test
  void servesTheShippedMapInThePlaceOfAWrongOwnOne() throws Exception {
    runs("modbus", "phoenix-empro-ma370", "title: Broken\nregisters: nonsense\n");
    runs("mqtt", "native", "live: nonsense\n");
    runs("routes", "mine", ROUTE);
    try (Device device = start();
        var master = device.master()) {
      await().atMost(SOON).until(() -> device.source().get("frames").asInt() > 0);
      assertThat(master.lowFirstFloat(1, 32774)).isBetween(200f, 260f);
      isDraft(device, "mappings/modbus/phoenix-empro-ma370.yaml", "registers");
      isDraft(device, "mappings/mqtt/native.yaml", "live");
      assertThat(device.json("/api/routes").get(0).get("state").asText()).isEqualTo("running");
    }
  }

  @Test
  void servesTheShippedTableWhenTheOwnOneNamesAMapThatIsWrong() throws Exception {
    runs("modbus", "mine", MAP.replace("u16", "u17"));
    runs("config", "units", UNITS);
    try (Device device = start();
        var master = device.master()) {
      isDraft(device, "mappings/modbus/mine.yaml", "u17");
      isDraft(device, "config/modbus.yaml", "mine");
      assertThat(master.refusal(240, 0, 1)).isNotEqualTo(2);
    }
  }

  @Test
  void publishesByTheShippedMapWhenTheChosenOwnOneIsWrong() throws Exception {
    runs("mqtt", "mine", "nonsense: 1\n");
    try (Device device = start("mqtt.map", "mine")) {
      isDraft(device, "mappings/mqtt/mine.yaml", "nonsense");
      assertThat(device.status().get("lamp").get("pattern").asText()).isIn("red", "green");
    }
  }

  @Test
  void takesTheShippedSettingsInThePlaceOfWrongOwnOnes() throws Exception {
    runs("config", "settings", "stale.after = 3000\n");
    try (Device device = start()) {
      isDraft(device, "config/application.properties", "stale.after");
    }
  }

  @Test
  @DisplayName("X2: the settings that lasted serve in the place of wrong, unfit or damaged ones")
  void takesTheSettingsBeforeInThePlaceOfWrongOnes() throws Exception {
    for (String next :
        List.of("stale.after = 3000", "", "mqtt.url = mqtts://a:1\nmqtt.tls.ca = none.pem")) {
      runs("config", "settings", "stale.after = 17\n");
      runs("config", "settings", "stale.after = 18\n" + next);
      if (next.isEmpty()) {
        Library library = new Library(data, FileTree.of(HOME), Clock.systemUTC());
        OwnFile settings = library.own(FileName.SETTINGS).orElseThrow();
        Files.writeString(data.resolve("library/texts").resolve(settings.newest().hash()), "");
      }
      try (Device device = start()) {
        assertThat(device.status().get("notices").toString()).contains("settings_refused");
      }
      Library library = new Library(data, FileTree.of(HOME), Clock.systemUTC());
      assertThat(library.running()).containsValue("stale.after = 17\n");
      library.delete(FileName.SETTINGS);
    }
  }

  @Test
  void comesUpWithADamagedText() throws Exception {
    runs("routes", "mine", ROUTE);
    Library library = new Library(data, FileTree.of(HOME), Clock.systemUTC());
    String hash = library.own().get(0).newest().hash();
    Files.writeString(data.resolve("library/texts").resolve(hash), "exec: nonsense");
    try (Device device = start()) {
      isDraft(device, "routes/mine.yaml", "damaged");
      assertThat(device.json("/api/routes")).isEmpty();
    }
  }

  @Test
  void leavesOwnFilesOutAfterThreeCrashes() throws Exception {
    runs("routes", "mine", ROUTE);
    runs("modbus", "mine", MAP);
    runs("config", "units", UNITS);
    for (int start = 0; start < Starts.MOST_CRASHES; start++) {
      Starts.begin(data);
    }
    try (Device device = start();
        var master = device.master()) {
      assertThat(device.status().get("safe_mode").asBoolean()).isTrue();
      assertThat(device.json("/api/routes")).isEmpty();
      assertThat(file(device, "routes/mine.yaml").get("active").asInt()).isEqualTo(1);
      await().atMost(SOON).until(() -> device.source().get("frames").asInt() > 0);

      assertThat(device.post("/api/safe-mode/end", "").statusCode()).isEqualTo(200);

      assertThat(device.status().get("safe_mode").asBoolean()).isFalse();
      assertThat(device.json("/api/routes")).hasSize(1);
      assertThat(master.holding(9, 7, 1)).containsExactly(4711);
      assertThat(device.post("/api/safe-mode/end", "").statusCode()).isEqualTo(400);
    }
    // Ended as asked, so the next start is one like any other.
    try (Device device = start()) {
      assertThat(device.status().get("safe_mode").asBoolean()).isFalse();
      assertThat(device.json("/api/routes")).hasSize(1);
    }
  }

  @Test
  @DisplayName(
      "A4: the settings that lasted serve in safe mode, until the device crashes with them too")
  void keepsTheSettingsThatLasted() throws Exception {
    runs("config", "settings", "stale.after = 17\n");
    Starts lasted = Starts.begin(data);
    lasted.lasted(Optional.of(1));
    lasted.ended();
    runs("config", "settings", "stale.after = 18\n");
    for (int crash = 0; crash < Starts.MOST_CRASHES; crash++) {
      assertThat(staleAfter()).isEqualTo(18);
    }
    for (int crash = 0; crash < Starts.MOST_CRASHES; crash++) {
      assertThat(staleAfter()).isEqualTo(17);
    }
    assertThat(staleAfter()).isEqualTo(10);
  }

  /** Of a start that is cut short. */
  private long staleAfter() throws Exception {
    Boot.Given nothing = new Boot.Given(Map.of(), Map.of());
    return Boot.of(HOME, data, nothing, Starts.begin(data), Set.of())
        .settings()
        .staleAfter()
        .toSeconds();
  }

  @Test
  void endsSafeModeWithoutTheFileThatIsWrong() throws Exception {
    runs("routes", "mine", ROUTE);
    runs("routes", "bad", ROUTE.replace("live:", "exec:"));
    for (int start = 0; start < Starts.MOST_CRASHES; start++) {
      Starts.begin(data);
    }
    try (Device device = start()) {
      assertThat(device.post("/api/safe-mode/end", "").statusCode()).isEqualTo(200);

      assertThat(device.json("/api/routes")).hasSize(1);
      isDraft(device, "routes/bad.yaml", "exec");
      assertThat(file(device, "routes/mine.yaml").get("active").asInt()).isEqualTo(1);
      assertThat(file(device, "routes/mine.yaml").has("error")).isFalse();
    }
  }

  @Test
  void comesUpWithSettingsThatItCannotBeMadeWith() throws Exception {
    runs("config", "settings", "mqtt.url = mqtts://127.0.0.1:1\nmqtt.tls.ca = none.pem\n");
    try (Device device = start()) {
      isDraft(device, "config/application.properties", "none.pem");
    }
  }

  @Test
  void countsStartsOnADiskThatIsFull() throws Exception {
    // The line is written in its place: nothing new has to be made.
    Starts.begin(data);
    Path file = data.resolve("library/starts");
    Object inode = Files.getAttribute(file, "unix:ino");
    Starts.begin(data);
    assertThat(Files.getAttribute(file, "unix:ino")).isEqualTo(inode);
    assertThat(Files.readString(file)).startsWith("begun").contains("ago=0 ");
  }

  @Test
  void tellsDamageWhenItIsAskedToLook() throws Exception {
    runs("routes", "mine", ROUTE);
    Library library = new Library(data, FileTree.of(HOME), Clock.systemUTC());
    String hash = library.own().get(0).newest().hash();
    Files.writeString(data.resolve("library/texts").resolve(hash), "exec: nonsense");

    assertThatThrownBy(() -> Boot.toCheck(HOME, data, new Boot.Given(Map.of(), Map.of())))
        .isInstanceOf(MappingException.class)
        .hasMessageContaining("routes/mine.yaml")
        .hasMessageContaining("damaged");
  }
}
