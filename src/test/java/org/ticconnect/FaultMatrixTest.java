package org.ticconnect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.ticconnect.tic.Lines.bytes;
import static org.ticconnect.tic.Lines.frame;
import static org.ticconnect.tic.Lines.group;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ticconnect.source.simulator.Profile;
import org.ticconnect.source.simulator.SimulatedMeter;
import org.ticconnect.support.Frames;
import org.ticconnect.support.Master;
import org.ticconnect.support.Pty;

/** Faults of the serial line, each through a real pseudo terminal into the whole program. */
@Tag("alone")
class FaultMatrixTest {
  private static final Duration SOON = Duration.ofSeconds(15);
  private static final int U1 = 32774;
  private static final String GOOD_FRAME =
      frame(group("ADSC", "042176000123"), group("VTIC", "02"), group("URMS1", "231"));

  @TempDir private Path folder;
  private Path port;

  @BeforeEach
  void namePort() {
    port = folder.resolve("ttyTIC");
  }

  private Device device() throws Exception {
    return Device.started("tic.source", "serial:" + port, "stale.after", "5");
  }

  /** A line that the device has opened, with a good frame on it that was understood. */
  private Pty heard(Device device) throws Exception {
    Pty line = Pty.plugIn(port);
    await().atMost(SOON).until(() -> device.source().get("line").asText().equals("open"));
    hear(device, line);
    return line;
  }

  private static void hear(Device device, Pty line) {
    long before = device.source().get("frames").asLong();
    line.write(bytes(GOOD_FRAME));
    await().atMost(SOON).until(() -> device.source().get("frames").asLong() > before);
  }

  @Test
  @DisplayName("F1: a port that is absent at boot is named, waited for without work, and then read")
  void absentAtBoot() throws Exception {
    try (Device device = device();
        Master master = device.master()) {
      assertThat(device.lamp()).isEqualTo("red");
      await()
          .atMost(SOON)
          .untilAsserted(
              () -> assertThat(device.source().get("detail").asText()).contains(port.toString()));
      assertThat(master.refusal(1, U1, 2)).isEqualTo(Master.STALE);
      assertThat(master.holding(1, 300, 8)).contains('E' | 'E' << 8);
      await().atMost(SOON).until(() -> device.lamp().equals("red/green"));
      assertThat(shareOfACore("tic-serial", Duration.ofSeconds(3))).isLessThan(0.02);

      try (Pty line = heard(device)) {
        assertThat(master.lowFirstFloat(1, U1)).isEqualTo(231f);
        assertThat(device.lamp()).isEqualTo("green");
      }
    }
  }

  /** CPU time of the threads of that name, as a share of the time that went by. */
  private static double shareOfACore(String name, Duration time) {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long before = cpu(threads, name);
    long start = System.nanoTime();
    await().pollDelay(time).until(() -> true);
    return (cpu(threads, name) - before) / (double) (System.nanoTime() - start);
  }

  private static long cpu(ThreadMXBean threads, String name) {
    return Arrays.stream(threads.dumpAllThreads(false, false))
        .filter(thread -> thread.getThreadName().contains(name))
        .mapToLong(thread -> threads.getThreadCpuTime(thread.getThreadId()))
        .sum();
  }

  @Test
  @DisplayName("F2: an unplugged port is noticed within 2 s and its values become stale")
  void unplugged() throws Exception {
    try (Device device = device();
        Master master = device.master()) {
      heard(device).close();

      await()
          .atMost(Duration.ofSeconds(2))
          .until(() -> !device.source().get("line").asText().equals("open"));
      assertThat(master.refusal(1, U1, 2)).isZero();
      await().atMost(Duration.ofSeconds(6)).until(() -> master.refusal(1, U1, 2) == Master.STALE);
      assertThat(device.source().get("fresh").asBoolean()).isFalse();
      assertThat(shareOfACore("tic-serial", Duration.ofSeconds(2))).isLessThan(0.02);
      await().atMost(SOON).until(() -> device.lamp().equals("red/green"));
    }
  }

  @Test
  @DisplayName(
      "F3: replugged 20 times, with another device each time: data within 5 s, nothing leaks")
  void replugged() throws Exception {
    replugged(20);
  }

  @Test
  @Tag("long")
  @DisplayName("F3, long form: replugged 100 times")
  void repluggedAHundredTimes() throws Exception {
    replugged(100);
  }

  private void replugged(int times) throws Exception {
    try (Device device = device()) {
      Pty first = heard(device);
      Pty other = Pty.plugIn(folder.resolve("other"));
      first.close();
      replug(device);
      long threads = threads();
      long handles = handles();

      for (int i = 0; i < times; i++) {
        replug(device);
      }

      await().atMost(SOON).until(() -> threads() <= threads && handles() <= handles);
      other.close();
    }
  }

  private void replug(Device device) throws Exception {
    await().atMost(SOON).until(() -> !device.source().get("line").asText().equals("open"));
    long before = device.source().get("good_groups").asLong();
    try (Pty line = Pty.plugIn(port)) {
      await()
          .atMost(Duration.ofSeconds(5))
          .until(() -> device.source().get("line").asText().equals("open"));
      line.write(bytes(GOOD_FRAME));
      await()
          .atMost(Duration.ofSeconds(5))
          .until(() -> device.source().get("good_groups").asLong() > before);
    }
  }

  /** Threads of the device; those of the test's own clients come and go. */
  private static long threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("Camel"))
        .count();
  }

  /** Open terminals. */
  private static long handles() throws IOException {
    try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
      return open.map(FaultMatrixTest::target).filter(name -> name.startsWith("/dev/pt")).count();
    }
  }

  private static String target(Path handle) {
    try {
      return Files.readSymbolicLink(handle).toString();
    } catch (IOException closedMeanwhile) {
      return "";
    }
  }

  @Test
  @DisplayName(
      "F5: 10 MB of random bytes give no value, take no memory, and the next frame is read")
  void randomBytes() throws Exception {
    try (Device device = device();
        Master master = device.master();
        Pty line = Pty.plugIn(port)) {
      await().atMost(SOON).until(() -> device.source().get("line").asText().equals("open"));
      Random random = new Random(11);
      byte[] noise = new byte[1 << 20];
      long heap = 0;
      for (int i = 0; i < 10; i++) {
        random.nextBytes(noise);
        line.write(noise);
        heap = i == 1 ? usedHeap() : heap;
      }
      await().atMost(SOON).until(() -> device.source().get("bytes").asLong() > 9L << 20);

      assertThat(device.source().get("good_groups").asLong()).isZero();
      assertThat(device.source().get("bad_groups").get("fields").asLong()).isPositive();
      assertThat(device.json("/api/live").get(0).get("quantities")).isEmpty();
      assertThat(master.refusal(1, U1, 2)).isEqualTo(Master.STALE);
      assertThat(usedHeap() - heap).isLessThan(5L << 20);
      hear(device, line);
      assertThat(master.lowFirstFloat(1, U1)).isEqualTo(231f);
    }
  }

  private static long usedHeap() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  @Test
  @DisplayName("F4: an open port on which nothing comes is told, with a hint on wiring")
  void totalSilence() throws Exception {
    try (Device device = device();
        Pty line = Pty.plugIn(port)) {
      await().atMost(SOON).until(() -> device.source().get("line").asText().equals("open"));
      assertThat(line.baud()).isEqualTo(9600);
      await()
          .atMost(SOON)
          .until(
              () -> device.source().at("/diagnosis/code").asText().equals("nothing_on_the_line"));
      assertThat(device.source().at("/diagnosis/fr").asText()).contains("I1 et I2");
      assertThat(device.source().get("receiver_lamp").asText()).isEqualTo("fast");
    }
  }

  @Test
  @DisplayName("A port that another program holds is told as that")
  void heldByAnother() throws Exception {
    try (Device device = device();
        Pty line = Pty.plugIn(folder.resolve("other"))) {
      line.hold(true);
      Files.createSymbolicLink(port, Files.readSymbolicLink(folder.resolve("other")));
      await()
          .atMost(SOON)
          .until(() -> device.source().at("/diagnosis/code").asText().equals("port_busy"));
      assertThat(device.source().at("/diagnosis/en").asText()).contains("another program");

      line.hold(false);
      await().atMost(SOON).until(() -> device.source().get("line").asText().equals("open"));
      hear(device, line);
    }
  }

  @Test
  @DisplayName("F7: a group that does not end in 10 MB takes no memory")
  void endlessGroup() throws Exception {
    try (Device device = device();
        Pty line = heard(device)) {
      byte[] endless = new byte[1 << 20];
      Arrays.fill(endless, (byte) 'A');
      long heap = usedHeap();
      for (int i = 0; i < 10; i++) {
        line.write(endless);
      }
      await().atMost(SOON).until(() -> device.source().get("bytes").asLong() > 10L << 20);

      assertThat(usedHeap() - heap).isLessThan(5L << 20);
      hear(device, line);
    }
  }

  @Test
  @DisplayName("F8: bit 7 on a part of the bytes is stripped by the port and changes no value")
  void bitSeven() throws Exception {
    try (Device device = device();
        Master master = device.master();
        Pty line = heard(device)) {
      Random random = new Random(3);
      byte[] frame = bytes(GOOD_FRAME);
      for (int i = 0; i < 20; i++) {
        byte[] hurt = frame.clone();
        for (int at = 0; at < hurt.length; at++) {
          hurt[at] |= (byte) (random.nextInt(20) == 0 ? 0x80 : 0);
        }
        line.write(hurt);
      }
      await().atMost(SOON).until(() -> device.source().get("frames").asLong() >= 21);

      assertThat(device.source().get("bad_groups")).isEmpty();
      assertThat(master.lowFirstFloat(1, U1)).isEqualTo(231f);
    }
  }

  @Test
  @DisplayName("F9: marks that stick or repeat, and an EOT for an ETX, cost at most one frame each")
  void stuckMarks() throws Exception {
    try (Device device = device();
        Pty line = heard(device)) {
      long before = device.source().get("frames").asLong();
      line.write(bytes("\u0002\u0002\u0002" + GOOD_FRAME));
      line.write(bytes(GOOD_FRAME + "\u0003\u0003\u0003"));
      line.write(bytes("\u0004\u0004\u0004" + GOOD_FRAME));
      line.write(bytes(GOOD_FRAME.replace('\u0003', '\u0004') + GOOD_FRAME));
      await().atMost(SOON).until(() -> device.source().get("frames").asLong() == before + 4);

      assertThat(device.source().get("cut_frames").asLong()).isEqualTo(1);
      assertThat(device.source().get("bad_groups")).isEmpty();
    }
  }

  @Test
  @DisplayName("F10: glued groups are both dropped or both right; the rest of their frame lives")
  void gluedGroups() throws Exception {
    String before = group("URMS1", "232");
    String after = group("IRMS1", "007");
    try (Device device = device();
        Master master = device.master();
        Pty line = heard(device)) {
      String glued = before.replace("\r", "") + after.replace("\n", "");
      line.write(bytes(frame(group("ADSC", "042176000123"), glued, group("URMS2", "233"))));
      await()
          .atMost(SOON)
          .untilAsserted(() -> assertThat(master.lowFirstFloat(1, 32776)).isEqualTo(233f));

      assertThat(master.lowFirstFloat(1, U1)).isEqualTo(231f);
      assertThat(master.refusal(1, 32782, 2)).isEqualTo(Master.STALE);
      assertThat(device.source().get("bad_groups").elements().next().asLong()).isEqualTo(1);
    }
  }

  @Test
  @DisplayName("The lamp goes from booting over no TIC data to green as the meter appears")
  void lampFollowsTheMeter() throws Exception {
    SimulatedMeter meter = Frames.meter(Profile.SINGLE_PHASE);
    try (Device device = device()) {
      assertThat(device.lamp()).isEqualTo("red");
      await().atMost(SOON).until(() -> device.lamp().equals("red/green"));
      try (Pty line = Pty.plugIn(port)) {
        await().atMost(SOON).until(() -> device.source().get("line").asText().equals("open"));
        line.write(meter.nextFrame());
        await().atMost(SOON).until(() -> device.lamp().equals("green"));
      }
    }
  }
}
