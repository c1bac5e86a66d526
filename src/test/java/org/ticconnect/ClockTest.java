package org.ticconnect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ticconnect.support.FakeTime;
import org.ticconnect.support.Master;
import org.ticconnect.support.Mosquitto;
import org.ticconnect.support.Ports;
import org.ticconnect.support.Subscriber;
import org.ticconnect.support.TestCertificates;

/** F20: the whole process while the clock of its machine is set, by years and by an hour. */
final class ClockTest {
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final Duration LOOK = Duration.ofSeconds(4);

  private static final String TIMER =
      """
      - route:
          from:
            uri: timer:tick?period=1000
            steps:
              - setBody:
                  constant: "tick"
              - to: mqtt-out:tic/own/tick
      """;

  @TempDir private Path folder;

  /** What is done in {@link #LOOK}. */
  private record Pace(long frames, long published, long rounds) {}

  private static Pace pace(Program program, Subscriber listener) {
    long frames = program.source().get("frames").asLong();
    long rounds = listener.on("/own/tick").size();
    long published = listener.all().size();
    await().pollDelay(LOOK).until(() -> true);
    return new Pace(
        program.source().get("frames").asLong() - frames,
        listener.all().size() - published,
        listener.on("/own/tick").size() - rounds);
  }

  private static void save(Program program) throws Exception {
    String file = "/api/files/routes/mine";
    program.send("PUT", file, TIMER, "If-Match", "*", "Content-Type", "text/plain");
    assertThat(program.send("POST", file + "/activate", "").statusCode()).isEqualTo(200);
  }

  @Test
  @DisplayName("F20: 10 years or an hour on or back: no burst, no stop; it is told, and over again")
  void setWhileRunning() throws Exception {
    FakeTime clock = new FakeTime(folder, "+0");
    try (Mosquitto broker = Mosquitto.started(folder);
        Program program =
            Program.in(folder.resolve("data"))
                .environment(clock.environment())
                .with("mqtt.url", broker.url())
                .with("tic.name", "house")
                .start();
        Subscriber listener = new Subscriber(broker.port());
        Master master = program.master()) {
      save(program);
      await().atMost(SOON).until(() -> listener.on("/own/tick").size() > 1);
      assertThat(program.json("/api/facts").at("/time/state").asText()).isEqualTo("set");
      Pace usual = pace(program, listener);
      System.out.println("F20: usual " + usual);
      String meter = program.json("/api/facts").at("/time/meter").asText();
      for (String offset : new String[] {"+10y", "-10y", "+1h", "-1h"}) {
        clock.set(offset);
        String code = offset.startsWith("-10") ? "clock_not_set" : "clock_off";
        await().atMost(SOON).until(() -> program.notes(code));
        Pace then = pace(program, listener);
        System.out.println("F20: " + offset + " " + then);
        assertThat(then.frames()).isBetween(usual.frames() - 2, usual.frames() + 2);
        assertThat(then.published()).isBetween(usual.published() / 2, usual.published() * 2);
        assertThat(then.rounds()).isBetween(usual.rounds() - 2, usual.rounds() + 2);
        assertThat(master.lowFirstFloat(1, 32774)).isBetween(200f, 260f);
        assertThat(program.status().at("/life/healthy").asBoolean(true)).isTrue();
        assertThat(Math.abs(program.json("/api/facts").at("/time/difference_s").asLong()))
            .isGreaterThan(3000);
      }
      Instant before = Instant.parse(meter);
      Instant now = Instant.parse(program.json("/api/facts").at("/time/meter").asText());
      assertThat(Duration.between(before, now)).isBetween(Duration.ZERO, Duration.ofMinutes(5));
      clock.set("+0");
      await().atMost(SOON).until(() -> !program.notes("clock_off"));
      assertThat(program.hasSaid("Exception")).isFalse();
    }
  }

  @Test
  @DisplayName("F20: boot at 1970: it serves, says so, and checks no certificate before the time")
  void bootAt1970() throws Exception {
    FakeTime clock = new FakeTime(folder, "@1970-01-01 00:00:30");
    TestCertificates made = new TestCertificates(folder).authority("home", "Home CA");
    made.signed(
        "good",
        "home",
        "localhost",
        "DNS:localhost,IP:127.0.0.1",
        TestCertificates.FROM,
        TestCertificates.UNTIL,
        "ec");
    try (Mosquitto broker =
            Mosquitto.started(
                folder,
                "allow_anonymous true",
                "cafile " + made.certificate("home"),
                "certfile " + made.certificate("good"),
                "keyfile " + made.key("good"));
        Program program =
            Program.in(folder.resolve("data"))
                .environment(clock.environment())
                .with("mqtt.url", broker.tlsUrl())
                .with("mqtt.tls.ca", made.certificate("home").toString())
                .with("https.port", Integer.toString(Ports.free()))
                .start();
        Master master = program.master()) {
      await().atMost(SOON).until(() -> program.hasSaid("the clock of this device is not set yet"));
      await().atMost(SOON).until(() -> master.refusal(1, 32774, 2) == 0);
      assertThat(program.hasSaid("A certificate was made")).isTrue();

      clock.set("+0");

      await().atMost(SOON).until(() -> program.hasSaid("connected to mqtts"));
    }
  }
}
