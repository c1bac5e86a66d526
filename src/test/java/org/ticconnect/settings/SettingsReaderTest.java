package org.ticconnect.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ticconnect.settings.Settings.Source;

class SettingsReaderTest {
  @TempDir private Path home;

  private Settings read(String file, Map<String, String> environment, Map<String, String> line)
      throws Exception {
    Files.createDirectories(home.resolve("config"));
    Files.writeString(home.resolve("config/application.properties"), file);
    return SettingsReader.read(home, Optional.empty(), environment, line);
  }

  @Test
  void theShippedFileNamesEveryKey() throws IOException {
    Properties shipped = new Properties();
    shipped.load(Files.newBufferedReader(Path.of("config/application.properties")));

    assertThat(shipped.stringPropertyNames())
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(Key.values()).map(key -> key.text).toList());
  }

  @Test
  void theCommandLineWinsOverTheEnvironmentThatOverTheFileThatOverTheDefaults() throws Exception {
    Settings settings =
        read(
            "modbus.port = 1001\nhttp.port = 1002\nstale.after = 20",
            Map.of("MODBUS_PORT", "2001", "HTTP_PORT", "2002"),
            Map.of("modbus.port", "3001"));

    assertThat(settings.modbus().port()).isEqualTo(3001);
    assertThat(settings.http().port()).isEqualTo(2002);
    assertThat(settings.staleAfter()).isEqualTo(Duration.ofSeconds(20));
    assertThat(settings.mqtt().root()).isEqualTo("tic");
    assertThat(settings.share().port()).as("off").isEmpty();
    assertThat(settings.recorded()).isEqualTo(Duration.ofMinutes(10));
  }

  @Test
  void moreMetersHaveNames() throws Exception {
    Settings settings =
        read(
            "tic.source = serial:/dev/ttyUSB0",
            Map.of("TIC_SOURCES_SHED", "simulator:solar"),
            Map.of("tic.sources.barn", "tcp://192.168.1.20:3001"));

    assertThat(settings.sources())
        .containsExactlyInAnyOrder(
            new Source("main", "serial:/dev/ttyUSB0", Optional.empty()),
            new Source("barn", "tcp://192.168.1.20:3001", Optional.of("barn")),
            new Source("shed", "simulator:solar", Optional.of("shed")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "modbus.port | 70000 | a port from 0 to 65535",
        "modbus.port | abc | a port from 0 to 65535",
        "stale.after | 4 | seconds from 5 to 60",
        "tic.source | usb0 | serial:/dev/",
        "tic.source | simulator:nine-phase | three-phase",
        "tic.source | file:/x?pace=fast | pace=realtime",
        "tic.sources.barn | tcp://nowhere | tcp://host:port",
        "mqtt.url | broker | mqtt://host:port",
        "mqtt.root | tic/# | without +, #",
        "http.bind | 300.1.1.1 | an IPv4 address",
        "modbus.units | 1=native | moved to config/modbus.yaml",
        "modbus.rtu.port | 502 | is modbus.port too",
        "modbus.allow | 010.1.1.1 | IPv4 addresses",
        "modbus.rtu.port | 0 | a port from 1 to 65535",
        "modbus.allow | 192.168.1.0/33 | IPv4 addresses or networks",
        "empro.rest | on | true or false",
        "share.port | 0 | a port from 1 to 65535",
        "share.port | 65536 | a port from 1 to 65535",
        "share.bind | everywhere | an IPv4 address",
        "record.minutes | 61 | minutes from 0 to 60",
        "privacy.prm | yes | true or false",
        "lamp.red | gpio:1000 | the number of a line of the GPIO character device",
        "lamp.green | led:../x | a name in /sys/class/leds",
        "lamp.orange | 0 | percent from 1 to 100",
        "button.pin | input:/dev/../etc/x | an input device of the kernel",
        "names.host | -a | 1 to 63 letters",
        "network.interface | eth0; reboot | the name of a network interface",
        "modbus.prot | 502 | no such key"
      })
  void aWrongLineIsToldWithPlaceKeyValueAndWhatIsAllowed(String key, String value, String allowed) {
    assertThatThrownBy(() -> read(key + " = " + value, Map.of(), Map.of()))
        .isInstanceOf(SettingException.class)
        .hasMessageStartingWith("config/application.properties: " + key + " = " + value + ": ")
        .hasMessageContaining(allowed)
        .hasMessageNotContaining("\n");
  }

  @Test
  void sharedPortsAreNobodyElses() {
    Map<String, String> twoMeters =
        Map.of("tic.sources.barn", "simulator:solar", "modbus.port", "3002");
    assertThatThrownBy(() -> read("share.port = 3001", Map.of(), twoMeters))
        .hasMessage("config/application.properties: share.port = 3001: is modbus.port too");
    assertThatThrownBy(() -> read("share.port = 65535", Map.of(), twoMeters))
        .hasMessageContaining("leaves no port for each of 2 meters");
  }

  @Test
  void aPinHasOneUse() {
    assertThatThrownBy(() -> read("lamp.red = gpio:17", Map.of(), Map.of("button.pin", "gpio:17")))
        .hasMessage("command line: button.pin = gpio:17: is lamp.red too");
    assertThatThrownBy(() -> read("lamp.red = led:a", Map.of(), Map.of("lamp.green", "led:a")))
        .hasMessageContaining("is lamp.red too");
  }

  @Test
  void theEncryptedPortIsNobodyElses() {
    assertThatThrownBy(() -> read("http.port = 443", Map.of(), Map.of()))
        .hasMessage("config/application.properties: https.port = 443: is http.port too");
    assertThatThrownBy(() -> read("share.port = 443", Map.of(), Map.of()))
        .hasMessageContaining("is https.port too");
    assertThatThrownBy(() -> read("http.names = meter.example.org/x", Map.of(), Map.of()))
        .hasMessageContaining("http.names = meter.example.org/x");
  }

  @Test
  void aWrongVariableOrOptionIsNamed() {
    assertThatThrownBy(() -> read("", Map.of("HTTP_PORT", "x"), Map.of()))
        .hasMessageStartingWith("environment HTTP_PORT: http.port = x: ");
    assertThatThrownBy(() -> read("", Map.of(), Map.of("http.prot", "1")))
        .hasMessageStartingWith("command line: http.prot = 1: no such key");
  }

  @Test
  void aPasswordGoesToNoOtherBrokerThanItWasMeantFor() throws Exception {
    Files.createDirectories(home.resolve("config"));
    Files.writeString(
        home.resolve("config/application.properties"),
        "mqtt.url = mqtt://broker\nmqtt.password = secret\n");

    assertThat(own("stale.after = 20\n").mqtt().password()).contains("secret");
    assertThat(own("mqtt.url = mqtt://evil\n").mqtt().password()).isEmpty();
    assertThat(own("mqtt.url = mqtt://other\nmqtt.password = its\n").mqtt().password())
        .contains("its");
  }

  @Test
  void aPasswordOfTheEnvironmentGoesToNoOtherBrokerEither() throws Exception {
    Map<String, String> environment = Map.of("MQTT_PASSWORD", "secret");
    String evil = "mqtt.url = mqtt://evil\n";

    assertThat(
            SettingsReader.read(home, Optional.of(evil), environment, Map.of()).mqtt().password())
        .isEmpty();
    assertThat(
            SettingsReader.read(
                    home,
                    Optional.of(evil),
                    Map.of("MQTT_PASSWORD", "secret", "MQTT_URL", "mqtt://broker"),
                    Map.of())
                .mqtt()
                .password())
        .as("the environment wins, so that the broker is the same")
        .contains("secret");
  }

  private Settings own(String text) throws SettingException {
    return SettingsReader.read(home, Optional.of(text), Map.of(), Map.of());
  }
}
