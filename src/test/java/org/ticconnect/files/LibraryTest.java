package org.ticconnect.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ticconnect.mapping.FileTree;

final class LibraryTest {
  private static final FileName MINE = FileName.of("mqtt", "mine").orElseThrow();
  private static final FileName NATIVE = FileName.of("mqtt", "native").orElseThrow();
  private static final Clock NOON =
      Clock.fixed(Instant.parse("2026-11-25T12:00:00Z"), ZoneOffset.UTC);

  @TempDir private Path folder;
  private Path home;
  private Path data;
  private final RecordingDisk disk = new RecordingDisk();

  @BeforeEach
  void shipsOneFile() throws IOException {
    home = folder.resolve("home");
    data = folder.resolve("data");
    Files.createDirectories(home.resolve("mappings/mqtt"));
    Files.writeString(home.resolve("mappings/mqtt/native.yaml"), "shipped\n");
  }

  private Library open() {
    return new Library(data, FileTree.of(home), NOON, new WholeWrite(disk));
  }

  private static Version save(Library library, FileName name, String text) throws Exception {
    return library.save(name, text, Optional.of(Library.ANY), "192.168.1.5");
  }

  @Test
  void writesNothingAfterItsEnd() throws Exception {
    Path folder = Files.createTempDirectory("library");
    Library library = new Library(folder, FileTree.of(folder), Clock.systemUTC());
    library.close();

    assertThatThrownBy(
            () ->
                library.save(
                    FileName.SETTINGS, "stale.after = 17", Optional.of(Library.ANY), "late"))
        .isInstanceOf(IOException.class);

    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void keepsWhatWasSavedOverARestart() throws Exception {
    Library library = open();
    save(library, MINE, "one\n");
    save(library, MINE, "two\n");
    library.run(Map.of(MINE, Optional.of(1)));

    Library again = open();

    assertThat(again.text(MINE)).contains("two\n");
    assertThat(again.text(MINE, 1)).contains("one\n");
    assertThat(again.running()).containsExactly(Map.entry("mappings/mqtt/mine.yaml", "one\n"));
    Version first = again.own(MINE).orElseThrow().versions().get(0);
    assertThat(first.author()).isEqualTo("192.168.1.5");
    assertThat(first.time()).isEqualTo("2026-11-25T12:00:00Z");
    assertThat(first.hash()).hasSize(64);
  }

  @Test
  void neverTouchesAShippedFile() throws Exception {
    Library library = open();
    save(library, NATIVE, "mine\n");
    library.run(Map.of(NATIVE, Optional.of(1)));

    assertThat(library.text(NATIVE)).contains("mine\n");
    assertThat(library.shipped(NATIVE)).contains("shipped\n");
    assertThat(FileTree.of(home).with(library.running()).read("mappings/mqtt/native.yaml"))
        .isEqualTo("mine\n");

    library.run(Map.of(NATIVE, Optional.empty()));

    assertThat(FileTree.of(home).with(library.running()).read("mappings/mqtt/native.yaml"))
        .isEqualTo("shipped\n");
  }

  @Test
  void tellsTheSecondOfTwoEditors() throws Exception {
    Library library = open();
    Optional<String> both = library.tag(NATIVE);
    library.save(NATIVE, "by the first\n", both, "a");

    assertThatThrownBy(() -> library.save(NATIVE, "by the second\n", both, "b"))
        .isInstanceOf(EditConflictException.class)
        .hasMessageContaining("saved by somebody else");
    assertThatThrownBy(() -> library.save(NATIVE, "unsaid\n", Optional.empty(), "b"))
        .isInstanceOfSatisfying(
            EditConflictException.class, conflict -> assertThat(conflict.unsaid()).isTrue());
    assertThat(library.text(NATIVE)).contains("by the first\n");
  }

  @Test
  void savesTheSameTextOnce() throws Exception {
    Library library = open();
    assertThat(save(library, MINE, "one\n").number()).isEqualTo(1);
    assertThat(save(library, MINE, "one\n").number()).isEqualTo(1);
  }

  @Test
  void keepsTwentyVersionsAndTheRunningOne() throws Exception {
    Library library = open();
    save(library, MINE, "text 1\n");
    library.run(Map.of(MINE, Optional.of(1)));
    for (int i = 2; i <= 40; i++) {
      save(library, MINE, "text " + i + "\n");
    }

    List<Integer> kept =
        library.own(MINE).orElseThrow().versions().stream().map(Version::number).toList();

    assertThat(kept).hasSize(20).startsWith(1, 22).endsWith(40);
    try (Stream<Path> texts = Files.list(data.resolve("library/texts"))) {
      assertThat(texts.count()).as("texts on disk").isLessThanOrEqualTo(22);
    }
  }

  @Test
  void showsItsTextsToNobodyElseOnTheMachine() throws Exception {
    save(open(), MINE, "one\n");
    assertThat(Files.getPosixFilePermissions(data.resolve("library/texts")))
        .isEqualTo(PosixFilePermissions.fromString("rwx------"));
  }

  @Test
  void writesForcesMovesAndForcesTheFolder() throws Exception {
    Library library = open();
    String hash = save(library, MINE, "one\n").hash();

    assertThat(disk.steps())
        .containsExactly(
            "write " + hash + ".new",
            "force " + hash + ".new",
            "move to " + hash,
            "force folder texts",
            "write library.json.new",
            "force library.json.new",
            "move to library.json",
            "force folder library");
  }

  @Test
  void leavesEverythingAsItWasOnAFullDisk() throws Exception {
    Library library = open();
    save(library, MINE, "one\n");
    for (String step : List.of("write", "force library", "move to library.json")) {
      disk.refuse(step);
      assertThatThrownBy(() -> save(library, MINE, "two\n" + step))
          .as(step)
          .isInstanceOf(IOException.class)
          .hasMessageContaining("no space");
      disk.allow();
      assertThat(library.text(MINE)).as(step).contains("one\n");
      assertThat(open().text(MINE)).as(step).contains("one\n");
    }
    save(library, MINE, "two\n");
    assertThat(open().text(MINE)).contains("two\n");
  }

  @Test
  void takesTheListBeforeWhenTheLastIsDamaged() throws Exception {
    Library library = open();
    save(library, MINE, "one\n");
    save(library, MINE, "two\n");
    Files.writeString(data.resolve("library/library.json"), "{ damaged");

    Library again = open();

    assertThat(again.text(MINE)).contains("one\n");
    assertThat(again.problem()).get().asString().contains("library.json", "before");
    save(again, MINE, "three\n");
    assertThat(open().problem()).isEmpty();
    assertThat(open().text(MINE)).contains("three\n");
  }

  @Test
  void comesUpEmptyWhenBothListsAreDamaged() throws Exception {
    save(open(), MINE, "one\n");
    save(open(), MINE, "two\n");
    Files.writeString(data.resolve("library/library.json"), "");
    Files.writeString(data.resolve("library/library-before.json"), "[]");

    Library again = open();

    assertThat(again.own()).isEmpty();
    assertThat(again.problem()).get().asString().contains("shipped");
  }

  @Test
  void tellsOfTextsThatAreDamaged() throws Exception {
    Library library = open();
    String hash = save(library, MINE, "one\n").hash();
    library.run(Map.of(MINE, Optional.of(1)));
    Files.writeString(data.resolve("library/texts").resolve(hash), "something else");

    assertThat(open().running()).isEmpty();
    assertThat(open().damaged()).extracting(OwnFile::name).containsExactly(MINE);
  }

  @Test
  void notesWhyAVersionDoesNotRun() throws Exception {
    Library library = open();
    save(library, MINE, "one\n");
    save(library, MINE, "two\n");
    library.run(Map.of(MINE, Optional.of(2)));

    library.failed(MINE, 2, "line 1: wrong", Optional.of(1));

    OwnFile own = open().own(MINE).orElseThrow();
    assertThat(own.active()).contains(1);
    assertThat(own.newest().error()).contains("line 1: wrong");
  }

  @Test
  void knowsOnlyNamesThatStayInTheirFolder() {
    for (String name :
        List.of(
            "../x",
            "..%2f",
            "\0",
            "C:\\x",
            "/etc/x",
            "x".repeat(41),
            ".hidden",
            "a.yaml",
            "a/",
            "ａ",
            "A",
            "")) {
      assertThat(FileName.of("routes", name)).as(name).isEmpty();
    }
    assertThat(FileName.of("config", "application")).isEmpty();
    assertThat(FileName.of("tic", "standard")).isEmpty();
    assertThat(FileName.ofPath("config/application.properties")).contains(FileName.SETTINGS);
    assertThat(FileName.ofPath("routes/a/b.yaml")).isEmpty();
  }
}
