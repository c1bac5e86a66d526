package org.ticconnect;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** X6: the process has no memory left. */
final class MemoryTest {
  private static final Duration MOST = Duration.ofSeconds(60);
  private static final Duration STARTED_AGAIN = Duration.ofSeconds(15);

  /** Of a Java that has no memory left and is to end then. */
  private static final int OUT_OF_MEMORY = 3;

  @TempDir private Path folder;

  @Test
  @DisplayName("X6: without memory the process ends by itself, and runs again within 15 s")
  void ends() throws Exception {
    Path data = folder.resolve("data");
    try (Program program = Program.in(data).main(HungryProgram.class).start()) {
      assertThat(program.exit(MOST)).isEqualTo(OUT_OF_MEMORY);
    }
    // What a service manager does.
    try (Program again = Program.in(data).start()) {
      System.out.printf("X6: runs again after %d ms%n", again.age().toMillis());
      assertThat(again.age()).isLessThan(STARTED_AGAIN);
      assertThat(again.notes("ended_by_crash")).isTrue();
    }
  }
}
