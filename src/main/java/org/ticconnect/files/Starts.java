package org.ticconnect.files;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Counts starts that did not last. After three in a row the next one is in safe mode: the shipped
 * files only, so that the page comes up and the owner can mend what is wrong.
 */
public final class Starts {
  /** After so many starts that did not last. */
  public static final int MOST_FAILED = 3;

  private final Optional<Path> file;
  private final boolean safe;

  private Starts(Optional<Path> file, boolean safe) {
    this.file = file;
    this.safe = safe;
  }

  /**
   * A start begins.
   *
   * @param data the folder that is written to; where it cannot be written nothing is counted
   */
  public static Starts begin(Path data) {
    Path file = data.resolve("library").resolve("starts");
    int failed = failed(file);
    try {
      new WholeWrite().write(file, Integer.toString(failed + 1).getBytes(UTF_8));
    } catch (IOException readOnly) {
      return new Starts(Optional.empty(), false);
    }
    return new Starts(Optional.of(file), failed >= MOST_FAILED);
  }

  /** For who only looks: nothing is counted. */
  public static Starts uncounted() {
    return new Starts(Optional.empty(), false);
  }

  private static int failed(Path file) {
    try {
      String text = Files.readString(file).trim();
      return text.matches("[0-9]{1,4}") ? Integer.parseInt(text) : 0;
    } catch (IOException none) {
      return 0;
    }
  }

  /** Whether only the shipped files are to serve. */
  public boolean safe() {
    return safe;
  }

  /** This start lasted, or was ended as asked. */
  public void lasted() {
    try {
      if (file.isPresent()) {
        Files.deleteIfExists(file.get());
      }
    } catch (IOException readOnly) {
      // It could not be written either.
    }
  }
}
