package org.ticconnect.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ticconnect.mapping.FileTree;
import org.ticconnect.mapping.MappingException;
import org.ticconnect.mapping.Mistake;

final class ActivationTest {
  private static final FileName ROUTES = FileName.of("routes", "mine").orElseThrow();
  private static final FileName TOPICS = FileName.of("mqtt", "mine").orElseThrow();

  /** A part that serves all it is given, but what says so. */
  private static class PlainPart implements Part {
    Map<String, String> served = Map.of();
    private final List<Trouble> troubles = new ArrayList<>();

    @Override
    public List<Mistake> mistakes(Map<String, String> own) {
      return own.entrySet().stream()
          .filter(file -> file.getValue().contains("wrong"))
          .map(file -> new Mistake(file.getKey(), 1, "", "is wrong"))
          .toList();
    }

    @Override
    public void serve(Map<String, String> own) throws MappingException {
      for (Map.Entry<String, String> file : own.entrySet()) {
        if (file.getValue().contains("does not start")) {
          throw new MappingException(List.of(new Mistake(file.getKey(), 2, "", "does not start")));
        }
      }
      served = Map.copyOf(own);
      troubles.clear();
    }

    @Override
    public List<Trouble> troubles() {
      List<Trouble> told = List.copyOf(troubles);
      troubles.clear();
      return told;
    }
  }

  @TempDir private Path folder;
  private final RecordingDisk disk = new RecordingDisk();
  private final AtomicLong now = new AtomicLong();
  private final PlainPart first = new PlainPart();
  private final PlainPart second = new PlainPart();
  private Library library;
  private Activation activation;

  @BeforeEach
  void nothingRuns() {
    library = new Library(folder, FileTree.of(folder), Clock.systemUTC(), new WholeWrite(disk));
    activation = new Activation(library, List.of(first, second), Duration.ofSeconds(30), now::get);
    activation.begin(Map.of());
  }

  private int save(FileName name, String text) throws Exception {
    return library.save(name, text, Optional.of(Library.ANY), "a").number();
  }

  private void activate(FileName name, int version) throws Exception {
    activation.activate(Map.of(name, Optional.of(version)));
  }

  private void wait(int seconds) {
    now.addAndGet(Duration.ofSeconds(seconds).toNanos());
    activation.look();
  }

  @Test
  void servesByAllPartsWhatIsActivated() throws Exception {
    activate(ROUTES, save(ROUTES, "good"));

    assertThat(first.served).isEqualTo(Map.of("routes/mine.yaml", "good"));
    assertThat(second.served).isEqualTo(first.served);
    assertThat(library.running()).isEqualTo(first.served);
    assertThat(activation.watched()).containsExactly(ROUTES);
    wait(30);
    assertThat(activation.watched()).isEmpty();
  }

  @Test
  void keepsWhatIsWrongAsADraftWithItsError() throws Exception {
    activate(ROUTES, save(ROUTES, "good"));
    int wrong = save(ROUTES, "wrong");

    MappingException refused =
        catchThrowableOfType(MappingException.class, () -> activate(ROUTES, wrong));

    assertThat(refused.mistakes()).isNotEmpty();
    assertThat(library.running()).containsValue("good");
    assertThat(first.served).containsValue("good");
    assertThat(library.own(ROUTES).orElseThrow().newest().error())
        .contains("routes/mine.yaml:1: is wrong");
  }

  @Test
  void servesAsBeforeWhenOnePartCannot() throws Exception {
    activate(ROUTES, save(ROUTES, "good"));
    int version = save(ROUTES, "second part: does not start");
    // The first part takes it.
    PlainPart willing =
        new PlainPart() {
          @Override
          public void serve(Map<String, String> own) {
            served = Map.copyOf(own);
          }
        };
    activation =
        new Activation(library, List.of(willing, second), Duration.ofSeconds(30), now::get);
    activation.begin(library.running());

    assertThatThrownBy(() -> activate(ROUTES, version)).isInstanceOf(MappingException.class);

    assertThat(willing.served).containsValue("good");
    assertThat(library.own(ROUTES).orElseThrow().active()).contains(1);
    assertThat(library.own(ROUTES).orElseThrow().newest().error())
        .contains("routes/mine.yaml:2: does not start");
  }

  @Test
  void takesBackWhatDoesNotDoWellWhileItIsWatched() throws Exception {
    activate(ROUTES, save(ROUTES, "good"));
    wait(30);
    activate(ROUTES, save(ROUTES, "worse"));
    first.troubles.add(new Part.Trouble(Optional.of(ROUTES), "it throws"));
    wait(1);

    assertThat(first.served).containsValue("good");
    assertThat(second.served).containsValue("good");
    OwnFile own = library.own(ROUTES).orElseThrow();
    assertThat(own.active()).contains(1);
    assertThat(own.newest().error()).contains("it throws");
    assertThat(activation.watched()).isEmpty();
  }

  @Test
  void takesAWholeSetBack() throws Exception {
    activate(TOPICS, save(TOPICS, "topics"));
    int routes = save(ROUTES, "new routes");
    int topics = save(TOPICS, "new topics");
    activation.activate(Map.of(ROUTES, Optional.of(routes), TOPICS, Optional.of(topics)));
    second.troubles.add(new Part.Trouble(Optional.empty(), "the meter is not heard"));
    wait(1);

    assertThat(first.served).isEqualTo(Map.of("mappings/mqtt/mine.yaml", "topics"));
    assertThat(library.running()).isEqualTo(first.served);
  }

  @Test
  void bringsBackWhatWasTakenOutWhenThatWasNoGood() throws Exception {
    activate(TOPICS, save(TOPICS, "topics"));
    activation.activate(Map.of(TOPICS, Optional.empty()));
    assertThat(first.served).isEmpty();
    second.troubles.add(new Part.Trouble(Optional.empty(), "the meter is not heard"));
    wait(1);

    assertThat(first.served).containsValue("topics");
    assertThat(library.running()).containsValue("topics");
  }

  @Test
  void stopsAFileLongAfterItsChangeWithoutBringingBackAnother() throws Exception {
    activate(ROUTES, save(ROUTES, "old"));
    activate(ROUTES, save(ROUTES, "good"));
    wait(30);
    first.troubles.add(new Part.Trouble(Optional.of(ROUTES), "it loops"));
    wait(1);

    OwnFile own = library.own(ROUTES).orElseThrow();
    assertThat(own.active()).isEmpty();
    assertThat(own.newest().error()).contains("it loops");
    assertThat(library.running()).isEmpty();
  }

  @Test
  void endsTheWatchOfTheChangeBefore() throws Exception {
    activate(TOPICS, save(TOPICS, "topics"));
    activate(ROUTES, save(ROUTES, "routes"));
    first.troubles.add(new Part.Trouble(Optional.empty(), "the meter is not heard"));
    wait(1);

    assertThat(library.running()).isEqualTo(Map.of("mappings/mqtt/mine.yaml", "topics"));
  }

  @Test
  void changesNothingThatCannotBeWrittenDown() throws Exception {
    activate(ROUTES, save(ROUTES, "good"));
    int better = save(ROUTES, "better");
    disk.refuse("write");

    assertThatThrownBy(() -> activate(ROUTES, better)).isInstanceOf(IOException.class);

    disk.allow();
    assertThat(first.served).containsValue("good");
    assertThat(library.running()).containsValue("good");
  }

  @Test
  void changesNothingBeforeTheDeviceServes() throws Exception {
    int version = save(ROUTES, "good");
    Activation early = new Activation(library, List.of(first), Duration.ofSeconds(30), now::get);

    assertThatThrownBy(() -> early.activate(Map.of(ROUTES, Optional.of(version))))
        .hasMessageContaining("just starting");
    assertThat(library.running()).isEmpty();
  }

  @Test
  void servesAsBeforeWhenAPartFailsUnforeseen() throws Exception {
    activate(ROUTES, save(ROUTES, "good"));
    int version = save(ROUTES, "surprise");
    PlainPart surprised =
        new PlainPart() {
          @Override
          public void serve(Map<String, String> own) {
            throw new IllegalArgumentException("surprise");
          }
        };
    activation =
        new Activation(library, List.of(first, surprised), Duration.ofSeconds(30), now::get);
    activation.begin(library.running());

    assertThatThrownBy(() -> activate(ROUTES, version)).hasMessageContaining("surprise");

    assertThat(first.served).containsValue("good");
    assertThat(library.running()).containsValue("good");
  }

  @Test
  void findsTheVersionBeforeAfterManySaves() throws Exception {
    activate(ROUTES, save(ROUTES, "good"));
    for (int i = 0; i < 25; i++) {
      save(ROUTES, "draft " + i);
    }
    activate(ROUTES, save(ROUTES, "worse"));
    save(ROUTES, "one more");
    first.troubles.add(new Part.Trouble(Optional.of(ROUTES), "it throws"));
    wait(1);

    assertThat(first.served).containsValue("good");
    assertThat(library.running()).containsValue("good");
  }

  @Test
  void forgetsAFileWithItsWatch() throws Exception {
    activate(ROUTES, save(ROUTES, "good"));

    activation.delete(ROUTES);

    assertThat(first.served).isEmpty();
    assertThat(library.own(ROUTES)).isEmpty();
    first.troubles.add(new Part.Trouble(Optional.empty(), "the meter is not heard"));
    wait(1);
    assertThat(library.own(ROUTES)).isEmpty();
  }

  @Test
  void takesAChangeBackOnceWhenSeveralOfItsFilesStop() throws Exception {
    activation.activate(
        Map.of(
            ROUTES, Optional.of(save(ROUTES, "good")), TOPICS, Optional.of(save(TOPICS, "good"))));
    wait(30);
    activation.activate(
        Map.of(ROUTES, Optional.of(save(ROUTES, "bad")), TOPICS, Optional.of(save(TOPICS, "bad"))));
    first.troubles.add(new Part.Trouble(Optional.of(ROUTES), "it loops"));
    first.troubles.add(new Part.Trouble(Optional.of(TOPICS), "it loops too"));
    wait(1);

    assertThat(first.served.values()).containsExactly("good", "good");
    assertThat(library.running().values()).containsExactly("good", "good");
  }
}
