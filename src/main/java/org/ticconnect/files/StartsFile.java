package org.ticconnect.files;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What is noted of starts and crashes: one line of always the same length that is written in its
 * place, which a full disk does not hinder.
 */
final class StartsFile {
  /** Less than a sector, so that a power cut leaves the old or the new one. */
  private static final int LENGTH = 160;

  private static final Pattern LINE =
      Pattern.compile("(begun|lasted|ended) boot=(\\S+) settings=([0-9]{1,9}) ago=([0-9,]*)\\s*");

  private final Path file;

  /** How far the start is that wrote it. */
  enum State {
    BEGUN,
    LASTED,
    ENDED
  }

  /**
   * What is noted.
   *
   * @param boot of the machine at that start
   * @param settings version of the settings that lasted; empty for none
   * @param crashes how many seconds ago each was when this was written, newest first
   */
  record Noted(State state, String boot, Optional<Integer> settings, List<Integer> crashes) {
    static final Noted NOTHING = new Noted(State.ENDED, "-", Optional.empty(), List.of());

    private String line() {
      String line =
          "%s boot=%s settings=%d ago=%s"
              .formatted(
                  state.name().toLowerCase(Locale.ROOT),
                  boot,
                  settings.orElse(0),
                  crashes.stream().map(String::valueOf).collect(Collectors.joining(",")));
      return line + " ".repeat(LENGTH - 1 - line.length()) + "\n";
    }
  }

  /**
   * @param library the folder in which it is
   */
  StartsFile(Path library) {
    this.file = library.resolve("starts");
  }

  /** Nothing when there is none or it is not in order. */
  Noted read() {
    try {
      Matcher line = LINE.matcher(Files.readString(file, US_ASCII));
      if (!line.matches()) {
        return Noted.NOTHING;
      }
      return new Noted(
          State.valueOf(line.group(1).toUpperCase(Locale.ROOT)),
          line.group(2),
          Optional.of(Integer.valueOf(line.group(3))).filter(number -> number > 0),
          Arrays.stream(line.group(4).split(","))
              .filter(number -> number.matches("[0-9]{1,9}"))
              .map(Integer::valueOf)
              .toList());
    } catch (IOException none) {
      return Noted.NOTHING;
    }
  }

  void write(Noted noted) throws IOException {
    Files.createDirectories(file.getParent());
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.wrap(noted.line().getBytes(US_ASCII)), 0);
      channel.force(true);
    }
  }
}
