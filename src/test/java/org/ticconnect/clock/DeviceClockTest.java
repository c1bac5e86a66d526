package org.ticconnect.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DeviceClockTest {
  private static final Instant BUILT = Instant.parse("2026-11-01T12:00:00Z");

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "1970-01-01T00:00:30Z, false",
    "2026-10-31T11:59:59Z, false",
    "2026-10-31T12:00:01Z, true",
    "2036-11-01T12:00:00Z, true",
  })
  void countsFromTheDayOfTheBuild(Instant shown, boolean set) {
    DeviceClock clock =
        new DeviceClock(Clock.fixed(shown, ZoneOffset.UTC), BUILT, folder.resolve("mark"));
    assertThat(clock.set()).isEqualTo(set);
    assertThat(clock.now()).isEqualTo(shown);
  }

  @Test
  void knowsWhenTheNetworkHasSetIt() throws Exception {
    Path mark = folder.resolve("mark");
    DeviceClock clock = new DeviceClock(Clock.systemUTC(), BUILT, mark);
    assertThat(clock.setByNetwork()).isFalse();
    Files.createFile(mark);
    assertThat(clock.setByNetwork()).isTrue();
  }
}
