package org.ticconnect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ticconnect.files.Library;
import org.ticconnect.files.LibraryChild;
import org.ticconnect.files.OwnFile;
import org.ticconnect.files.Version;
import org.ticconnect.mapping.FileTree;
import org.ticconnect.support.ChildJvm;
import org.ticconnect.support.Home;
import org.ticconnect.support.Master;

/** A process that saves is killed at each step of a save: the old or the new file, both whole. */
final class SaveKillTest {
  /** Of one save and one activation: a text, and twice the list and the list before it. */
  private static final int STEPS = 20;

  @TempDir private Path folder;
  private Path home;
  private Path data;

  @BeforeEach
  void aTableThatNamesTheMap() throws IOException {
    home = Home.withUnits(folder.resolve("home"), "unit: 1, map: phoenix-empro-ma370");
    data = folder.resolve("data");
  }

  @Test
  void aFewTimes() throws Exception {
    kill(6);
  }

  @Test
  @Tag("long")
  void fiveHundredTimes() throws Exception {
    kill(500);
  }

  private void kill(int times) throws Exception {
    Random random = new Random(6);
    Seen seen = new Seen();
    for (int kill = 0; kill < times; kill++) {
      // Each step in turn, in one of the first saves.
      int steps = kill % STEPS + STEPS * random.nextInt(3);
      int[] count = {0};
      new ChildJvm(LibraryChild.class, data.toString())
          .killWhen(
              line -> {
                seen.line(line);
                count[0] += line.equals("step") ? 1 : 0;
              },
              () -> count[0] > steps);
      String when = "kill " + kill + " after " + steps + " steps";
      isWhole(seen, when);
      starts(seen, when);
    }
  }

  private void isWhole(Seen seen, String when) {
    Library library = new Library(data, FileTree.of(home), Clock.systemUTC());
    assertThat(library.problem()).as(when).isEmpty();
    assertThat(library.damaged()).as(when).isEmpty();
    OwnFile own = library.own(LibraryChild.FILE).orElse(null);
    if (own == null) {
      assertThat(seen.saved).as(when).isZero();
      return;
    }
    assertThat(own.newest().number()).as(when).isBetween(seen.saved, seen.saved + 1);
    // The one before, or the last one that was saved: a version between them never ran.
    assertThat(own.active().orElse(0)).as(when).isIn(seen.runs, seen.saved, own.newest().number());
    for (Version version : own.versions()) {
      assertThat(library.text(LibraryChild.FILE, version.number()))
          .as(when)
          .contains(LibraryChild.text(version.number()));
    }
    seen.saved = own.newest().number();
    seen.runs = own.active().orElse(0);
  }

  /** The device comes up, with the version that ran. */
  private void starts(Seen seen, String when) throws Exception {
    try (Device device =
            Device.startedWith(data, home, Patience.USUAL, "tic.source", "simulator:single-phase");
        Master master = device.master()) {
      if (seen.runs > 0) {
        assertThat(master.holding(1, LibraryChild.REGISTER, 1)).as(when).containsExactly(seen.runs);
      }
    }
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
