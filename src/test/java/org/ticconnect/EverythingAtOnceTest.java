package org.ticconnect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.ticconnect.tic.Lines.bytes;
import static org.ticconnect.tic.Lines.frame;
import static org.ticconnect.tic.Lines.group;

import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ticconnect.support.Claimed;
import org.ticconnect.support.Medium;
import org.ticconnect.support.Mosquitto;
import org.ticconnect.support.NotifySocket;
import org.ticconnect.support.Pty;
import org.ticconnect.support.RawModbus;

/** X13: everything that can hang does, at the same time. */
@Tag("alone")
final class EverythingAtOnceTest {
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final String FRAME =
      frame(group("ADSC", "042176000123"), group("VTIC", "02"), group("URMS1", "231"));

  @TempDir private Path folder;

  @Test
  @DisplayName("X13: the page within 2 s, decoding within 5 s after the line is back")
  void hangs() throws Exception {
    everything(Duration.ofSeconds(4));
  }

  @Test
  @Tag("long")
  @DisplayName("X13, long form: for two minutes, and the watchdog is fed all the time")
  void hangsForLong() throws Exception {
    everything(Duration.ofMinutes(2));
  }

  private void everything(Duration time) throws Exception {
    Path port = folder.resolve("ttyTIC");
    Medium medium =
        new Medium(
            folder.resolve("image"),
            folder.resolve("data"),
            Claimed.folder(folder.resolve("seed")));
    Path names = Files.writeString(folder.resolve("resolv.conf"), "nameserver 127.0.0.99\n");
    List<Socket> guests = new ArrayList<>();
    try (DatagramSocket blackHole =
            new DatagramSocket(new InetSocketAddress(InetAddress.getByName("127.0.0.99"), 53));
        NotifySocket systemd = new NotifySocket(folder.resolve("notify"));
        Mosquitto broker = Mosquitto.started(folder);
        Pty line = Pty.plugIn(port);
        Program program =
            Program.in(folder.resolve("data"))
                .under(medium.command())
                .under(
                    "sh",
                    "-c",
                    "mount --bind \"$0\" /etc/resolv.conf && exec \"$@\"",
                    names.toString())
                .environment("NOTIFY_SOCKET", systemd.path().toString())
                .environment("WATCHDOG_USEC", "6000000")
                .with("tic.source", "serial:" + port)
                .with("mqtt.url", "mqtt://black.hole.example:1883," + broker.url())
                .start()) {
      await().atMost(SOON).until(() -> program.source().get("line").asText().equals("open"));
      line.write(bytes(FRAME));
      await().atMost(SOON).until(() -> program.source().get("frames").asLong() > 0);
      assertThat(blackHole.isBound()).isTrue();
      broker.freeze();
      try {
        medium.fill(program.pid());
        for (int i = 0; i < 32; i++) {
          guests.add(RawModbus.connect(program.modbusPort()));
          guests.get(i).getOutputStream().write(new byte[] {0, 1, 0});
        }
        for (int i = 0; i < 64; i++) {
          Socket half = new Socket(InetAddress.getLoopbackAddress(), program.httpPort());
          guests.add(half);
          half.getOutputStream()
              .write("GET / HTTP/1.1\r\nHost: 127".getBytes(StandardCharsets.US_ASCII));
        }
        long before = systemd.count("WATCHDOG=1");
        await().atMost(time.plus(SOON)).pollDelay(time).until(() -> true);

        long asked = System.nanoTime();
        assertThat(program.send("GET", "/", "").statusCode()).isEqualTo(200);
        long page = (System.nanoTime() - asked) / 1_000_000;
        long frames = program.source().get("frames").asLong();
        long back = System.nanoTime();
        line.write(bytes(FRAME));
        await()
            .atMost(SOON)
            .pollInterval(Duration.ofMillis(20))
            .until(() -> program.source().get("frames").asLong() > frames);
        long decoded = (System.nanoTime() - back) / 1_000_000;
        System.out.printf("X13: page %d ms, decoded after %d ms%n", page, decoded);
        assertThat(page).isLessThan(2000);
        assertThat(decoded).isLessThan(5000);
        assertThat(program.notes("storage_full")).isTrue();
        assertThat(systemd.count("not fed")).isZero();
        assertThat(systemd.count("WATCHDOG=1")).isGreaterThan(before);
      } finally {
        broker.thaw();
      }
    } finally {
      for (Socket guest : guests) {
        guest.close();
      }
    }
  }
}
