package org.ticconnect;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ticconnect.files.FileName;
import org.ticconnect.files.Library;
import org.ticconnect.journal.Draft;
import org.ticconnect.journal.Journal;
import org.ticconnect.journal.Limits;
import org.ticconnect.mapping.FileTree;
import org.ticconnect.settings.Settings;
import org.ticconnect.support.Browser;
import org.ticconnect.support.Claimed;
import org.ticconnect.support.Mosquitto;
import org.ticconnect.support.Ports;
import org.ticconnect.support.SmallDisk;
import org.ticconnect.support.Subscriber;
import org.ticconnect.support.TrustedFingerprint;

/** Factory defaults of a device that runs, whatever it is doing just then. */
final class FactoryResetTest {
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final String SECRET = "hunter2-of-the-broker";
  private static final String TOPIC = "villa-of-the-owner";
  private static final String ROUTE =
      """
      - route:
          from:
            uri: live:power_apparent_import
            steps:
              - to: mqtt-out:villa-of-the-owner/own/secret-of-a-route?retained=true
      """;

  @TempDir private Path folder;
  private Path data;

  @BeforeEach
  void data() {
    data = folder.resolve("data");
  }

  private void runs(String kind, String name, String text) throws Exception {
    Library library = new Library(data, FileTree.of(Device.HOME), Clock.systemUTC());
    FileName file = FileName.of(kind, name).orElseThrow();
    int version = library.save(file, text, Optional.of(Library.ANY), "owner").number();
    library.run(Map.of(file, Optional.of(version)));
  }

  private Device used(int broker, String... more) throws Exception {
    Files.createDirectories(data);
    Files.writeString(data.resolve("device-id"), "0123abcd\n");
    runs("routes", "mine", ROUTE);
    runs(
        "config",
        "settings",
        """
        tic.source = simulator:three-phase
        mqtt.url = mqtt://127.0.0.1:%d
        mqtt.username = owner
        mqtt.password = %s
        mqtt.root = %s
        """
            .formatted(broker, SECRET, TOPIC));
    return Device.startedWith(data, Device.HOME, Patience.USUAL, more);
  }

  /** What of that is in no file of the data folder any more. */
  private void nothingIsFound(String... texts) throws IOException {
    try (Stream<Path> all = Files.walk(data)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        assertThat(new String(Files.readAllBytes(file), ISO_8859_1))
            .as(file.toString())
            .doesNotContain(texts)
            // The address of the simulated meter, and its delivery point.
            .doesNotContainPattern("0426[0-9]{8}")
            .doesNotContainPattern("300[0-9]{11}");
      }
    }
  }

  private static void belongsToNobody(Device device) {
    Browser browser = new Browser(device.httpPort());
    assertThat(browser.get("/api/session").json().get("claimed").asBoolean()).isFalse();
    assertThat(browser.post("/api/claim/start", "{}").status()).isEqualTo(200);
    assertThat(browser.post("/api/claim", "{\"password\":\"kite velvet tram\"}").status())
        .isEqualTo(200);
    assertThat(browser.get("/api/log").json().toString()).doesNotContain(TOPIC, "Meter tic");
  }

  @Test
  @DisplayName("X7, W10: the page forgets everything and everybody, and so does the broker")
  void forgetsEverythingAndEverybody() throws Exception {
    try (Mosquitto broker = Mosquitto.started(folder);
        Device device = used(broker.port())) {
      await().atMost(SOON).until(() -> Subscriber.kept(broker.port()).size() > 20);
      await()
          .atMost(SOON)
          .until(
              () ->
                  Subscriber.kept(broker.port())
                          .containsKey("villa-of-the-owner/own/secret-of-a-route")
                      && Files.exists(data.resolve("last-known.json")));
      Browser owner = new Browser(device.httpPort());
      owner.login(Claimed.PASSWORD);
      long begun = System.nanoTime();

      device.awaitRestart(
          () -> {
            Browser.Answer answer = owner.post("/api/factory-reset", "{}");
            assertThat(answer.status()).isEqualTo(202);
            assertThat(answer.text("did")).isEqualTo("factory_reset");
          });

      System.out.println(
          "factory defaults took " + (System.nanoTime() - begun) / 1_000_000 + " ms");
      Browser thief = new Browser(device.httpPort()).withCookie("sid", owner.cookie("sid"));
      assertThat(thief.get("/api/live").status()).isEqualTo(401);
      assertThat(device.get("/api/live").statusCode()).isEqualTo(401);
      assertThat(device.lamp()).isIn("red", "red/green");
      nothingIsFound(SECRET, TOPIC, "secret-of-a-route", "administrator\":{", "simulator");
      assertThat(Subscriber.kept(broker.port())).isEmpty();
      assertThat(data.resolve("device-id")).hasContent("0123abcd");
      belongsToNobody(device);
    }
  }

  @Test
  @DisplayName("X7: while the broker is frozen, files are saved and run, and a password is set")
  void whateverIsUnderWay() throws Exception {
    AtomicBoolean busy = new AtomicBoolean(true);
    ExecutorService others = Executors.newFixedThreadPool(2);
    try (Mosquitto broker = Mosquitto.started(folder);
        Device device = used(broker.port())) {
      await().atMost(SOON).until(device::connected);
      int port = device.httpPort();
      broker.freeze();
      List<Future<?>> work =
          List.of(
              others.submit(() -> saving(port, busy)),
              others.submit(() -> settingPasswords(port, busy)));
      await().atMost(SOON).until(() -> Files.exists(data.resolve("saved")));
      long begun = System.nanoTime();

      device.awaitRestart(device::hold);

      long took = System.nanoTime() - begun;
      System.out.println("with a frozen broker it took " + took / 1_000_000 + " ms");
      busy.set(false);
      for (Future<?> one : work) {
        one.get(30, TimeUnit.SECONDS);
      }
      assertThat(data.resolve("access.json")).doesNotExist();
      assertThat(data.resolve("library/library.json")).doesNotExist();
      nothingIsFound(SECRET, TOPIC, "secret-of-a-route");
      belongsToNobody(device);
    } finally {
      others.shutdownNow();
    }
  }

  private void saving(int port, AtomicBoolean busy) {
    Browser owner = new Browser(port).with("Authorization", Device.BEARER).with("If-Match", "*");
    owner.with("Content-Type", "text/plain");
    for (int i = 0; busy.get(); i++) {
      try {
        owner.put("/api/files/routes/mine", ROUTE + "# secret-of-a-route " + i + "\n");
        owner.post("/api/files/routes/mine/activate", "");
        Files.createFile(data.resolve("saved"));
      } catch (AssertionError | IOException gone) {
        Thread.onSpinWait();
      }
    }
  }

  private void settingPasswords(int port, AtomicBoolean busy) {
    Browser owner = new Browser(port).with("Authorization", Device.BEARER);
    while (busy.get()) {
      try {
        owner.put("/api/access/viewer", "{\"password\":\"velvet kite tram\"}");
      } catch (AssertionError gone) {
        Thread.onSpinWait();
      }
    }
  }

  @Test
  @DisplayName("X7: while days of backlog are sent")
  void whileTheBacklogIsSent() throws Exception {
    try (Mosquitto broker = Mosquitto.started(folder);
        Subscriber subscriber = new Subscriber(broker.port())) {
      backlog();
      try (Device device = used(broker.port())) {
        await().atMost(SOON).until(() -> !subscriber.on("of-the-backlog/history").isEmpty());
        assertThat(device.mqtt().get("waiting").asLong()).isPositive();

        device.awaitRestart(device::hold);

        nothingIsFound(SECRET, TOPIC, "of-the-backlog");
        assertThat(data.resolve("journal-" + Settings.MAIN_SOURCE + ".mv")).doesNotExist();
        belongsToNobody(device);
      }
    }
  }

  private void backlog() throws Exception {
    Files.createDirectories(data);
    try (Journal journal =
        Journal.open(
            data.resolve("journal-" + Settings.MAIN_SOURCE + ".mv"),
            new Limits(Duration.ofDays(30), 64_000_000L))) {
      Instant now = Instant.now();
      List<Draft> drafts = new ArrayList<>();
      for (int i = 0; i < 50_000; i++) {
        Instant at = now.minusSeconds(50_000 - i);
        drafts.add(new Draft("of-the-backlog", "minute", at, Optional.of(at), "{\"a\":1}"));
      }
      journal.append(drafts);
    }
  }

  @Test
  @DisplayName("X7: a new key and certificate for the same name")
  void makesAnotherCertificateForTheSameName() throws Exception {
    try (Device device =
        Device.startedWith(
            data,
            Device.HOME,
            Patience.USUAL,
            "tic.source",
            "simulator:tempo",
            "https.port",
            "0")) {
      X509Certificate before = TrustedFingerprint.certificate(device.httpsPort());

      device.awaitRestart(device::hold);

      X509Certificate after = TrustedFingerprint.certificate(device.httpsPort());
      assertThat(after.getSubjectX500Principal()).isEqualTo(before.getSubjectX500Principal());
      assertThat(after.getPublicKey()).isNotEqualTo(before.getPublicKey());
    }
  }

  @Test
  @DisplayName("X7: on a disk that is full")
  void onAFullDisk() throws Exception {
    try (SmallDisk disk = SmallDisk.on(data, 8);
        Device device = used(Ports.free())) {
      await().atMost(SOON).until(() -> Files.exists(data.resolve("last-known.json")));
      disk.fill();

      device.awaitRestart(device::hold);

      assertThat(data.resolve("filler")).doesNotExist();
      nothingIsFound(SECRET, TOPIC);
      belongsToNobody(device);
    }
  }

  @Test
  @DisplayName("X7: on a disk that can only be read nothing is removed, and that is told")
  void onADiskThatCanOnlyBeRead() throws Exception {
    try (SmallDisk disk = SmallDisk.on(data, 8);
        Device device =
            Device.startedWith(
                data, Device.HOME, Patience.USUAL, "tic.source", "serial:/dev/nothing")) {
      disk.makeReadOnly();

      HttpResponse<String> refused = device.post("/api/factory-reset", "{}");

      assertThat(refused.statusCode()).isEqualTo(507);
      assertThat(refused.body()).contains("only be read");
      assertThatThrownBy(device::hold).isInstanceOf(IOException.class);
      assertThat(device.status().get("notices").toString()).contains("factory_reset_refused");
      assertThat(device.get("/api/live").statusCode()).isEqualTo(200);
    }
  }
}
