package org.ticconnect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;
import org.ticconnect.support.Pty;
import org.ticconnect.support.Traces;

/** Captures of real meters through a pseudo terminal, the serial line and the whole pipeline. */
class TracesThroughSerialTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @MethodSource("org.ticconnect.support.Traces#standard")
  void everyValidGroupArrivesAndNothingFails(String file, int valid) throws Exception {
    byte[] bytes = Traces.bytes(file);
    Path port = folder.resolve("tty");
    ListAppender<ILoggingEvent> log = new ListAppender<>();
    Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    log.start();
    root.addAppender(log);
    try (Device device = Device.started("tic.source", "serial:" + port);
        Pty line = Pty.plugIn(port)) {
      await()
          .atMost(Duration.ofSeconds(15))
          .until(() -> device.source().get("line").asText().equals("open"));
      line.write(bytes);
      await()
          .atMost(Duration.ofSeconds(15))
          .until(() -> device.source().get("bytes").asLong() == bytes.length);

      assertThat(device.source().get("good_groups").asInt()).isEqualTo(valid);
      assertThat(device.source().at("/quarantine/total").asInt()).isZero();
      assertThat(device.json("/api/events")).isEmpty();
      assertThat(device.status().get("dropped_messages").asInt()).isZero();
    } finally {
      root.detachAppender(log);
    }
    assertThat(log.list)
        .noneMatch(event -> event.getThrowableProxy() != null)
        .noneMatch(event -> event.getLevel() == Level.ERROR);
  }
}
