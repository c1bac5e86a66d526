package org.ticconnect.owner.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.ticconnect.meter.Freshness;
import org.ticconnect.owner.HeardMeter;
import org.ticconnect.owner.OwnerEvent;
import org.ticconnect.owner.RecordingWorld;
import org.ticconnect.tic.Label;
import org.ticconnect.tic.Lines;

/** What is said of what a meter told. */
class TellerTest {
  private static final Instant NOW = Instant.parse("2026-01-15T17:00:05Z");

  private final AtomicLong now = new AtomicLong(Duration.ofHours(1).toNanos());
  private final HeardMeter meter = new HeardMeter("main", now::get);
  private final Teller teller =
      new Teller(
          new Surroundings(
              new RecordingWorld(),
              topic -> true,
              url -> true,
              (source, address) -> Optional.of("house"),
              new Freshness(Duration.ofSeconds(10)),
              now::get,
              Clock.fixed(NOW, ZoneOffset.UTC)));

  private LiveChange change(String quantity, HeardMeter.Heard heard) {
    return heard.updates().stream()
        .flatMap(
            update ->
                update.changes().stream().map(change -> new LiveChange(update.values(), change)))
        .filter(told -> told.change().quantity().name().equals(quantity))
        .reduce((one, other) -> other)
        .orElseThrow();
  }

  private HeardMeter.Heard power(String voltAmperes) {
    return meter.heard(
        List.of(Lines.good(Label.PREF, "09"), Lines.good(Label.SINSTS, voltAmperes)));
  }

  @Test
  void aNewValueHasItsLoad() {
    LiveChange told = change("power_apparent_import", power("04000"));
    now.addAndGet(Duration.ofSeconds(2).toNanos());

    Told said = teller.live(told).orElseThrow();

    assertThat(said.body()).isEqualTo(4000L);
    assertThat(said.headers())
        .containsEntry("meter", "house")
        .containsEntry("source", "main")
        .containsEntry("quantity", "power_apparent_import")
        .containsEntry("unit", "VA")
        .containsEntry("estimated", false)
        .containsEntry("received", "2026-01-15T17:00:03Z");
    assertThat(said.headers().get("load_percent")).hasToString("44.4");
  }

  @Test
  void whatIsTooOldIsNotSaid() {
    HeardMeter.Heard heard = power("04000");
    LiveChange told = change("power_apparent_import", heard);
    now.addAndGet(Duration.ofSeconds(11).toNanos());

    assertThat(teller.live(told)).isEmpty();
    assertThat(teller.reading(heard.reading(), Set.of("power_apparent_import"))).isEmpty();
    assertThat(teller.reading(heard.reading(), Set.of()).orElseThrow().headers())
        .doesNotContainKeys("power_apparent_import", "load_percent");
  }

  @Test
  void aFrameWithoutDateHasNoTime() {
    Told said = teller.reading(power("04000").reading(), Set.of()).orElseThrow();

    assertThat(said.headers())
        .doesNotContainKeys("time", "time_s", "time_ms", "time_ns")
        .containsEntry("sequence", 1L)
        .containsEntry("power_apparent_import", 4000L);
    assertThat(said.body().toString()).doesNotContain("\"time\"").contains("\"bad_groups\":0");
  }

  @Test
  void aFieldOfAnEventDoesNotHideItsSource() {
    Told said =
        teller.event(
            new OwnerEvent(
                OwnerEvent.Kind.LINE,
                "main",
                Optional.empty(),
                Optional.empty(),
                Map.of("source", "other", "good", true)));

    assertThat(said.headers())
        .containsOnly(
            Map.entry("event", "line"), Map.entry("source", "main"), Map.entry("good", true));
    assertThat(said.body().toString()).contains("\"good\":true");
  }

  @Test
  void aFullInboxDropsTheOldest() throws Exception {
    Inbox<Integer> inbox = new Inbox<>(3, number -> number != 2);
    for (int number = 0; number < 6; number++) {
      inbox.offer(number);
    }

    assertThat(inbox.dropped()).isEqualTo(2);
    assertThat(inbox.take()).contains(3);
    assertThat(inbox.waiting()).isEqualTo(3);
    inbox.close();
    inbox.offer(6);
    assertThat(inbox.take()).contains(4);
    assertThat(inbox.take()).contains(5);
    assertThat(inbox.take()).isEmpty();
    assertThat(inbox.waiting()).isZero();
  }

  @Test
  void aTopicIsRemembered() {
    TopicMemory memory = new TopicMemory(now::get);
    OptionalInt none = OptionalInt.empty();

    assertThat(memory.due("a", "1", true, none)).isTrue();
    assertThat(memory.due("a", "1", true, none)).isFalse();
    assertThat(memory.due("b", "1", true, none)).isTrue();
    assertThat(memory.due("a", "1", false, OptionalInt.of(10))).isFalse();
    now.addAndGet(Duration.ofSeconds(10).toNanos());
    assertThat(memory.due("a", "1", false, OptionalInt.of(10))).isTrue();
    assertThat(memory.due("a", "2", true, none)).isTrue();
  }
}
