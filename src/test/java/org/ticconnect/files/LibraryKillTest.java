package org.ticconnect.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ticconnect.mapping.FileTree;
import org.ticconnect.support.ChildJvm;

/** Ends a saving process at each step of a save; how often is set by library.kills. */
final class LibraryKillTest {
  /** Of one save and one activation: a text, and twice the list and the list before it. */
  private static final int STEPS = 20;

  @TempDir private Path folder;

  @Test
  void hasTheOldOrTheNewFileWhenTheProcessIsKilled() throws IOException, InterruptedException {
    Random random = new Random(6);
    Seen seen = new Seen();
    int kills = Integer.getInteger("library.kills", 6);
    for (int kill = 0; kill < kills; kill++) {
      // Each step in turn, in one of the first saves.
      int steps = kill % STEPS + STEPS * random.nextInt(3);
      int[] count = {0};
      new ChildJvm(LibraryChild.class, folder.toString())
          .killWhen(
              line -> {
                seen.line(line);
                count[0] += line.equals("step") ? 1 : 0;
              },
              () -> count[0] > steps);
      check(seen, "kill " + kill + " after " + steps + " steps");
    }
  }

  private void check(Seen seen, String when) throws IOException {
    Library library = new Library(folder, FileTree.of(folder), Clock.systemUTC());
    assertThat(library.problem()).as(when).isEmpty();
    assertThat(library.damaged()).as(when).isEmpty();
    OwnFile own = library.own(LibraryChild.FILE).orElse(null);
    if (own == null) {
      assertThat(seen.saved).as(when).isZero();
      return;
    }
    assertThat(own.newest().number()).as(when).isBetween(seen.saved, seen.saved + 1);
    assertThat(own.active().orElse(0)).as(when).isBetween(seen.runs, seen.runs + 1);
    for (Version version : own.versions()) {
      assertThat(library.text(LibraryChild.FILE, version.number()))
          .as(when)
          .contains(LibraryChild.text(version.number()));
    }
    assertThat(Files.exists(folder.resolve("library/library.json"))).as(when).isTrue();
    seen.saved = own.newest().number();
    seen.runs = own.active().orElse(0);
  }

  /** What the child has said to be done. */
  private static final class Seen {
    private int saved;
    private int runs;

    private void line(String line) {
      if (line.startsWith("saved ")) {
        saved = Integer.parseInt(line.substring(6));
      } else if (line.startsWith("runs ")) {
        runs = Integer.parseInt(line.substring(5));
      }
    }
  }
}
