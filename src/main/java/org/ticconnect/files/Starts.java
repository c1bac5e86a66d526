package org.ticconnect.files;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * Counts starts that did not last. After three in a row the next one is in safe mode: the shipped
 * files only, so that the page comes up and the owner can mend what is wrong. The count is one
 * digit that is written in its place, which a full disk does not hinder.
 */
public final class Starts {
  /** After so many starts that did not last. */
  public static final int MOST_FAILED = 3;

  private static final int HIGHEST_DIGIT = 9;

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
      Files.createDirectories(file.getParent());
      write(file, Math.min(failed + 1, HIGHEST_DIGIT));
    } catch (IOException readOnly) {
      return new Starts(Optional.empty(), failed >= MOST_FAILED);
    }
    return new Starts(Optional.of(file), failed >= MOST_FAILED);
  }

  /** For who only looks: nothing is counted. */
  public static Starts uncounted() {
    return new Starts(Optional.empty(), false);
  }

  private static int failed(Path file) {
    try {
      String text = Files.readString(file, US_ASCII).trim();
      return text.matches("[0-9]") ? Integer.parseInt(text) : 0;
    } catch (IOException none) {
      return 0;
    }
  }

  private static void write(Path file, int digit) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.wrap(Integer.toString(digit).getBytes(US_ASCII)), 0);
      channel.force(true);
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
        write(file.get(), 0);
      }
    } catch (IOException readOnly) {
      // It could not be counted either.
    }
  }
}
