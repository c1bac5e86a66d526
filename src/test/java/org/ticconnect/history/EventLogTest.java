package org.ticconnect.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ticconnect.meter.guard.MeterEvent;

class EventLogTest {
  private static final Executor AT_ONCE = Runnable::run;

  @TempDir private Path folder;

  private static MeterEvent event(int number) {
    return new MeterEvent(
        "main",
        MeterEvent.Kind.SUBSCRIBED_POWER_CHANGED,
        Instant.ofEpochSecond(1_800_000_000L + number),
        number % 2 == 0 ? Optional.empty() : Optional.of(Instant.ofEpochSecond(number)),
        "before " + number,
        "after \"" + number);
  }

  private EventLog log() {
    return new EventLog(folder, AT_ONCE);
  }

  @Test
  void eventsAreKeptOverARestart() {
    EventLog log = log();
    log.add(event(1));
    log.add(event(2));

    assertThat(log().events()).containsExactly(event(1), event(2));
  }

  @Test
  void whatARecordingTellsIsShownAndNotKept() {
    EventLog log = log();
    log.show(event(1));
    log.add(event(2));

    assertThat(log.events()).containsExactly(event(1), event(2));
    assertThat(log().events()).containsExactly(event(2));
  }

  @Test
  void whatTheWriterDidNotGetToIsWrittenAtTheEnd() {
    EventLog log = new EventLog(folder, neverRun -> {});
    log.add(event(1));
    log.close();

    assertThat(log().events()).containsExactly(event(1));
  }

  @Test
  void theOldestGivesWay() {
    EventLog log = log();
    for (int i = 0; i < EventLog.MOST + 3; i++) {
      log.add(event(i));
    }

    assertThat(log.events()).hasSize(EventLog.MOST).startsWith(event(3));
    assertThat(log().events()).isEqualTo(log.events());
  }

  @Test
  void aDamagedLineCostsOnlyItself() throws Exception {
    log().add(event(1));
    Path file = folder.resolve("events.jsonl");
    Files.write(
        file, ("{\"kind\":\"NONSENSE\"}\n\u0000\u00ff[\n\n" + Files.readString(file)).getBytes());

    assertThat(log().events()).containsExactly(event(1));
  }

  @Test
  void aFileThatIsFarTooLargeIsNotRead() throws Exception {
    Files.write(folder.resolve("events.jsonl"), new byte[2 << 20]);

    assertThat(log().events()).isEmpty();
  }

  @Test
  void aFolderThatCannotBeWrittenCostsNoEventInMemory() throws Exception {
    Path inTheWay = Files.writeString(folder.resolve("file"), "not a folder");
    EventLog log = new EventLog(inTheWay, AT_ONCE);
    log.add(event(1));

    assertThat(log.events()).containsExactly(event(1));
  }
}
