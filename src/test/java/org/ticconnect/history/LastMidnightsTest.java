package org.ticconnect.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ticconnect.meter.MidnightIndexes;

class LastMidnightsTest {
  private static final Executor AT_ONCE = Runnable::run;
  private static final MidnightIndexes MIDNIGHT =
      new MidnightIndexes(
          "042176000123", LocalDate.of(2026, 1, 16), Map.of("energy_active_import_total", 5_000L));

  @TempDir private Path folder;

  private LastMidnights midnights() {
    return new LastMidnights(folder, AT_ONCE);
  }

  @Test
  void theLastMidnightOfEachSourceIsKeptOverARestart() {
    MidnightIndexes next =
        new MidnightIndexes("042176000123", MIDNIGHT.day().plusDays(1), Map.of());
    LastMidnights midnights = midnights();
    midnights.keep("main", MIDNIGHT);
    midnights.keep("garden", MIDNIGHT);
    midnights.keep("main", next);

    assertThat(midnights().of("main")).contains(next);
    assertThat(midnights().of("garden")).contains(MIDNIGHT);
    assertThat(midnights().of("roof")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "{\"main\":{}}",
        "{\"main\":{\"address\":\"1\",\"day\":\"yesterday\",\"values\":{}}}",
        "{\"main\":{\"address\":\"1\",\"day\":\"2026-01-16\",\"values\":{\"a\":\"many\"}}}"
      })
  void aDamagedFileBeginsAnew(String text) throws Exception {
    Files.writeString(folder.resolve("last-midnights.json"), text);
    LastMidnights midnights = midnights();

    assertThat(midnights.of("main")).isEmpty();
    midnights.keep("main", MIDNIGHT);
    assertThat(midnights().of("main")).contains(MIDNIGHT);
  }
}
