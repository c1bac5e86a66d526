package org.ticconnect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AloneTest {
  @TempDir private Path folder;

  @Test
  void oneAtATimeHoldsAFolder() {
    Path run = folder.resolve("data/run");
    try (Alone first = Alone.in(run)) {
      assertThat(first.granted()).isTrue();
      try (Alone second = Alone.in(run)) {
        assertThat(second.granted()).isFalse();
      }
    }
    try (Alone next = Alone.in(run)) {
      assertThat(next.granted()).isTrue();
    }
  }

  @Test
  void whatCannotBeHeldStopsNobody() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    try (Alone alone = Alone.in(file.resolve("run"))) {
      assertThat(alone.granted()).isTrue();
    }
  }
}
