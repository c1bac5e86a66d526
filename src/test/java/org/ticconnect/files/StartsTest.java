package org.ticconnect.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StartsTest {
  @TempDir private Path data;

  @Test
  void isSafeAfterThreeStartsThatDidNotLast() {
    assertThat(Starts.begin(data).safe()).isFalse();
    assertThat(Starts.begin(data).safe()).isFalse();
    assertThat(Starts.begin(data).safe()).isFalse();
    assertThat(Starts.begin(data).safe()).isTrue();
  }

  @Test
  void beginsToCountAnewAfterOneThatLasted() {
    Starts.begin(data);
    Starts.begin(data);
    Starts.begin(data).lasted();
    assertThat(Starts.begin(data).safe()).isFalse();
  }

  @Test
  void countsNothingWhereItCannotWrite() {
    Path nowhere = Path.of("/proc/nothing");
    for (int start = 0; start < 5; start++) {
      assertThat(Starts.begin(nowhere).safe()).isFalse();
    }
  }
}
