package org.ticconnect.factory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Everything goes but what is to stay, whatever it is and whenever the power fails. */
final class FactoryDefaultsTest {
  private static final String ID = "0123abcd\n";

  @TempDir private Path folder;
  private Path data;

  @BeforeEach
  void aFolderThatWasUsed() throws IOException {
    data = folder.resolve("data");
    used();
  }

  private void used() throws IOException {
    Files.createDirectories(data.resolve("library/texts"));
    Files.createDirectories(data.resolve("tls"));
    Files.createDirectories(data.resolve("of-a-later-version/deep/er"));
    Files.writeString(data.resolve("device-id"), ID);
    for (String file :
        List.of(
            "access.json",
            "access.json.new",
            "security.jsonl",
            "library/library.json",
            "library/texts/abcdef",
            "tls/own.pem",
            "tls/given.pem",
            "journal-linky.mv",
            "history-linky.mv",
            "history-linky.mv.damaged",
            "events.jsonl",
            ".hidden",
            "of-a-later-version/deep/er/secret")) {
      Files.writeString(data.resolve(file), "of the owner");
    }
  }

  private FactoryDefaults defaults(Elsewhere... elsewhere) {
    return new FactoryDefaults(Ground.REAL, data, List.of(elsewhere), Duration.ofMillis(100));
  }

  private FactoryDefaults on(Ground ground) {
    return new FactoryDefaults(ground, data, List.of(), Duration.ZERO);
  }

  private List<String> kept() throws IOException {
    try (Stream<Path> all = Files.walk(data)) {
      return all.skip(1).map(one -> data.relativize(one).toString()).sorted().toList();
    }
  }

  @Test
  void onlyTheIdOfTheDeviceStays() throws IOException {
    FactoryDefaults defaults = defaults();
    defaults.ask();
    assertThat(defaults.pending()).isTrue();

    assertThat(defaults.finish().complete()).isTrue();

    assertThat(defaults.pending()).isFalse();
    assertThat(kept()).containsExactly("device-id");
    assertThat(data.resolve("device-id")).hasContent(ID.strip());
  }

  @Test
  void goesOnWhereverThePowerFails() throws IOException {
    Random random = new Random(7);
    int steps = 0;
    for (boolean cut = true; cut; steps++) {
      for (int time = 0; time < 4; time++) {
        used();
        List<String> all = kept();
        cut = cutAfter(steps, random);
        FactoryDefaults next = defaults();
        if (next.pending()) {
          assertThat(next.finish().complete()).isTrue();
        }
        // Before the mark is on the medium nothing has gone.
        assertThat(kept()).as("cut after %d steps", steps).isIn(all, List.of("device-id"));
      }
    }
    assertThat(steps).isGreaterThan(25);
  }

  private boolean cutAfter(int steps, Random random) throws IOException {
    FactoryDefaults cut = on(new CutGround(steps, random));
    try {
      cut.ask();
    } catch (CutGround.Cut early) {
      return true;
    }
    try {
      cut.finish();
      return false;
    } catch (CutGround.Cut inTheMiddle) {
      return true;
    }
  }

  @Test
  void aMarkThatIsNoFileDoesNotEmptyTheDeviceForEver() throws IOException {
    Files.createDirectories(data.resolve("factory-reset/with/something"));

    assertThat(defaults().pending()).isTrue();
    assertThat(defaults().finish().complete()).isTrue();

    assertThat(defaults().pending()).isFalse();
    assertThat(kept()).containsExactly("device-id");
  }

  @Test
  void linksAreRemovedAndNotFollowed() throws IOException {
    Path outside = Files.createDirectories(folder.resolve("outside"));
    Files.writeString(outside.resolve("photo"), "not the device's");
    Files.createSymbolicLink(data.resolve("to-a-folder"), outside);
    Files.createSymbolicLink(data.resolve("library/to-a-file"), outside.resolve("photo"));
    Files.createSymbolicLink(data.resolve("to-nothing"), folder.resolve("nothing"));

    assertThat(defaults().finish().complete()).isTrue();

    assertThat(outside.resolve("photo")).hasContent("not the device's");
    assertThat(kept()).containsExactly("device-id");
  }

  @Test
  void aFolderThatItsOwnerHasLockedIsNoHindrance() throws IOException {
    Files.setPosixFilePermissions(
        data.resolve("of-a-later-version/deep"), PosixFilePermissions.fromString("---------"));

    assertThat(defaults().finish().complete()).isTrue();

    assertThat(kept()).containsExactly("device-id");
  }

  @Test
  void whatCannotBeRemovedIsToldAndTheRestGoes() throws IOException {
    Ground stubborn = new StubbornGround(data.resolve("library/texts/abcdef"));
    FactoryDefaults defaults = on(stubborn);
    defaults.ask();

    Outcome outcome = defaults.finish();

    assertThat(outcome.left())
        .singleElement()
        .satisfies(one -> assertThat(one).startsWith("library/texts/abcdef"));
    assertThat(kept())
        .containsExactly("device-id", "library", "library/texts", "library/texts/abcdef");
    // Else a later start would take what the next owner has by then.
    assertThat(defaults.pending()).isFalse();
  }

  @Test
  void whatComesWhileItGoesGoesToo() throws IOException {
    Ground busy =
        new PassingOnGround() {
          private int late;

          @Override
          public void force(Path forced) throws IOException {
            if (forced.equals(data) && late++ < 2) {
              Files.writeString(data.resolve("late-" + late), "of the owner");
            }
            super.force(forced);
          }
        };

    assertThat(on(busy).finish().complete()).isTrue();

    assertThat(kept()).containsExactly("device-id");
  }

  @Test
  void aDiskWithoutRoomForTheMarkIsEmptiedAllTheSame() throws IOException {
    FactoryDefaults defaults = on(new NoRoom());
    defaults.ask();

    assertThat(defaults.finish().complete()).isTrue();

    assertThat(kept()).containsExactly("device-id");
  }

  @Test
  void aDiskThatCanOnlyBeReadIsTold() {
    FactoryDefaults defaults =
        on(
            new NoRoom() {
              @Override
              public boolean isWritable(Path folder) {
                return false;
              }
            });

    assertThatThrownBy(defaults::ask)
        .isInstanceOf(IOException.class)
        .hasMessageContaining("only be read");

    assertThat(defaults.pending()).isFalse();
  }

  /** Nothing can be made. */
  private static class NoRoom extends PassingOnGround {
    @Override
    public void create(Path file) throws IOException {
      throw new IOException("No space left on device");
    }
  }

  @Test
  void forgetsElsewhereAndGoesOnWhereThatFailsOrHangs() {
    List<String> forgotten = new ArrayList<>();
    CountDownLatch never = new CountDownLatch(1);

    Outcome outcome =
        defaults(
                new Elsewhere(
                    "broken",
                    () -> {
                      throw new IOException("no bus");
                    }),
                new Elsewhere("hanging", never::await),
                new Elsewhere("address", () -> forgotten.add("address")))
            .finish();

    assertThat(forgotten).containsExactly("address");
    assertThat(outcome.left()).isEmpty();
    assertThat(outcome.unforgotten()).containsExactly("broken", "hanging");
    assertThat(outcome.complete()).isFalse();
  }
}
