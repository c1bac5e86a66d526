package org.ticconnect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ticconnect.files.FileName;
import org.ticconnect.files.Library;
import org.ticconnect.mapping.FileTree;
import org.ticconnect.support.Claimed;

/** The process itself is killed again and again. */
final class SafeModeTest {
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final String ROUTE =
      """
      - route:
          from:
            uri: live:power_apparent_import
            steps:
              - to: mqtt-out:tic/own/power
      """;

  @TempDir private Path data;

  private Program started() throws Exception {
    return Program.in(data).start();
  }

  private static boolean safe(Program program) {
    return program.status().get("safe_mode").asBoolean();
  }

  private static int routes(Program program) {
    return program.json("/api/routes").size();
  }

  @Test
  @DisplayName("X11: three kills within ten minutes, then the page comes up and tells it")
  void threeKills() throws Exception {
    Claimed.folder(data);
    Library library = new Library(data, FileTree.of(Device.HOME), Clock.systemUTC());
    FileName mine = FileName.of("routes", "mine").orElseThrow();
    int version = library.save(mine, ROUTE, Optional.of(Library.ANY), "owner").number();
    library.run(Map.of(mine, Optional.of(version)));

    for (int kill = 0; kill < 3; kill++) {
      try (Program program = started()) {
        assertThat(safe(program)).as("after %d kills", kill).isFalse();
        await().atMost(SOON).until(() -> routes(program) == 1);
      }
    }

    try (Program program = started()) {
      JsonNode status = program.status();
      assertThat(status.get("safe_mode").asBoolean()).isTrue();
      assertThat(status.get("notices").toString()).contains("safe_mode", "three times");
      assertThat(program.send("GET", "/", "").statusCode()).isEqualTo(200);
      assertThat(routes(program)).isZero();

      await().atMost(SOON).until(() -> program.post("/api/safe-mode/end") == 200);

      assertThat(safe(program)).isFalse();
      assertThat(routes(program)).isEqualTo(1);
      program.signal("TERM");
      assertThat(program.exit(SOON)).isZero();
    }
  }
}
