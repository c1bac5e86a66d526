package org.ticconnect.history.past;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ticconnect.support.ChildJvm;

/** Ends a process that keeps minutes at random points; history.kills says how often. */
class PastKillTest {
  private static final long START = 1_800_000_000L;
  private static final int MOST_MINUTES = 300;

  @TempDir private Path folder;

  @Test
  void whatWasKeptOutlivesAKill() throws Exception {
    Random random = new Random(3);
    Path file = folder.resolve("history-main.mv");
    long[] safe = {START - Minute.SECONDS};
    for (int kill = 0; kill < Integer.getInteger("history.kills", 2); kill++) {
      long enough = safe[0] + Minute.SECONDS * (1 + random.nextInt(MOST_MINUTES));
      new ChildJvm(KeepingChild.class, file.toString(), Long.toString(safe[0] + Minute.SECONDS))
          .killWhen(line -> safe[0] = Long.parseLong(line), () -> safe[0] >= enough);

      DiskShelf shelf = new DiskShelf(file);
      try (Past past = new Past(shelf, new Days(30, 365))) {
        assertThat(past.between(Kind.MINUTE, START, safe[0] + 1))
            .hasSize((int) ((safe[0] - START) / Minute.SECONDS) + 1);
        assertThat(past.last(Kind.MINUTE).orElseThrow())
            .isBetween(safe[0], safe[0] + Minute.SECONDS);
        assertThat(shelf.damaged()).isFalse();
        safe[0] = past.last(Kind.MINUTE).orElseThrow();
      }
    }
  }
}
