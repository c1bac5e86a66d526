package org.ticconnect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ticconnect.support.Delays;
import org.ticconnect.support.Mosquitto;
import org.ticconnect.support.Peers;
import org.ticconnect.support.Subscriber;
import org.ticconnect.support.TestCertificates;

/** The whole program and a real mosquitto, which fails in the ways in which brokers do. */
@Tag("alone")
class BrokerFaultTest {
  /** A broker that is back must have the live values again within this time. */
  private static final Duration BACK = Duration.ofSeconds(20);

  /**
   * Who waits for the broker waits five seconds. Figures belong in benchmarks: this is how the
   * meter or a master would notice that somebody waits.
   */
  private static final long WAITED_MILLIS = 1000;

  private static final String VOLTAGE = "tic/house/voltage_l1";
  private static final String STATUS = "tic/device-under-test/status";

  @TempDir private static Path shared;
  private static Optional<TestCertificates> certificates = Optional.empty();

  @TempDir private Path folder;

  @BeforeAll
  static void makeCertificates() throws Exception {
    Peers.require("openssl");
    TestCertificates made = new TestCertificates(shared);
    made.authority("home", "Home CA").authority("far", "Far CA");
    String names = "DNS:localhost,IP:127.0.0.1";
    String from = TestCertificates.FROM;
    String until = TestCertificates.UNTIL;
    made.signed("good", "home", "localhost", names, from, until, "ec");
    made.signed("expired", "home", "x", names, "20250101000000Z", "20260102000000Z", "ec");
    made.signed("elsewhere", "home", "x", "DNS:broker.example", from, until, "ec");
    made.signed("far-away", "far", "localhost", names, from, until, "ec");
    made.signed("device", "home", "device", "", from, until, "ec");
    certificates = Optional.of(made);
  }

  private static Device device(String url, String... settings) throws Exception {
    String[] all = {
      "tic.source", "simulator:single-phase?seed=1", "tic.name", "house", "mqtt.url", url
    };
    return Device.started(Stream.of(all, settings).flatMap(Arrays::stream).toArray(String[]::new));
  }

  private static void connected(Device device) {
    await().atMost(BACK).until(device::connected);
  }

  private static void assertNobodyWaited(Delays delays) {
    System.out.printf(
        "meanwhile: oldest group %d ms, longest answer to a master %d ms%n",
        delays.oldestMillis(), delays.longestAnswerMillis());
    assertThat(delays.oldestMillis()).isLessThan(WAITED_MILLIS);
    assertThat(delays.longestAnswerMillis()).isLessThan(WAITED_MILLIS);
  }

  private static void refused(Device device, String why) {
    await().atMost(BACK).until(() -> device.mqtt().get("state").asText().equals("refused"));
    assertThat(device.mqtt().get("detail").asText()).contains(why);
    assertThat(device.status().at("/mqtt/detail").asText()).contains(why);
  }

  @Test
  @DisplayName("F22: a broker that is absent at the start is waited for; everything else runs")
  void absentAtStart() throws Exception {
    Mosquitto broker = Mosquitto.prepared(folder);
    try (Device device = device(broker.url());
        broker) {
      await().atMost(BACK).until(() -> device.source().get("frames").asLong() > 1);
      await()
          .atMost(BACK)
          .until(() -> device.mqtt().get("detail").asText().contains("nobody answers"));
      await().atMost(BACK).until(() -> device.mqtt().get("waiting").asLong() > 0);
      assertThat(device.lamp()).isEqualTo("green");

      broker.start();
      try (Subscriber subscriber = new Subscriber(broker.port())) {
        await().atMost(BACK).until(() -> subscriber.text(VOLTAGE).isPresent());
        await().atMost(BACK).until(() -> device.mqtt().get("waiting").asLong() == 0);
        assertThat(subscriber.on("/history")).isNotEmpty();
      }
    }
  }

  @Test
  @DisplayName("F23: killed while publishing again and again: live values back, nobody held up")
  void killedTenTimes() throws Exception {
    killed(10);
  }

  @Test
  @Tag("long")
  @DisplayName("F23: fifty times killed while publishing: live values back, nobody else held up")
  void killedFiftyTimes() throws Exception {
    killed(50);
  }

  private void killed(int times) throws Exception {
    try (Mosquitto broker = Mosquitto.started(folder);
        Device device = device(broker.url(), "mqtt.client", "killed-often")) {
      connected(device);
      try (Delays delays = new Delays(device.modbusPort())) {
        for (int kill = 0; kill < times; kill++) {
          broker.kill();
          await().atMost(BACK).until(() -> !device.connected());
          broker.start();
          // An owner who does not want to wait for the next attempt.
          device.reconnect();
          connected(device);
        }
        long before = device.mqtt().get("published").asLong();
        await().atMost(BACK).until(() -> device.mqtt().get("published").asLong() > before + 50);
        assertNobodyWaited(delays);
      }
      await().atMost(BACK).until(() -> libraryThreads() <= 4);
    }
  }

  private static long libraryThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(
            thread ->
                thread.getName().startsWith("MQTT") && thread.getName().contains("killed-often"))
        .count();
  }

  @Test
  @DisplayName("F23: a broker that comes back is found again within 20 s without anybody's help")
  void foundAgainByItself() throws Exception {
    try (Mosquitto broker = Mosquitto.started(folder);
        Device device = device(broker.url())) {
      connected(device);
      broker.kill();
      await().atMost(BACK).until(() -> !device.connected());
      broker.start();

      connected(device);
      try (Subscriber subscriber = new Subscriber(broker.port())) {
        await().atMost(BACK).until(() -> subscriber.text(VOLTAGE).isPresent());
      }
    }
  }

  @Test
  @DisplayName("F24: a frozen broker is noticed within 10 s, and live values go on when it thaws")
  void frozen() throws Exception {
    try (Mosquitto broker = Mosquitto.started(folder);
        Device device = device(broker.url())) {
      connected(device);
      await().atMost(BACK).until(() -> device.source().get("frames").asLong() > 1);
      try (Delays delays = new Delays(device.modbusPort())) {
        broker.freeze();
        await().atMost(Duration.ofSeconds(10)).until(() -> !device.connected());
        broker.thaw();

        connected(device);
        assertNobodyWaited(delays);
      }
      try (Subscriber subscriber = new Subscriber(broker.port())) {
        await().atMost(BACK).until(() -> subscriber.text(VOLTAGE).isPresent());
      }
    }
  }

  @Test
  @DisplayName("F26: a wrong password is told, the right one is taken")
  void password() throws Exception {
    Path passwords = folder.resolve("passwords");
    new ProcessBuilder(
            Peers.require("mosquitto_passwd").toString(),
            "-c",
            "-b",
            passwords.toString(),
            "tic",
            "right")
        .start()
        .waitFor();
    try (Mosquitto broker =
        Mosquitto.started(folder, "allow_anonymous false", "password_file " + passwords)) {
      try (Device device = device(broker.url(), "mqtt.username", "tic", "mqtt.password", "wrong")) {
        refused(device, "wrong user name or password");
      }
      try (Device device = device(broker.url(), "mqtt.username", "tic", "mqtt.password", "right")) {
        connected(device);
        assertThat(device.mqtt().toString() + device.status()).doesNotContain("right");
      }
    }
  }

  private static String[] tls(String certificate, String... more) {
    TestCertificates made = certificates.orElseThrow();
    return Stream.concat(
            Stream.of(
                "allow_anonymous true",
                "cafile " + made.certificate("home"),
                "certfile " + made.certificate(certificate),
                "keyfile " + made.key(certificate)),
            Stream.of(more))
        .toArray(String[]::new);
  }

  private static String file(String name, boolean key) {
    TestCertificates made = certificates.orElseThrow();
    return (key ? made.key(name) : made.certificate(name)).toString();
  }

  @Test
  @DisplayName("F29: TLS with an authority of the owner's")
  void tlsWithOwnAuthority() throws Exception {
    try (Mosquitto broker = Mosquitto.started(folder, tls("good"));
        Device device = device(broker.tlsUrl(), "mqtt.tls.ca", file("home", false))) {
      connected(device);
    }
  }

  @ParameterizedTest(name = "F29: {0}: {1}")
  @CsvSource({
    "expired, expired on 2026-01-02",
    "elsewhere, 'made for broker.example, not for localhost'",
    "far-away, signed by an authority that is not known"
  })
  void untrusted(String certificate, String told) throws Exception {
    try (Mosquitto broker = Mosquitto.started(folder, tls(certificate));
        Device device = device(broker.tlsUrl(), "mqtt.tls.ca", file("home", false))) {
      refused(device, told);
    }
  }

  @Test
  @DisplayName("a broker that asks for a certificate of this device gets it, and misses it else")
  void clientCertificate() throws Exception {
    try (Mosquitto broker = Mosquitto.started(folder, tls("good", "require_certificate true"))) {
      String authority = file("home", false);
      try (Device device = device(broker.tlsUrl(), "mqtt.tls.ca", authority)) {
        refused(device, "wants a certificate of this device");
      }
      try (Device device =
          device(
              broker.tlsUrl(),
              "mqtt.tls.ca",
              authority,
              "mqtt.tls.certificate",
              file("device", false),
              "mqtt.tls.key",
              file("device", true))) {
        connected(device);
      }
    }
  }

  @Test
  @DisplayName("F27: a topic that the broker's rights refuse is named; the others go on")
  void oneTopicRefused() throws Exception {
    Path rights = folder.resolve("rights");
    Files.writeString(
        rights,
        "topic readwrite #\ntopic deny tic/house/frame\ntopic deny tic/house/history\n"
            + "topic deny tic/house/voltage_l1\n");
    try (Mosquitto broker =
            Mosquitto.started(folder, "allow_anonymous true", "acl_file " + rights);
        Device device = device(broker.url());
        Subscriber subscriber = new Subscriber(broker.port())) {
      await()
          .atMost(BACK)
          .until(() -> device.mqtt().get("refused_topics").toString().contains("/history"));

      assertThat(device.mqtt().get("refused_topics").toString())
          .contains("tic/house/frame", "not authorized");
      assertThat(device.mqtt().get("history").get("sent").asLong()).isZero();
      assertThat(device.mqtt().get("waiting").asLong()).isPositive();
      await().atMost(BACK).until(() -> subscriber.text("tic/house/current_l1").isPresent());
      assertThat(device.connected()).isTrue();
    }
  }

  @Test
  @DisplayName("F28: two devices with one client id: told, and no storm of connections")
  void oneIdForTwo() throws Exception {
    Path log = folder.resolve("log");
    try (Mosquitto broker =
            Mosquitto.started(
                folder, "allow_anonymous true", "log_dest file " + log, "log_type notice");
        Device one = device(broker.url());
        Device other = device(broker.url())) {
      await()
          .atMost(Duration.ofSeconds(60))
          .until(
              () ->
                  List.of(one, other).stream()
                      .anyMatch(
                          device ->
                              device
                                  .mqtt()
                                  .get("detail")
                                  .asText()
                                  .contains("another client uses this client id")));
      await()
          .during(Duration.ofSeconds(20))
          .atMost(Duration.ofSeconds(90))
          .until(
              () ->
                  one.mqtt().get("connections").asLong() + other.mqtt().get("connections").asLong(),
              connections -> connections < 15);
    }
  }

  @Test
  @DisplayName("who subscribes late sees the retained state, and that the device said good-bye")
  void retainedStateAndLastWill() throws Exception {
    try (Mosquitto broker = Mosquitto.started(folder)) {
      try (Device device = device(broker.url())) {
        connected(device);
        await().atMost(BACK).until(() -> device.source().get("frames").asLong() > 1);
        try (Subscriber late = new Subscriber(broker.port())) {
          await().atMost(BACK).until(() -> late.text("tic/house/status").isPresent());
          await().atMost(BACK).until(() -> late.text(VOLTAGE).isPresent());
          await().atMost(BACK).until(() -> late.text(STATUS).isPresent());
          assertThat(late.text(STATUS)).contains("online");
          assertThat(late.text("tic/house/status")).contains("online");
          assertThat(late.newest(VOLTAGE).orElseThrow().message().isRetained()).isTrue();
          assertThat(late.on("/history")).as("never retained").isEmpty();
        }
      }
      try (Subscriber afterwards = new Subscriber(broker.port())) {
        await().atMost(BACK).until(() -> afterwards.text(STATUS).equals(Optional.of("offline")));
      }
    }
  }

  @Test
  @DisplayName("the next broker in the list is taken when the first does not answer")
  void nextBroker() throws Exception {
    try (Mosquitto second = Mosquitto.started(folder);
        Device device = device("mqtt://127.0.0.1:1, " + second.url())) {
      connected(device);
      assertThat(device.mqtt().get("detail").asText()).contains(second.url());
    }
  }

  @Test
  @DisplayName("a certificate that is shown by a trial can be pinned, and then it alone counts")
  void pinned() throws Exception {
    try (Mosquitto broker = Mosquitto.started(folder, tls("far-away"))) {
      String pin;
      try (Device device = device(broker.tlsUrl())) {
        JsonNode told = new ObjectMapper().readTree(device.post("/api/mqtt/test", "").body());
        assertThat(told.get("ok").asBoolean()).isFalse();
        pin = told.at("/brokers/0/certificate/sha256").asText();
      }
      try (Device device = device(broker.tlsUrl(), "mqtt.tls.pin", pin)) {
        connected(device);
      }
      String another = pin.startsWith("0") ? "1" + pin.substring(1) : "0" + pin.substring(1);
      try (Device device = device(broker.tlsUrl(), "mqtt.tls.pin", another)) {
        refused(device, "not the pinned one");
      }
    }
  }
}
