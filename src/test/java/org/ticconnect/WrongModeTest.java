package org.ticconnect;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ticconnect.source.simulator.Profile;
import org.ticconnect.source.simulator.SimulatedMeter;
import org.ticconnect.support.Frames;
import org.ticconnect.support.Pty;
import org.ticconnect.support.Traces;

/**
 * A meter in historique mode at 1200 baud, on a line that garbles what is read at another speed.
 */
class WrongModeTest {
  private static final Duration FOUND = Duration.ofSeconds(30);

  /** Characters that a meter of 1200 baud sends in half a second. */
  private static final int PIECE = 60;

  @TempDir private Path folder;

  /** Groups with the check of historique mode, which leaves the last space out. */
  private static String historique(String label, String data) {
    int sum = (label + " " + data).chars().sum();
    return "\n" + label + " " + data + " " + (char) ((sum & 0x3F) + 0x20) + "\r";
  }

  private static byte[] historiqueFrame() {
    return ("\u0002"
            + historique("ADCO", "021728123456")
            + historique("OPTARIF", "BASE")
            + historique("ISOUSC", "45")
            + historique("BASE", "012345678")
            + historique("PTEC", "TH..")
            + historique("IINST", "002")
            + historique("IMAX", "090")
            + historique("PAPP", "00480")
            + historique("HHPHC", "A")
            + historique("MOTDETAT", "000000")
            + "\u0003")
        .getBytes(ISO_8859_1);
  }

  @Test
  @DisplayName("F11: historique mode is found and told, and a change to standard is taken up alone")
  void historiqueModeIsFoundAndLeft() throws Exception {
    Path port = folder.resolve("ttyTIC");
    SimulatedMeter meter = Frames.meter(Profile.SINGLE_PHASE);
    AtomicReference<String> mode = new AtomicReference<>("historique");
    try (Device device = Device.started("tic.source", "serial:" + port);
        Pty line = Pty.plugIn(port)) {
      await().atMost(FOUND).until(() -> device.source().get("line").asText().equals("open"));

      await()
          .atMost(FOUND)
          .until(
              () -> {
                send(line, meter, mode.get());
                return diagnosis(device, "code").equals("historique");
              });
      assertThat(diagnosis(device, "en")).contains("standard mode", "Enedis", "1200 baud");
      assertThat(diagnosis(device, "fr")).contains("mode standard", "Enedis", "1200 bauds");
      assertThat(device.source().get("detail").asText()).contains("historique");
      assertThat(device.source().get("good_groups").asLong()).isZero();
      assertThat(device.lamp()).as("garbage is no data").isNotEqualTo("green");
      assertThat(line.baud()).as("back to 9600").isEqualTo(9600);

      mode.set("standard");
      await()
          .atMost(FOUND)
          .until(
              () -> {
                send(line, meter, mode.get());
                return device.source().get("good_groups").asLong() > 100;
              });
      assertThat(device.source().get("detail").asText()).doesNotContain("historique");
      assertThat(diagnosis(device, "code")).isNotEqualTo("historique");
      await().atMost(FOUND).until(() -> device.lamp().equals("green"));
    }
  }

  @Test
  @DisplayName("The capture of a meter in historique mode, at its speed and at its pace")
  void theCaptureIsDiagnosed() throws Exception {
    byte[] capture = Traces.bytes("historique-1ph-tempo.bin");
    Path port = folder.resolve("ttyTIC");
    try (Device device = Device.started("tic.source", "serial:" + port);
        Pty line = Pty.plugIn(port)) {
      await().atMost(FOUND).until(() -> device.source().get("line").asText().equals("open"));
      long start = System.nanoTime();
      for (int at = 0; !diagnosis(device, "code").equals("historique"); at += PIECE) {
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(FOUND);
        int from = at % capture.length;
        byte[] piece = Arrays.copyOfRange(capture, from, Math.min(capture.length, from + PIECE));
        line.writeAt(1200, piece);
        await().pollDelay(Duration.ofMillis(PIECE * 1000L / 120)).until(() -> true);
      }
      System.out.println(
          "historique mode diagnosed after " + (System.nanoTime() - start) / 1_000_000 + " ms");

      assertThat(diagnosis(device, "en")).contains("standard mode");
      assertThat(diagnosis(device, "fr")).contains("mode standard");
      assertThat(device.source().get("good_groups").asLong()).isZero();
    }
  }

  private static void send(Pty line, SimulatedMeter meter, String mode) throws Exception {
    if (mode.equals("historique")) {
      line.writeAt(1200, historiqueFrame());
    } else {
      line.writeAt(9600, meter.nextFrame());
    }
  }

  private static String diagnosis(Device device, String part) {
    return device.source().get("diagnosis").get(part).asText();
  }
}
