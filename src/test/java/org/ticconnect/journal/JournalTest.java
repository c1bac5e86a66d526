package org.ticconnect.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class JournalTest {

  private static final Instant NOW = Instant.parse("2025-03-01T12:00:00Z");
  private static final Limits LIMITS = new Limits(Duration.ofDays(30), 4 * 1024 * 1024);

  @TempDir private Path folder;

  private Path file;

  @BeforeEach
  void file() {
    file = folder.resolve("journal.mv");
  }

  @Test
  void givesBackWhatWasAppended() throws JournalException {
    try (Journal journal = journal()) {
      long last =
          journal.append(
              List.of(
                  new Draft("a", "reading", NOW, Optional.of(NOW.minusSeconds(2)), "{\"é\":1}"),
                  new Draft("b", "event", NOW.plusNanos(5), Optional.empty(), "[]")));

      assertThat(last).isEqualTo(2);
      assertThat(journal.after(0, 10))
          .containsExactly(
              new JournalEntry(
                  1, "a", "reading", NOW, Optional.of(NOW.minusSeconds(2)), "{\"é\":1}"),
              new JournalEntry(2, "b", "event", NOW.plusNanos(5), Optional.empty(), "[]"));
    }
  }

  @Test
  void givesAtMostTheNumberWantedAfterASequenceNumber() throws JournalException {
    try (Journal journal = journal()) {
      journal.append(drafts(100, NOW));

      assertThat(journal.after(40, 3))
          .extracting(JournalEntry::sequence)
          .containsExactly(41L, 42L, 43L);
      assertThat(journal.after(100, 3)).isEmpty();
    }
  }

  @Test
  void keepsEverythingAcrossARestart() throws JournalException {
    try (Journal journal = journal()) {
      journal.append(drafts(100, NOW));
      journal.mark("sender", 30);
      journal.put("key", "text");
    }
    try (Journal journal = journal()) {
      assertThat(journal.after(0, 1000)).hasSize(100);
      assertThat(journal.mark("sender")).isEqualTo(30);
      assertThat(journal.waiting("sender")).isEqualTo(70);
      assertThat(journal.get("key")).contains("text");
      assertThat(journal.append(drafts(1, NOW))).isEqualTo(101);
      assertThat(journal.damaged()).isFalse();
    }
  }

  @Test
  void forgetsARemovedText() throws JournalException {
    try (Journal journal = journal()) {
      journal.put("key", "text");
      journal.remove("key");

      assertThat(journal.get("key")).isEmpty();
    }
  }

  @Test
  void neverMovesAMarkBack() throws JournalException {
    try (Journal journal = journal()) {
      journal.append(drafts(10, NOW));
      journal.mark("sender", 7);
      journal.mark("sender", 3);

      assertThat(journal.mark("sender")).isEqualTo(7);
      assertThat(journal.mark("unknown")).isZero();
      assertThat(journal.waiting("unknown")).isEqualTo(10);
    }
  }

  @Test
  void dropsEntriesThatAreTooOldAndCountsThoseNotHandled() throws JournalException {
    Limits tenMinutes = new Limits(Duration.ofMinutes(10), LIMITS.bytes());
    Instant later = NOW.plus(Duration.ofHours(1));
    try (Journal journal = Journal.open(file, tenMinutes, at(NOW))) {
      journal.append(drafts(15, NOW));
      journal.mark("fast", 15);
      journal.mark("slow", 4);
    }
    try (Journal journal = Journal.open(file, tenMinutes, at(later))) {
      journal.append(drafts(10, later));

      assertThat(journal.after(0, 100)).extracting(JournalEntry::sequence).first().isEqualTo(16L);
      assertThat(journal.lost("fast")).isZero();
      assertThat(journal.lost("slow")).isEqualTo(11);
    }
    try (Journal journal = Journal.open(file, tenMinutes, at(later))) {
      assertThat(journal.lost("slow")).isEqualTo(11);
    }
  }

  @Test
  void aClockThatIsSetForwardCostsNothing() throws JournalException {
    try (Journal journal = journal()) {
      journal.append(drafts(10, NOW));
    }
    try (Journal journal = journalAt(NOW.plus(Duration.ofDays(3650)))) {
      journal.append(drafts(1, NOW.plus(Duration.ofDays(3650))));

      assertThat(journal.after(0, 100)).hasSize(11);
    }
  }

  @Test
  void staysWithinItsSizeAndKeepsTheNewest() throws IOException {
    Limits small = new Limits(Duration.ofDays(30), 2 * 1024 * 1024);
    try (Journal journal = Journal.open(file, small, at(NOW))) {
      journal.mark("sender", 0);
      long largest = 0;
      long last = 0;
      for (int i = 0; i < 8000; i++) {
        last = journal.append(drafts(1, NOW));
        largest = Math.max(largest, Files.size(file));
      }
      List<JournalEntry> kept = journal.after(0, Integer.MAX_VALUE);

      assertThat(largest).isLessThanOrEqualTo(small.bytes());
      assertThat(kept).hasSizeGreaterThan(1500);
      assertThat(kept.get(kept.size() - 1).sequence()).isEqualTo(last);
      assertThat(journal.lost("sender")).isEqualTo(last - kept.size());
    }
  }

  @Test
  void opensEveryStateAPowerCutCanLeave() throws IOException {
    Random random = new Random(3);
    try (Journal journal = journal()) {
      journal.append(List.of());
      byte[] before = new byte[0];
      long acknowledged = 0;
      for (int round = 0; round < 60; round++) {
        byte[] after = Files.readAllBytes(file);
        if (before.length > 0) {
          Path cut = folder.resolve("cut.mv");
          Files.write(cut, before);
          assertHolds(cut, acknowledged, acknowledged);
          Files.write(cut, mixed(before, after, random));
          assertHolds(cut, acknowledged, acknowledged + 1);
        }
        acknowledged = journal.after(0, Integer.MAX_VALUE).size();
        before = after;
        journal.append(drafts(1, NOW));
      }
    }
  }

  @Test
  void setsADamagedFileAsideAndNeverReusesItsNumbers() throws IOException {
    try (Journal journal = journal()) {
      journal.append(drafts(100, NOW));
    }
    byte[] content = Files.readAllBytes(file);
    Arrays.fill(content, 0, 8192, (byte) 0);
    Files.write(file, content);
    try (Journal journal = journal()) {
      journal.append(List.of());
      assertThat(journal.damaged()).isTrue();
      assertThat(folder.resolve("journal.mv.damaged")).hasBinaryContent(content);
      assertThat(journal.append(drafts(1, NOW))).isGreaterThan(100);
    }
    try (Journal journal = journal()) {
      journal.append(List.of());
      assertThat(journal.damaged()).isFalse();
    }
  }

  @Test
  void neverGivesBackAWrongEntryFromADamagedFile() throws IOException {
    Map<Long, JournalEntry> written = new HashMap<>();
    try (Journal journal = journal()) {
      for (int i = 0; i < 200; i++) {
        journal.append(drafts(1, NOW.plusSeconds(i)));
      }
      journal.mark("sender", 50);
      journal.after(0, 1000).forEach(entry -> written.put(entry.sequence(), entry));
    }
    byte[] good = Files.readAllBytes(file);
    Random random = new Random(11);
    for (int round = 0; round < Integer.getInteger("journal.flips", 40); round++) {
      byte[] bad =
          round % 2 == 0 ? flipped(good, random) : Arrays.copyOf(good, random.nextInt(good.length));
      Files.write(file, bad);
      try (Journal journal = journal()) {
        assertThat(journal.after(0, 1000))
            .allSatisfy(entry -> assertThat(entry).isEqualTo(written.get(entry.sequence())));
        assertThat(journal.mark("sender")).isIn(0L, 50L);
        journal.append(drafts(1, NOW));
      }
    }
  }

  @Test
  void goesOnWhenTheFileIsLockedAndFreedAgain() throws IOException {
    try (Journal first = journal()) {
      first.append(drafts(1, NOW));
      try (Journal second = journal()) {
        assertThatThrownBy(() -> second.append(drafts(1, NOW)))
            .isInstanceOf(JournalException.class);
        assertThat(second.after(0, 10)).isEmpty();
        first.close();

        assertThat(second.append(drafts(1, NOW))).isEqualTo(2);
        assertThat(second.damaged()).isFalse();
      }
    }
  }

  @Test
  void goesOnAfterAnInterrupt() throws IOException {
    try (Journal journal = journal()) {
      journal.append(drafts(1, NOW));
      Thread.currentThread().interrupt();
      assertThatThrownBy(() -> journal.append(drafts(1, NOW))).isInstanceOf(JournalException.class);
      assertThat(Thread.interrupted()).isTrue();

      assertThat(journal.append(drafts(1, NOW))).isGreaterThanOrEqualTo(2);
      assertThat(journal.damaged()).isFalse();
    }
  }

  private void assertHolds(Path cut, long least, long most) {
    try (Journal journal = Journal.open(cut, LIMITS, at(NOW))) {
      assertThat(journal.damaged()).isFalse();
      List<Long> sequences =
          journal.after(0, Integer.MAX_VALUE).stream().map(JournalEntry::sequence).toList();
      assertThat((long) sequences.size()).isBetween(least, most);
      assertThat(sequences)
          .containsExactlyElementsOf(LongStream.rangeClosed(1, sequences.size()).boxed().toList());
    }
  }

  /** Of every sector that changed, either the old or the new content. */
  private static byte[] mixed(byte[] before, byte[] after, Random random) {
    int sector = 512;
    byte[] mixed = after.clone();
    for (int from = 0; from < mixed.length; from += sector) {
      if (random.nextBoolean()) {
        for (int i = from; i < Math.min(from + sector, mixed.length); i++) {
          mixed[i] = i < before.length ? before[i] : 0;
        }
      }
    }
    return mixed;
  }

  private static byte[] flipped(byte[] good, Random random) {
    byte[] bad = good.clone();
    bad[random.nextInt(bad.length)] ^= (byte) (1 + random.nextInt(255));
    return bad;
  }

  private Journal journal() {
    return journalAt(NOW);
  }

  private Journal journalAt(Instant now) {
    return Journal.open(file, LIMITS, at(now));
  }

  private static Clock at(Instant now) {
    return Clock.fixed(now, ZoneOffset.UTC);
  }

  private static List<Draft> drafts(int count, Instant received) {
    return IntStream.range(0, count)
        .mapToObj(i -> "{\"i\":" + i + ",\"f\":\"" + "x".repeat(250) + "\"}")
        .map(values -> new Draft("m", "reading", received, Optional.empty(), values))
        .toList();
  }
}
