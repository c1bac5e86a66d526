package org.ticconnect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedOutputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ticconnect.source.simulator.Profile;
import org.ticconnect.source.simulator.SimulatedMeter;
import org.ticconnect.support.Frames;
import org.ticconnect.support.Traces;

/** Recordings played faster than they were made: every group is believed, time is the meter's. */
class ReplayTest {
  @TempDir private Path folder;

  @Test
  @DisplayName("F16: an hour of a meter, as fast as it goes")
  void anHour() throws Exception {
    replay(Profile.THREE_PHASE, Duration.ofHours(1), Duration.ofMinutes(1));
  }

  @Test
  @Tag("long")
  @DisplayName("F16, long form: two days")
  void twoDays() throws Exception {
    replay(Profile.PRODUCER, Duration.ofHours(48), Duration.ofMinutes(30));
  }

  private void replay(Profile profile, Duration time, Duration patience) throws Exception {
    Path recording = folder.resolve("recording.bin");
    SimulatedMeter meter = Frames.meter(profile);
    long bytes = 0;
    long groups = 0;
    long frames = 0;
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(recording))) {
      while (bytes < time.toSeconds() * 940) {
        byte[] frame = meter.nextFrame();
        for (byte b : frame) {
          groups += b == '\r' ? 1 : 0;
        }
        bytes += frame.length;
        frames++;
        out.write(frame);
      }
    }
    try (Device device = Device.started("tic.source", "file:" + recording + "?pace=max")) {
      await().atMost(patience).until(() -> device.source().get("line").asText().equals("ended"));

      assertThat(device.source().get("good_groups").asLong()).isEqualTo(groups);
      assertThat(device.source().get("frames").asLong()).isEqualTo(frames);
      assertThat(device.source().get("bad_groups")).isEmpty();
      assertThat(device.source().at("/quarantine/total").asLong()).isZero();
      assertThat(device.json("/api/events")).isEmpty();
      assertThat(device.source().get("grade").asText()).isEqualTo("A");
    }
  }

  @ParameterizedTest
  @MethodSource("org.ticconnect.support.Traces#standard")
  @DisplayName("F16: captures of real meters")
  void captures(String file, int valid) throws Exception {
    Path recording = Files.write(folder.resolve(file), Traces.bytes(file));
    try (Device device = Device.started("tic.source", "file:" + recording + "?pace=max")) {
      await()
          .atMost(Duration.ofSeconds(15))
          .until(() -> device.source().get("line").asText().equals("ended"));

      assertThat(device.source().get("good_groups").asLong()).isEqualTo(valid);
      assertThat(device.source().at("/quarantine/total").asLong()).isZero();
      assertThat(device.json("/api/events")).isEmpty();
      System.out.println(
          file
              + ": grade "
              + device.source().get("grade").asText()
              + ", "
              + device.source().at("/diagnosis/code").asText());
    }
  }
}
