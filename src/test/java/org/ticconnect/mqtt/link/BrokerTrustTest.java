package org.ticconnect.mqtt.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ticconnect.support.ScriptedBroker;
import org.ticconnect.support.TestCertificates;

/** Against mosquitto, and openssl for what that does not do any more. */
class BrokerTrustTest {
  private static final String LOCAL = "DNS:localhost,IP:127.0.0.1";

  @TempDir static Path folder;
  private static TestCertificates made;

  private final List<Process> brokers = new ArrayList<>();

  @BeforeAll
  static void makeCertificates() throws IOException {
    made = new TestCertificates(folder).authority("home", "Home CA").authority("far", "Far CA");
    String from = TestCertificates.FROM;
    String until = TestCertificates.UNTIL;
    made.signed("good", "home", "localhost", LOCAL, from, until, "ec");
    made.signed("old", "home", "localhost", LOCAL, "20250101000000Z", "20260102000000Z", "ec");
    made.signed("early", "home", "localhost", LOCAL, "20480101000000Z", until, "ec");
    made.signed("other", "home", "x", "DNS:broker.example", from, until, "ec");
    made.signed("bare", "home", "broker.example", "", from, until, "ec");
    made.signed("far-away", "far", "localhost", LOCAL, from, until, "ec");
    made.signed("device", "home", "device", "", from, until, "ec");
    made.signed("device-rsa", "home", "device", "", from, until, "rsa:2048");
    made.signed("device-far", "far", "device", "", from, until, "ec");
    made.signed("device-old", "home", "x", "", "20250101000000Z", "20260102000000Z", "ec");
    made.openssl("ec", "-in", made.key("device"), "-out", made.key("sec1"));
    made.openssl("rsa -traditional", "-in", made.key("device-rsa"), "-out", made.key("pkcs1"));
    made.openssl(
        "pkcs8 -topk8 -passout pass:secret", "-in", made.key("device"), "-out", made.key("locked"));
  }

  @AfterEach
  void stopBrokers() throws InterruptedException {
    for (Process broker : brokers) {
      broker.destroyForcibly().waitFor(5, TimeUnit.SECONDS);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private int mosquitto(String certificate, String... more) throws IOException {
    int port = freePort();
    Path file = Files.createTempFile(folder, "mosquitto", ".conf");
    Files.writeString(
        file,
        """
        listener %d 127.0.0.1
        allow_anonymous true
        user root
        certfile %s
        keyfile %s
        %s
        """
            .formatted(
                port,
                made.certificate(certificate),
                made.key(certificate),
                String.join("\n", more)));
    return run(port, "mosquitto", "-c", file.toString());
  }

  private int run(int port, String... command) throws IOException {
    brokers.add(
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start());
    await()
        .atMost(Duration.ofSeconds(10))
        .ignoreExceptions()
        .until(
            () -> {
              try (Socket socket = new Socket("127.0.0.1", port)) {
                return socket.isConnected();
              }
            });
    return port;
  }

  private static void connect(BrokerTrust trust, String host, int port) throws MqttException {
    MqttAsyncClient client = new SteadyClient("ssl://" + host + ":" + port, "device");
    MqttConnectionOptions options = new MqttConnectionOptions();
    options.setAutomaticReconnect(false);
    options.setConnectionTimeout(3);
    options.setSocketFactory(trust.sockets());
    options.setHttpsHostnameVerificationEnabled(true);
    try {
      client.connect(options).waitForCompletion(10_000);
      assertThat(client.isConnected()).isTrue();
    } finally {
      client.disconnectForcibly(0, 100, false);
      client.close(true);
    }
  }

  private static Optional<String> problem(BrokerTrust trust, String host, int port) {
    return TlsProblem.of(catchThrowable(() -> connect(trust, host, port)));
  }

  private static BrokerTrust home() throws IOException {
    return new BrokerTrust(
        Optional.of(made.certificate("home")),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static BrokerTrust home(String certificate, String key) throws IOException {
    return new BrokerTrust(
        Optional.of(made.certificate("home")),
        Optional.of(made.certificate(certificate)),
        Optional.of(made.key(key)),
        Optional.empty());
  }

  private static BrokerTrust pinned(String pin) throws IOException {
    return new BrokerTrust(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(pin));
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "127.0.0.1"})
  void trustsABrokerOfItsAuthority(String host) throws Exception {
    BrokerTrust trust = home();

    connect(trust, host, mosquitto("good"));

    BrokerCertificate seen = trust.lastSeen().orElseThrow();
    assertThat(seen.subject()).isEqualTo("CN=localhost");
    assertThat(seen.issuer()).isEqualTo("CN=Home CA");
    assertThat(seen.names()).containsExactly("localhost", "127.0.0.1");
    assertThat(seen.validFrom()).isEqualTo(Instant.parse("2026-01-01T00:00:00Z"));
    assertThat(seen.validUntil()).isEqualTo(Instant.parse("2049-01-01T00:00:00Z"));
    assertThat(seen.sha256()).matches("[0-9a-f]{64}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "old|localhost|expired on 2026-01-02 (valid from 2025-01-01)",
        "early|localhost|is not valid before 2048-01-01; the clock of this device says <today>",
        "other|localhost|is made for broker.example, not for localhost",
        "other|127.0.0.1|is made for broker.example, not for 127.0.0.1",
        "bare|localhost|is made for CN=broker.example, not for localhost",
        "far-away|localhost|is signed by an authority that is not known: CN=Far CA",
        "far|localhost|is signed by itself, not by a known authority: CN=Far CA"
      })
  void saysWhyItDoesNotTrust(String certificate, String host, String sentence) throws Exception {
    BrokerTrust trust = home();

    assertThat(problem(trust, host, mosquitto(certificate)))
        .contains(
            "the certificate of the broker "
                + sentence.replace("<today>", LocalDate.now(ZoneOffset.UTC).toString()));
    assertThat(trust.lastSeen()).isPresent();
  }

  @Test
  void theAuthoritiesOfTheSystemDoNotKnowAHomeBroker() throws Exception {
    BrokerTrust system =
        new BrokerTrust(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    assertThat(problem(system, "localhost", mosquitto("good")))
        .contains(
            "the certificate of the broker is signed by an authority that is not known: CN=Home CA");
  }

  @ParameterizedTest
  @ValueSource(strings = {"good", "old", "early", "other", "bare", "far"})
  void withAPinOnlyTheFingerprintCounts(String certificate) throws Exception {
    int port = mosquitto(certificate);
    BrokerTrust wrong = pinned("ab".repeat(32));

    assertThat(problem(wrong, "localhost", port))
        .contains(
            "the certificate is not the pinned one: sha-256 "
                + wrong.lastSeen().orElseThrow().sha256());
    String shown = wrong.lastSeen().orElseThrow().sha256().toUpperCase(Locale.ROOT);
    connect(pinned(shown.replaceAll("(..)(?=.)", "$1:")), "127.0.0.1", port);
  }

  @Test
  void opensslShowsTheSameFingerprint() throws Exception {
    BrokerTrust trust = home();
    connect(trust, "localhost", mosquitto("good"));

    Path out = folder.resolve("fingerprint");
    made.openssl("x509 -outform DER", "-in", made.certificate("good"), "-out", out);
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(out));
    assertThat(trust.lastSeen().orElseThrow().sha256()).isEqualTo(HexFormat.of().formatHex(digest));
  }

  @ParameterizedTest
  @ValueSource(strings = {"device", "device-rsa"})
  void showsItselfWithACertificate(String device) throws Exception {
    connect(home(device, device), "localhost", askingMosquitto());
  }

  private int askingMosquitto() throws IOException {
    return mosquitto("good", "cafile " + made.certificate("home"), "require_certificate true");
  }

  @Test
  void saysThatTheBrokerWantsACertificate() throws Exception {
    int port = askingMosquitto();

    assertThat(refusals(home(), port)).contains("the broker wants a certificate of this device");
    assertThat(refusals(home("device-far", "device-far"), port))
        .contains(
            "the broker does not know the authority that signed the certificate of this device");
    assertThat(refusals(home("device-old", "device-old"), port))
        .contains("for the broker the certificate of this device has expired");
  }

  /** Of a few attempts; once in a while the end of the connection overtakes the reason. */
  private static List<String> refusals(BrokerTrust trust, int port) {
    return IntStream.range(0, 3)
        .mapToObj(attempt -> problem(trust, "localhost", port).orElseThrow())
        .toList();
  }

  @Test
  void saysThatTheBrokerDoesNotSpeakTls() throws Exception {
    try (ScriptedBroker plain = ScriptedBroker.started()) {
      assertThat(problem(home(), "localhost", plain.port()).orElseThrow())
          .startsWith("the broker broke off the TLS handshake; perhaps it does not speak TLS");
    }
    try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getByName("127.0.0.1"))) {
      assertThat(problem(home(), "localhost", silent.getLocalPort()))
          .contains("the broker does not answer the TLS handshake");
    }
  }

  @Test
  void saysThatTheBrokerWantsACertificateInTls12() throws Exception {
    int port = freePort();
    server(port, "-tls1_2", "-Verify", "1", "-CAfile", made.certificate("home").toString());

    assertThat(problem(home(), "localhost", port))
        .contains(
            "the broker refuses the handshake; perhaps it wants a certificate of this device");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-tls1", "-tls1_1"})
  void saysThatTheBrokerIsTooOld(String version) throws Exception {
    int port = freePort();
    server(port, version, "-cipher", "ALL:@SECLEVEL=0");

    assertThat(problem(home(), "localhost", port))
        .contains("the broker speaks only TLS versions older than 1.2");
  }

  private void server(int port, String... more) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                "openssl",
                "s_server",
                "-quiet",
                "-accept",
                "127.0.0.1:" + port,
                "-cert",
                made.certificate("good").toString(),
                "-key",
                made.key("good").toString()));
    command.addAll(List.of(more));
    run(port, command.toArray(String[]::new));
  }

  @Test
  void isSilentAboutWhatIsNotTls() throws Exception {
    assertThat(problem(home(), "localhost", freePort())).isEmpty();
    assertThat(TlsProblem.of(new MqttException(0x87))).isEmpty();
  }

  @Test
  void leavesNoThreadWhenTheBrokerRefusesItsCertificate() throws Exception {
    int port = askingMosquitto();
    for (int i = 0; i < 5; i++) {
      problem(home(), "localhost", port);
    }

    await()
        .atMost(Duration.ofSeconds(5))
        .untilAsserted(
            () ->
                assertThat(Thread.getAllStackTraces().keySet())
                    .noneMatch(thread -> thread.getName().matches("MQTT.*: device")));
  }

  private static boolean aWriterStands() {
    return Thread.getAllStackTraces().entrySet().stream()
        .filter(thread -> thread.getKey().getName().startsWith("MQTT Snd"))
        .flatMap(thread -> Arrays.stream(thread.getValue()))
        .anyMatch(frame -> frame.getMethodName().equals("write"));
  }

  @Test
  void freesAThreadThatWritesToABrokerThatStands() throws Exception {
    int port = mosquitto("good");
    MqttAsyncClient client = new SteadyClient("ssl://localhost:" + port, "device");
    MqttConnectionOptions options = new MqttConnectionOptions();
    options.setSocketFactory(home().sockets());
    client.connect(options).waitForCompletion(10_000);
    signal("STOP");
    try {
      MqttMessage message = new MqttMessage(new byte[60_000]);
      message.setQos(0);
      for (int i = 0; i < 400; i++) {
        client.publish("topic", message);
      }
      await().atMost(Duration.ofSeconds(10)).until(BrokerTrustTest::aWriterStands);
      client.disconnectForcibly(0, 100, false);
      client.close(true);

      await()
          .atMost(Duration.ofSeconds(5))
          .untilAsserted(
              () ->
                  assertThat(Thread.getAllStackTraces().keySet())
                      .noneMatch(thread -> thread.getName().matches("MQTT.*: device")));
    } finally {
      signal("CONT");
    }
  }

  private void signal(String name) throws Exception {
    String pid = Long.toString(brokers.get(0).pid());
    assertThat(new ProcessBuilder("kill", "-" + name, pid).start().waitFor()).isZero();
  }

  @Test
  void leavesNoSocketOpen() throws Exception {
    int port = mosquitto("good");
    BrokerTrust trust = home();
    for (int i = 0; i < 10; i++) {
      connect(trust, "localhost", port);
    }
    Process list =
        new ProcessBuilder("ss", "-Htn", "state", "established", "( dport = :" + port + " )")
            .start();
    assertThat(list.getInputStream().readAllBytes()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "device, sec1, has an old form",
    "device-rsa, pkcs1, has an old form",
    "device, locked, needs a password",
    "device, device-far, is not the key of",
    "device, device-rsa, is not the key of",
    "device, absent, there is no file",
    "absent, device, there is no file"
  })
  void saysWhatIsWrongWithAKey(String certificate, String key, String sentence) {
    assertThatThrownBy(() -> home(certificate, key))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(sentence);
  }

  @Test
  void saysThatAFileHoldsNoCertificate() throws Exception {
    Path notes = Files.writeString(folder.resolve("notes"), "buy milk");

    assertThatThrownBy(
            () ->
                new BrokerTrust(
                    Optional.of(notes), Optional.empty(), Optional.empty(), Optional.empty()))
        .isInstanceOf(IOException.class)
        .hasMessage("no certificate in " + notes);
    assertThatThrownBy(
            () ->
                new BrokerTrust(
                    Optional.empty(), Optional.of(notes), Optional.empty(), Optional.empty()))
        .hasMessage("a certificate of this device and its key go together");
  }
}
