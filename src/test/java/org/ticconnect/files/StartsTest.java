package org.ticconnect.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StartsTest {
  private static final Duration LASTS = Duration.ofMinutes(3);

  @TempDir private Path data;
  private final AtomicLong now = new AtomicLong();

  private Starts begin(String boot) {
    return Starts.begin(data, boot, now::get);
  }

  private Starts begin() {
    return begin("a");
  }

  /** A start that is looked at each second while it runs. */
  private Starts runs(Starts starts, Duration time) {
    for (long second = 0; second < time.toSeconds(); second++) {
      now.addAndGet(1_000_000_000L);
      starts.look();
      if (second >= LASTS.toSeconds()) {
        starts.lasted(Optional.of(7));
      }
    }
    return starts;
  }

  @Test
  @DisplayName("X11: three crashes within ten minutes")
  void isSafeAfterThreeCrashes() {
    assertThat(begin().safe()).isFalse();
    assertThat(begin().safe()).isFalse();
    assertThat(begin().safe()).isFalse();
    assertThat(begin().safe()).isTrue();
    assertThat(begin().safe()).isTrue();
  }

  @Test
  void countsCrashesOfStartsThatHadLasted() {
    for (int crash = 0; crash < 3; crash++) {
      assertThat(runs(begin(), Duration.ofSeconds(200)).safe()).isFalse();
    }
    assertThat(begin().safe()).isTrue();
  }

  @Test
  void forgetsWhatIsMoreThanTenMinutesAgo() {
    for (int crash = 0; crash < 10; crash++) {
      assertThat(runs(begin(), Duration.ofSeconds(310)).safe()).isFalse();
    }
  }

  @Test
  void countsNoEndThatWasAskedFor() {
    for (int start = 0; start < 5; start++) {
      Starts starts = begin();
      assertThat(starts.safe()).isFalse();
      starts.ended();
    }
  }

  @Test
  void aRestartThatWasAskedForMakesNoCrashUndone() {
    begin();
    begin();
    begin().ended();
    begin();
    assertThat(begin().safe()).isTrue();
  }

  @Test
  void aPowerCutIsNoCrashWhenTheDeviceHadLasted() {
    for (int boot = 0; boot < 10; boot++) {
      assertThat(runs(begin("boot" + boot), Duration.ofSeconds(200)).safe()).isFalse();
    }
  }

  @Test
  void aMachineThatGoesDownEachTimeSoonAfterTheStartIsSafeThen() {
    for (int boot = 0; boot < 3; boot++) {
      // Its own clock begins anew each time.
      now.set(0);
      assertThat(runs(begin("boot" + boot), Duration.ofSeconds(100)).safe()).isFalse();
    }
    assertThat(begin("boot3").safe()).isTrue();
  }

  @Test
  void whereTheMachinesStartIsNotKnownOnlyStartsThatDidNotLastCount() {
    for (int crash = 0; crash < 5; crash++) {
      assertThat(runs(begin("-"), Duration.ofSeconds(200)).safe()).isFalse();
    }
    for (int crash = 0; crash < 3; crash++) {
      begin("-").safe();
    }
    assertThat(begin("-").safe()).isTrue();
  }

  @Test
  void theNextStartIsLikeAnyOtherWhenSafeModeEndedAsAskedOrIsLongAgo() {
    isSafeAfterThreeCrashes();
    Starts safe = begin();
    safe.ended();
    Starts next = begin();
    assertThat(next.safe()).isFalse();
    next.ended();

    isSafeAfterThreeCrashes();
    runs(begin(), Duration.ofMinutes(11));
    assertThat(begin("another").safe()).isFalse();
  }

  @Test
  void keepsTheSettingsThatLastedUntilTheDeviceCrashesWithThemToo() {
    runs(begin(), Duration.ofSeconds(200)).ended();
    for (int crash = 0; crash < 3; crash++) {
      begin();
    }
    for (int crash = 0; crash < 3; crash++) {
      Starts safe = begin();
      assertThat(safe.safe()).isTrue();
      assertThat(safe.goodSettings()).hasValue(7);
    }
    Starts bare = begin();
    assertThat(bare.safe()).isTrue();
    assertThat(bare.goodSettings()).isEmpty();
  }

  @Test
  void aNoteThatIsNotInOrderCountsNothing() throws IOException {
    Files.createDirectories(data.resolve("library"));
    for (String text : new String[] {"", "2", "begun boot=a settings=x ago=1", "\0\0\0"}) {
      Files.writeString(data.resolve("library/starts"), text);
      assertThat(begin().safe()).isFalse();
    }
  }

  @Test
  void countsNothingWhereItCannotWrite() {
    Path nowhere = Path.of("/proc/nothing");
    for (int start = 0; start < 5; start++) {
      assertThat(Starts.begin(nowhere).safe()).isFalse();
    }
  }
}
