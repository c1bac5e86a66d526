package org.ticconnect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ticconnect.support.Claimed;
import org.ticconnect.support.Master;
import org.ticconnect.support.Medium;
import org.ticconnect.support.Mosquitto;
import org.ticconnect.support.Subscriber;

/** The whole process on a medium that becomes full or fails. */
final class StorageFaultTest {
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final Duration OVER_A_MINUTE = Duration.ofSeconds(100);
  private static final String ROUTE =
      """
      - route:
          from:
            uri: timer:tick?period=1000
            steps:
              - setBody:
                  constant: "%s"
              - to: mqtt-out:tic/own/tick
      """;

  @TempDir private Path folder;

  private Medium medium() throws Exception {
    Path seed = Claimed.folder(folder.resolve("seed"));
    return new Medium(folder.resolve("image"), folder.resolve("data"), seed);
  }

  /** Ten seconds before a minute is over. */
  private Program.Start on(Medium medium) throws Exception {
    return Program.in(folder.resolve("data"))
        .under(medium.command())
        .with("tic.source", "simulator:single-phase?seed=1&start=2026-11-26T10:00:45");
  }

  private static HttpResponse<String> save(Program program, String text) throws Exception {
    return program.send(
        "PUT", "/api/files/routes/mine", text, "If-Match", "*", "Content-Type", "text/plain");
  }

  private static String saved(Program program) throws Exception {
    return program.send("GET", "/api/files/routes/mine", "").body();
  }

  /** Decoding, Modbus and the page. */
  private static void serves(Program program) throws Exception {
    long before = program.source().get("frames").asLong();
    await().atMost(SOON).until(() -> program.source().get("frames").asLong() > before + 1);
    try (Master master = program.master()) {
      assertThat(master.lowFirstFloat(1, 32774)).isBetween(200f, 260f);
    }
    assertThat(program.send("GET", "/", "").statusCode()).isEqualTo(200);
    assertThat(program.status().at("/life/healthy").asBoolean(true)).isTrue();
  }

  @Test
  @DisplayName("X4: a full disk is told, a save is refused and leaves the old text, all else lives")
  void full() throws Exception {
    full(false);
  }

  @Test
  @Tag("long")
  @DisplayName("X4, long form: what could not be kept meanwhile is kept once there is room")
  void fullOverAMinute() throws Exception {
    full(true);
  }

  private void full(boolean overAMinute) throws Exception {
    Medium medium = medium();
    try (Program program = on(medium).start()) {
      assertThat(save(program, ROUTE.formatted("old")).statusCode()).isEqualTo(200);
      long pid = program.pid();
      medium.fill(pid);
      await().atMost(SOON).until(() -> program.notes("storage_full"));

      HttpResponse<String> refused = save(program, ROUTE.formatted("new"));
      System.out.println("X4: " + refused.statusCode() + " " + refused.body());
      assertThat(refused.statusCode()).isGreaterThanOrEqualTo(500);
      assertThat(refused.body()).contains("error").containsIgnoringCase("space");
      assertThat(saved(program)).contains("old");
      assertThat(
              program
                  .send(
                      "PUT",
                      "/api/settings",
                      "{\"stale.after\":\"9\"}",
                      "Content-Type",
                      "application/json")
                  .statusCode())
          .isGreaterThanOrEqualTo(400);
      serves(program);
      await().atMost(SOON).until(() -> program.notes("history_not_kept"));

      medium.clear(pid);
      await().atMost(SOON).until(() -> !program.notes("storage_full"));
      assertThat(save(program, ROUTE.formatted("newest")).statusCode()).isEqualTo(200);
      if (overAMinute) {
        await().atMost(OVER_A_MINUTE).until(() -> !program.notes("history_not_kept"));
        assertThat(program.hasSaid("is kept on disk again")).isTrue();
      }
      assertThat(Files.getPosixFilePermissions(medium.seen(pid).resolve("history-main.mv")))
          .hasSize(2);
    }
  }

  @Test
  @DisplayName("X5: a medium that becomes read-only is told; decoding, MQTT live and Modbus go on")
  void readOnly() throws Exception {
    Medium medium = medium();
    try (Mosquitto broker = Mosquitto.started(folder);
        Program program = on(medium).with("mqtt.url", broker.url()).start();
        Subscriber listener = new Subscriber(broker.port())) {
      assertThat(save(program, ROUTE.formatted("old")).statusCode()).isEqualTo(200);
      medium.fail(program.pid());
      await().atMost(SOON).until(() -> program.notes("storage_read_only"));

      HttpResponse<String> refused = save(program, ROUTE.formatted("new"));
      System.out.println("X5: " + refused.statusCode() + " " + refused.body());
      assertThat(refused.statusCode()).isGreaterThanOrEqualTo(500);
      assertThat(saved(program)).contains("old");
      serves(program);
      int before = listener.on("/voltage_l1").size();
      await().atMost(SOON).until(() -> listener.on("/voltage_l1").size() > before + 2);
      await().atMost(SOON).until(() -> program.notes("history_not_kept"));
      program.signal("TERM");
      assertThat(program.exit(Duration.ofSeconds(10))).isZero();
    }
  }
}
