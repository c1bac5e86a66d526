package org.ticconnect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.ticconnect.tic.Lines.bytes;
import static org.ticconnect.tic.Lines.frame;
import static org.ticconnect.tic.Lines.group;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ticconnect.support.Mosquitto;
import org.ticconnect.support.SlowLink;
import org.ticconnect.support.Subscriber;

/** A broker far away: the waiting for its answers holds neither live values nor frames up. */
@Tag("alone")
class SlowLinkTest {
  private static final int FRAMES = 10;

  @TempDir private Path folder;

  /** Frames of about a second with 40 values that are other ones in each frame. */
  private Path recording() throws Exception {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < FRAMES + 10; i++) {
      List<String> groups = new ArrayList<>();
      groups.add(group("ADSC", "042176000123"));
      groups.add(group("DATE", "H2601151800%02d".formatted(i), ""));
      for (String label : List.of("EAST", "EAIT", "ERQ1", "ERQ2", "ERQ3", "ERQ4")) {
        groups.add(group(label, "%09d".formatted(1000 + i)));
      }
      for (int index = 1; index <= 10; index++) {
        groups.add(group("EASF%02d".formatted(index), "%09d".formatted(2000 + i)));
      }
      for (int index = 1; index <= 4; index++) {
        groups.add(group("EASD%02d".formatted(index), "%09d".formatted(3000 + i)));
      }
      for (String label : List.of("SINSTS", "SINSTS1", "SINSTS2", "SINSTS3", "SINSTI")) {
        groups.add(group(label, "%05d".formatted(400 + i)));
      }
      for (String label : List.of("URMS1", "URMS2", "URMS3", "IRMS1", "IRMS2", "IRMS3")) {
        groups.add(group(label, "%03d".formatted(230 + i)));
      }
      for (String label : List.of("SMAXSN", "SMAXIN", "CCASN", "CCAIN")) {
        groups.add(group(label, "H2601151801%02d".formatted(i), "%05d".formatted(500 + i)));
      }
      for (String label : List.of("UMOY1", "UMOY2", "UMOY3")) {
        groups.add(group(label, "H2601151802%02d".formatted(i), "%03d".formatted(231 + i)));
      }
      groups.add(group("STGE", "003A0001"));
      groups.add(group("MSG1", "PAS DE          MESSAGE         "));
      line.append(frame(groups.toArray(String[]::new)));
    }
    return Files.write(folder.resolve("changing.bin"), bytes(line.toString()));
  }

  @Test
  void fortyLiveValuesAndAFrameASecondFlowOverALinkWithADelay() throws Exception {
    Path recording = recording();
    try (Mosquitto broker = Mosquitto.started(folder);
        SlowLink link = new SlowLink(broker.port(), 100);
        Subscriber subscriber = new Subscriber(broker.port());
        Device device =
            Device.started(
                "tic.source", "file:" + recording,
                "mqtt.url", "mqtt://127.0.0.1:" + link.port())) {
      await()
          .atMost(Duration.ofSeconds(10))
          .until(() -> !subscriber.on("/energy_active_import_total").isEmpty());
      subscriber.all().clear();
      await().atMost(Duration.ofSeconds(30)).until(() -> subscriber.on("/frame").size() >= FRAMES);

      long lives =
          subscriber.all().stream().filter(message -> !message.topic().endsWith("/frame")).count();
      assertThat(lives).isGreaterThanOrEqualTo((FRAMES - 1) * 40L);
      assertThat(device.status().at("/mqtt/failed").asLong()).isZero();
      assertThat(device.status().get("dropped_messages").asLong()).isZero();
      List<Long> sequences = subscriber.on("/frame").stream().map(SlowLinkTest::sequence).toList();
      for (int i = 1; i < sequences.size(); i++) {
        assertThat(sequences.get(i)).as("no frame is missing").isEqualTo(sequences.get(i - 1) + 1);
      }
    }
  }

  private static long sequence(Subscriber.Received frame) {
    return Long.parseLong(frame.text().replaceFirst(".*\"sequence\":([0-9]+).*", "$1"));
  }
}
