package org.ticconnect;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ticconnect.files.FileName;
import org.ticconnect.files.Library;
import org.ticconnect.mapping.FileTree;
import org.ticconnect.support.Browser;
import org.ticconnect.support.Claimed;

/** The process is killed while it goes back to factory defaults: the next start goes on. */
final class FactoryKillTest {
  private static final String SECRET = "hunter2-of-the-broker";
  private static final String ID = "89abcdef";

  /** Of which removing takes a while. */
  private static final int MANY = 400;

  /** By then the next application runs. */
  private static final int LATEST_MILLIS = 3000;

  @TempDir private Path folder;
  private final Random random = new Random(8);

  @Test
  @DisplayName("X7: a few random kill points")
  void aFewTimes() throws Exception {
    kill(4);
  }

  @Test
  @Tag("long")
  @DisplayName("X7: 200 random kill points")
  void twoHundredTimes() throws Exception {
    kill(200);
  }

  private void kill(int times) throws Exception {
    int cutShort = 0;
    for (int kill = 0; kill < times; kill++) {
      Path data = folder.resolve("data" + kill);
      use(data);
      try (Program program = Program.in(data).with("tic.source", "simulator:three-phase").start()) {
        assertThat(program.post("/api/factory-reset")).isEqualTo(202);
        if (kill % 2 == 0) {
          awaitFirstGone(data);
          pause(random.nextInt(40));
        } else {
          pause(random.nextInt(LATEST_MILLIS));
        }
      }
      cutShort += Files.exists(data.resolve("factory-reset")) ? 1 : 0;
      try (Device device = Device.unclaimed(data)) {
        isNew(device, data, "kill " + kill);
      }
    }
    System.out.println(cutShort + " of " + times + " resets were cut short and went on");
  }

  private static void use(Path data) throws Exception {
    Claimed.folder(data);
    Files.writeString(data.resolve("device-id"), ID + "\n");
    Library library = new Library(data, FileTree.of(Device.HOME), Clock.systemUTC());
    FileName settings = FileName.SETTINGS;
    String text =
        "tic.source = simulator:three-phase\nmqtt.url = mqtt://127.0.0.1:1\nmqtt.password = "
            + SECRET
            + "\n";
    int version = library.save(settings, text, Optional.of(Library.ANY), "owner").number();
    library.run(Map.of(settings, Optional.of(version)));
    for (int i = 0; i < MANY; i++) {
      Files.writeString(data.resolve("of-the-owner-" + i), SECRET);
    }
  }

  private static void awaitFirstGone(Path data) throws IOException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    int there = MANY;
    while (there == MANY && System.nanoTime() < end) {
      try (Stream<Path> all = Files.list(data)) {
        there = (int) all.filter(one -> one.getFileName().toString().startsWith("of-the-")).count();
      }
    }
  }

  /** The moment of the kill is what is tested. */
  private static void pause(int millis) throws InterruptedException {
    new CountDownLatch(1).await(millis, TimeUnit.MILLISECONDS);
  }

  private static void isNew(Device device, Path data, String when) throws IOException {
    Browser browser = new Browser(device.httpPort());
    assertThat(browser.get("/api/session").json().get("claimed").asBoolean()).as(when).isFalse();
    assertThat(device.lamp()).as(when).isEqualTo("red");
    assertThat(data.resolve("factory-reset")).as(when).doesNotExist();
    assertThat(data.resolve("device-id")).as(when).hasContent(ID);
    try (Stream<Path> all = Files.walk(data)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        assertThat(new String(Files.readAllBytes(file), ISO_8859_1))
            .as(when + ": " + file)
            .doesNotContain(SECRET, "administrator", "simulator")
            .doesNotContainPattern("0426[0-9]{8}");
      }
    }
  }
}
