package org.ticconnect.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ticconnect.support.ChildJvm;

/** Ends a writing process at random points; the number of points is set by journal.kills. */
final class JournalKillTest {

  private static final long BYTES = 2 * 1024 * 1024;
  private static final int MOST_LINES = 1500;

  @TempDir private Path folder;

  @Test
  void keepsWhatWasAcknowledgedWhenTheProcessIsKilled() throws IOException, InterruptedException {
    Random random = new Random(7);
    Path file = folder.resolve("journal.mv");
    Seen seen = new Seen();
    for (int kill = 0; kill < Integer.getInteger("journal.kills", 5); kill++) {
      run(file, random.nextInt(MOST_LINES), seen);
      check(file, seen);
    }
  }

  private static void run(Path file, int lines, Seen seen)
      throws IOException, InterruptedException {
    int[] count = {0};
    new ChildJvm(JournalChild.class, file.toString(), Long.toString(BYTES))
        .killWhen(
            line -> {
              seen.line(line);
              count[0]++;
            },
            () -> count[0] > lines);
  }

  private static void check(Path file, Seen seen) {
    try (Journal journal = Journal.open(file, new Limits(Duration.ofDays(1), BYTES))) {
      List<JournalEntry> entries = journal.after(0, Integer.MAX_VALUE);
      assertThat(journal.damaged()).isFalse();
      assertThat(journal.skipped()).isZero();
      assertThat(journal.mark("sender")).isBetween(seen.marked, seen.tried);
      assertThat(entries).isNotEmpty();
      long first = entries.get(0).sequence();
      long last = entries.get(entries.size() - 1).sequence();
      assertThat(last).isBetween(seen.appended, seen.appended + 1);
      assertThat(entries)
          .extracting(JournalEntry::sequence)
          .containsExactlyElementsOf(LongStream.rangeClosed(first, last).boxed().toList());
      seen.appended = last;
    }
  }

  /** What the child has said. */
  private static final class Seen {

    private long appended;
    private long tried;
    private long marked;

    private void line(String line) {
      long sequence = Long.parseLong(line.substring(2));
      switch (line.charAt(0)) {
        case 'A' -> {
          assertThat(sequence).isEqualTo(appended + 1);
          appended = sequence;
        }
        case 'T' -> tried = sequence;
        default -> marked = sequence;
      }
    }
  }
}
