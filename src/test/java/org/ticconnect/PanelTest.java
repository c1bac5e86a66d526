package org.ticconnect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ticconnect.device.hardware.LitLeds;

/** Lamp and button of the whole program. */
class PanelTest {
  private static final Duration SOON = Duration.ofSeconds(15);

  private static JsonNode body(HttpResponse<String> answer) throws Exception {
    return new ObjectMapper().readTree(answer.body());
  }

  @Test
  void aDeviceWithoutPinsHasAButtonOnItsPage() throws Exception {
    try (Device device = Device.started("tic.source", "simulator:single-phase")) {
      JsonNode panel = device.json("/api/panel");
      assertThat(panel.at("/lamp/back").asText()).isEqualTo("none");
      assertThat(panel.at("/lamp/message").isNull()).isTrue();
      assertThat(panel.at("/button/back").asText()).isEqualTo("none");
      assertThat(panel.at("/button/down").asBoolean()).isFalse();
      assertThat(panel.get("last").isNull()).isTrue();
      await().atMost(SOON).until(() -> device.source().get("frames").asLong() > 1);
      assertThat(device.json("/api/panel").at("/lamp/pattern").asText()).isEqualTo(device.lamp());

      HttpResponse<String> first = device.post("/api/button/click", "");
      HttpResponse<String> second = device.post("/api/button/click", "");

      assertThat(first.statusCode()).isEqualTo(202);
      assertThat(first.body()).isEqualTo("{\"did\":\"reconnect\"}");
      assertThat(second.statusCode()).isEqualTo(429);
      assertThat(body(second).get("seconds").asInt()).isBetween(1, 5);
      assertThat(body(second).get("error_fr").asText())
          .startsWith("l’appareil vient de se reconnecter : cliquez de nouveau dans ");
      JsonNode last = device.json("/api/panel").get("last");
      assertThat(last.get("press").asText()).isEqualTo("click");
      assertThat(last.get("did").asText()).isEqualTo("too_soon");
      assertThat(Instant.parse(last.get("at").asText()))
          .isBetween(Instant.now().minusSeconds(60), Instant.now());
      long frames = device.source().get("frames").asLong();
      await().atMost(SOON).until(() -> device.source().get("frames").asLong() > frames + 1);
    }
  }

  @Test
  void pinsThatDoNotWorkAreToldAndHarmNothing() throws Exception {
    try (Device device =
        Device.started(
            "tic.source",
            "simulator:single-phase",
            "lamp.red",
            "gpio:17",
            "lamp.green",
            "led:no-such-led",
            "button.pin",
            "input:/dev/no-such-input")) {
      await().atMost(SOON).until(() -> !device.json("/api/panel").at("/button/message").isNull());
      await().atMost(SOON).until(() -> !device.json("/api/panel").at("/lamp/message").isNull());
      JsonNode panel = device.json("/api/panel");
      assertThat(panel.at("/lamp/back").asText()).isEqualTo("gpio");
      assertThat(panel.at("/lamp/message").asText()).startsWith("GPIO line 17 cannot be used: ");
      assertThat(panel.at("/lamp/message_fr").asText())
          .startsWith("la ligne GPIO 17 est inutilisable : ");
      assertThat(panel.at("/button/back").asText()).isEqualTo("input");
      assertThat(panel.at("/button/message").asText())
          .startsWith("/dev/no-such-input cannot be read (it is not there).");
      assertThat(panel.at("/button/message_fr").asText())
          .startsWith("/dev/no-such-input ne peut pas être lu (il est absent).");
      await().atMost(SOON).until(() -> device.source().get("frames").asLong() > 1);
    }
  }

  @Test
  void aButtonOfTheKernelIsReadFromThePressToTheLastStep() throws Exception {
    Path memory = Path.of("/dev/shm");
    assumeTrue(Files.isWritable(memory), "SKIPPED: there is no writable folder in /dev");
    Path folder = Files.createTempDirectory(memory, "tic-connect-test");
    Path fifo = folder.resolve("event0");
    assertThat(new ProcessBuilder("mkfifo", fifo.toString()).start().waitFor()).isZero();
    try (FileChannel kernel =
            FileChannel.open(fifo, StandardOpenOption.READ, StandardOpenOption.WRITE);
        Device device =
            Device.started("tic.source", "simulator:single-phase", "button.pin", "input:" + fifo)) {
      // One that begins before the button was first looked at counts for nothing.
      await()
          .atMost(SOON)
          .until(
              () -> {
                press(device, kernel, 200);
                return !last(device).isEmpty();
              });
      assertThat(last(device)).isEqualTo("click reconnect");
      press(device, kernel, 3_000);
      await()
          .atMost(SOON)
          .untilAsserted(() -> assertThat(last(device)).isEqualTo("hold factory_reset"));
    } finally {
      Files.delete(fifo);
      Files.delete(folder);
    }
  }

  private static String last(Device device) {
    JsonNode last = device.json("/api/panel").get("last");
    return last.isNull() ? "" : last.get("press").asText() + " " + last.get("did").asText();
  }

  /** The device judges the time by itself, whatever this test is kept by. */
  private static void press(Device device, FileChannel kernel, long millis) throws Exception {
    await().atMost(SOON).until(() -> !down(device));
    kernel.write(key(1));
    CompletableFuture.runAsync(
            () -> {}, CompletableFuture.delayedExecutor(millis, TimeUnit.MILLISECONDS))
        .get();
    kernel.write(key(0));
  }

  private static boolean down(Device device) {
    return device.json("/api/panel").at("/button/down").asBoolean();
  }

  private static ByteBuffer key(int value) {
    return ByteBuffer.allocate(24)
        .order(ByteOrder.nativeOrder())
        .putShort(16, (short) 1)
        .putShort(18, (short) 0x100)
        .putInt(20, value);
  }

  @Test
  void theLampOfAProgramThatDiedIsDarkenedByTheScript(@TempDir Path folder) throws Exception {
    Path red = Files.createDirectories(folder.resolve("leds/tic:red")).resolve("brightness");
    Path other = Files.createDirectories(folder.resolve("leds/other")).resolve("brightness");
    Files.writeString(red, "255\n");
    Files.writeString(other, "255\n");
    Path run = folder.resolve("run");
    new LitLeds(run)
        .note(
            Stream.of(
                Optional.of("led:tic:red"),
                Optional.of("gpio:17"),
                Optional.of("led:gone"),
                Optional.empty()));

    assertThat(run.resolve("lamp")).hasContent("tic:red\ngone");
    assertThat(lampOff(folder.resolve("leds"), run.resolve("lamp"))).isZero();
    assertThat(red).hasContent("0");
    assertThat(other).hasContent("255");
    assertThat(lampOff(folder.resolve("leds"), run.resolve("nothing"))).isZero();
  }

  private static int lampOff(Path leds, Path file) throws Exception {
    ProcessBuilder script =
        new ProcessBuilder(List.of("sh", "src/main/bin/lamp-off", file.toString()))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD);
    script.environment().put("LEDS", leds.toString());
    return script.start().waitFor();
  }
}
