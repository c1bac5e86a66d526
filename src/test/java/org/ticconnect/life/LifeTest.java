package org.ticconnect.life;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who is told what, and what the next start knows. */
final class LifeTest {
  private static final Duration OFTEN = Duration.ofMillis(20);

  @TempDir private Path run;

  private final List<String> told = new CopyOnWriteArrayList<>();
  private final AtomicReference<Optional<String>> flaw = new AtomicReference<>(Optional.empty());
  private final Vitals vitals = new Vitals();

  private Life life() {
    return new Life(
        run, "1.2.3", vitals, lines -> told.add(String.join(" ", lines)), Clock.systemUTC());
  }

  private Life started() {
    Life life = life();
    life.begin();
    life.started(() -> List.of(new Proof("web", flaw::get)), OFTEN);
    return life;
  }

  private long fed() {
    return told.stream().filter(text -> text.contains("WATCHDOG=1")).count();
  }

  @Test
  void feedsOnlyWhileAllLive() {
    try (Life life = started()) {
      await().until(() -> fed() > 2);
      assertThat(told.get(0)).isEqualTo("READY=1 STATUS=runs");
      assertThat(run.resolve("healthy")).hasContent("1.2.3");

      flaw.set(Optional.of("is silent"));
      await().until(() -> vitals.last().filter(round -> !round.passed()).isPresent());
      long fed = fed();
      await().until(() -> told.stream().filter(text -> text.contains("web is silent")).count() > 3);
      assertThat(fed()).isEqualTo(fed);

      flaw.set(Optional.empty());
      await().until(() -> fed() > fed);
      life.stopping();
      await().until(() -> told.get(told.size() - 1).startsWith("STOPPING=1"));
    }
  }

  @Test
  void aProofThatThrowsIsNone() {
    Vitals told = new Vitals();
    try (Life life = new Life(run, "1", told, Overseer.NONE, Clock.systemUTC())) {
      life.begin();
      life.started(
          () ->
              List.of(
                  new Proof(
                      "web",
                      () -> {
                        throw new IllegalStateException("broken");
                      })),
          OFTEN);
      await().until(() -> told.last().filter(round -> !round.passed()).isPresent());
      assertThat(told.last().orElseThrow().flaws()).contains("web cannot be asked", "broken");
    }
  }

  @Test
  void theNextStartKnowsWhatHung() {
    try (Life hung = started()) {
      await().until(() -> fed() > 0);
      flaw.set(Optional.of("is silent"));
      await().until(() -> vitals.last().filter(round -> !round.passed()).isPresent());
      await().until(() -> read("life").contains("is silent"));
    }
    life().begin();
    assertThat(vitals.lastEnd()).isEqualTo(new LastEnd(LastEnd.Kind.WATCHDOG, "web is silent"));
    assertThat(run.resolve("healthy")).doesNotExist();
  }

  private String read(String file) {
    return new RunFolder(run).read(file).orElse("");
  }

  @Test
  void anEndThatWasAskedForIsNoneToTell() {
    try (Life life = started()) {
      life.stopping();
    }
    life().begin();
    assertThat(vitals.lastEnd().kind()).isEqualTo(LastEnd.Kind.ASKED);
    life().begin();
    assertThat(vitals.lastEnd().kind()).isEqualTo(LastEnd.Kind.CRASH);
  }

  @Test
  void nothingIsKnownAfterTheMachineWasStartedAnew() throws Exception {
    Files.writeString(run.resolve("life"), "another-boot\nruns\nweb is silent\n");
    life().begin();
    assertThat(vitals.lastEnd()).isEqualTo(LastEnd.UNKNOWN);
  }

  @ParameterizedTest
  @CsvSource({
    "watchdog killed ABRT, WATCHDOG, web is silent",
    "oom-kill killed KILL, MEMORY, MemoryMax",
    "exit-code exited 3, MEMORY, -Xmx",
    "exit-code exited 1, CRASH, exit code 1",
    "signal killed SEGV, CRASH, signal SEGV",
    "core-dump dumped ABRT, CRASH, signal ABRT",
    "timeout killed KILL, CRASH, did not end in time",
    "success exited 0, WATCHDOG, web is silent",
  })
  void systemdKnowsBest(String result, LastEnd.Kind kind, String detail) {
    assertThat(LastEnd.of(false, "web is silent", Optional.of(result)))
        .isEqualTo(new LastEnd(kind, detail));
  }

  @Test
  void aFolderThatCannotBeWrittenIsDoneWithout() throws Exception {
    Path file = Files.createFile(run.resolve("file"));
    Vitals told = new Vitals();
    try (Life life = new Life(file, "1", told, Overseer.NONE, Clock.systemUTC())) {
      life.begin();
      life.started(List::of, OFTEN);
      await().until(() -> told.last().isPresent());
      assertThat(told.last().orElseThrow().passed()).isTrue();
    }
  }

  @Test
  void systemdIsToldThreeTimesWithinItsPatience() {
    assertThat(Systemd.interval(Map.of("WATCHDOG_USEC", "15000000"), Life.INTERVAL))
        .isEqualTo(Duration.ofSeconds(5));
    assertThat(Systemd.interval(Map.of("WATCHDOG_USEC", "90000000"), Life.INTERVAL))
        .isEqualTo(Life.INTERVAL);
    assertThat(Systemd.interval(Map.of("WATCHDOG_USEC", "nonsense"), Life.INTERVAL))
        .isEqualTo(Life.INTERVAL);
    assertThat(Systemd.of(Map.of())).isEmpty();
  }
}
