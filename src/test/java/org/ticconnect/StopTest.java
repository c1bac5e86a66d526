package org.ticconnect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ticconnect.support.EventStream;
import org.ticconnect.support.Mosquitto;
import org.ticconnect.support.RawModbus;
import org.ticconnect.support.Subscriber;

/** X12: the whole process is asked to end. */
final class StopTest {
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final Duration MOST = Duration.ofSeconds(10);
  private static final String STATUS = "tic/program-under-test/status";

  @TempDir private Path folder;

  private Program connected(Mosquitto broker) throws Exception {
    Program program = Program.in(folder.resolve("data")).with("mqtt.url", broker.url()).start();
    await().atMost(SOON).until(() -> program.hasSaid("connected to mqtt"));
    return program;
  }

  private static void ends(Program program, String how) throws Exception {
    long begun = System.nanoTime();
    program.signal("TERM");
    int code = program.exit(MOST);
    System.out.printf("X12, %s: %d ms%n", how, (System.nanoTime() - begun) / 1_000_000);
    assertThat(code).isZero();
  }

  @Test
  @DisplayName("X12: SIGTERM: what waits is sent, then offline is said, exit 0 within 10 s")
  void saysGoodBye() throws Exception {
    try (Mosquitto broker = Mosquitto.started(folder);
        Subscriber listener = new Subscriber(broker.port());
        Program program = connected(broker)) {
      await().atMost(SOON).until(() -> listener.text(STATUS).filter("online"::equals).isPresent());

      ends(program, "all well");

      await().atMost(SOON).until(() -> listener.text(STATUS).filter("offline"::equals).isPresent());
      List<Subscriber.Received> all = listener.all();
      assertThat(all.get(all.size() - 1).topic()).isEqualTo(STATUS);
      assertThat(listener.newest(STATUS).orElseThrow().message().isRetained()).isFalse();
      assertThat(Subscriber.kept(broker.port())).containsEntry(STATUS, "offline");
    }
  }

  @Test
  @DisplayName("X12: with a frozen broker, 32 Modbus clients and open streams: exit 0 within 10 s")
  void whileNobodyLetsGo() throws Exception {
    List<AutoCloseable> guests = new ArrayList<>();
    try (Mosquitto broker = Mosquitto.started(folder);
        Program program = connected(broker)) {
      for (int i = 0; i < 32; i++) {
        Socket client = RawModbus.connect(program.modbusPort());
        guests.add(client);
        client.getOutputStream().write(new byte[] {0, 1, 0});
      }
      for (int i = 0; i < 4; i++) {
        guests.add(EventStream.of(program.httpPort(), "status,live"));
      }
      broker.freeze();
      try {
        ends(program, "nobody lets go");
      } finally {
        broker.thaw();
      }
    } finally {
      for (AutoCloseable guest : guests) {
        guest.close();
      }
    }
  }

  @Test
  @DisplayName("X12: while a restart is under way: exit 0 within 10 s")
  void duringARestart() throws Exception {
    try (Program program = Program.in(folder.resolve("data")).start()) {
      assertThat(program.send("POST", "/api/restart", "").statusCode()).isLessThan(300);
      await().atMost(SOON).until(() -> program.hasSaid("- Restart"));
      ends(program, "a restart under way");
    }
  }
}
