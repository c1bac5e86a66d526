package org.ticconnect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ticconnect.support.Mosquitto;
import org.ticconnect.support.NotifySocket;
import org.ticconnect.support.Peers;

/** The whole process, and what it tells systemd of itself. */
final class WatchdogTest {
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final String FED = "WATCHDOG=1";

  /** Ten times as often as the unit of the package has it. */
  private static final String WATCHDOG_MICROS = "3000000";

  @TempDir private Path folder;
  private Path data;
  private NotifySocket systemd;

  @BeforeEach
  void listen() throws Exception {
    Peers.require("systemd-notify");
    data = folder.resolve("data");
    systemd = new NotifySocket(folder.resolve("notify"));
  }

  @AfterEach
  void end() {
    systemd.close();
  }

  private Program.Start program() throws Exception {
    return Program.in(data)
        .environment("NOTIFY_SOCKET", systemd.path().toString())
        .environment("WATCHDOG_USEC", WATCHDOG_MICROS);
  }

  private Path run(String file) {
    return data.resolve("run").resolve(file);
  }

  @Test
  @DisplayName("X10: a deadlock ends the feeding of the watchdog at once; the next start tells why")
  void deadlock() throws Exception {
    try (Program program =
        program().main(HangingProgram.class).java("-Dhang.when=" + folder).start()) {
      await().atMost(SOON).until(() -> systemd.count(FED) > 1);
      assertThat(systemd.told().get(0).text()).contains("READY=1");
      assertThat(run("healthy")).hasContent(Version.text());
      assertThat(program.status().at("/life/healthy").asBoolean()).isTrue();
      assertThat(program.status().at("/life/parts").toString())
          .contains(
              "reader of main", "Modbus server", "web server", "disk writer", "route lamp-tick")
          .doesNotContain("route button");

      Files.createFile(folder.resolve("hang"));
      long hung = System.nanoTime();
      await().atMost(SOON).until(() -> systemd.count("not fed: threads wait for each other") > 1);

      long last =
          systemd.told().stream()
              .filter(one -> one.text().contains(FED))
              .mapToLong(NotifySocket.Told::nanos)
              .max()
              .orElseThrow();
      System.out.printf(
          "X10: fed for the last time %d ms after the deadlock%n", (last - hung) / 1_000_000);
      assertThat(last - hung).isLessThan(Duration.ofSeconds(2).toNanos());
      assertThat(program.status().at("/life/dead").toString()).contains("first-of-two");
      program.kill();
    }
    try (Program again = program().start()) {
      assertThat(again.notes("ended_by_watchdog")).isTrue();
      assertThat(again.status().at("/life/last_end/detail").asText()).contains("first-of-two");
      assertThat(again.hasSaid("ended by watchdog: threads wait for each other")).isTrue();
    }
  }

  @Test
  @DisplayName("A frozen broker and a meter that is absent are no reason to starve the watchdog")
  void othersFaults() throws Exception {
    try (Mosquitto broker = Mosquitto.started(folder);
        Program program =
            program()
                .with("mqtt.url", broker.url())
                .with("tic.source", "serial:" + folder.resolve("absent"))
                .start()) {
      await()
          .atMost(SOON)
          .until(() -> program.json("/api/mqtt").at("/state").asText().equals("connected"));
      broker.freeze();
      try {
        long before = systemd.count(FED);
        await().atMost(SOON).until(() -> systemd.count(FED) > before + 6);
        assertThat(systemd.count("not fed")).isZero();
      } finally {
        broker.thaw();
      }
      program.signal("TERM");
      assertThat(program.exit(Duration.ofSeconds(10))).isZero();
      assertThat(systemd.count("STOPPING=1")).isEqualTo(1);
    }
    try (Program again = program().start()) {
      assertThat(again.status().at("/life/last_end/kind").asText()).isEqualTo("asked");
    }
  }
}
