package org.ticconnect.logs;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;

/** The last lines of the log. */
class LogRingTest {
  private final LoggerContext context = new LoggerContext();
  private final LogRing ring = new LogRing();
  private final Logger log = log();

  private Logger log() {
    ring.setContext(context);
    ring.start();
    ch.qos.logback.classic.Logger logger = context.getLogger("org.example.Some");
    logger.addAppender(ring);
    return logger;
  }

  private String last() {
    List<LogLine> lines = ring.since(0);
    return lines.get(lines.size() - 1).text();
  }

  @Test
  void noMoreThanSoManyAreKept() {
    for (int i = 1; i <= LogRing.KEPT + 500; i++) {
      log.info("line {}", i);
    }
    List<LogLine> lines = ring.since(0);
    assertThat(lines).hasSize(LogRing.KEPT);
    assertThat(lines.get(0).number()).isEqualTo(501);
    assertThat(ring.since(1499)).extracting(LogLine::text).containsExactly("line 1500");
    assertThat(ring.since(1500)).isEmpty();
    log.info("x".repeat(100_000));
    assertThat(last()).hasSizeLessThan(LogMask.LONGEST + 10);
  }

  @Test
  void secretsAndIdentifiersNeverGetIn() {
    log.warn("mqtt://tic:geheim@broker:1883 refused {}", "041876097767");
    assertThat(last()).isEqualTo("mqtt://***@broker:1883 refused …7767");
    log.warn("mqtt.password = geheim, Authorization: Bearer abc.def");
    assertThat(last()).isEqualTo("mqtt.password = ***, Authorization: ***");
    log.warn("{\"token\":\"tic_123\",\"at\":\"E260116120000\"} 01234567890123");
    assertThat(last()).isEqualTo("{\"token\":\"***\",\"at\":\"E260116120000\"} …0123");
  }

  @Test
  void nothingBreaksALine() {
    log.warn("one\r\n00:00:00 INFO forged\u2028\u001b[31m", new IllegalStateException("a\nb"));
    assertThat(last())
        .isEqualTo(
            "one\\r\\n00:00:00 INFO forged\\u2028\\u001b[31m"
                + " (java.lang.IllegalStateException: a\\nb)");
  }
}
