package org.ticconnect.history;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ticconnect.files.WholeWrite;

/** A small text file that is written whole or not at all. */
final class WholeFile {
  private static final Logger LOG = LoggerFactory.getLogger(WholeFile.class);

  private final Path path;
  private boolean unwritable;

  WholeFile(Path path) {
    this.path = path;
  }

  /**
   * @param largest bytes that it may have
   * @return empty when it is absent, larger or cannot be read, which is told
   */
  Optional<String> read(long largest) {
    if (!Files.exists(path)) {
      return Optional.empty();
    }
    try {
      if (Files.size(path) > largest) {
        throw new IOException("it is larger than " + largest + " bytes");
      }
      return Optional.of(new String(Files.readAllBytes(path), UTF_8));
    } catch (IOException unreadable) {
      LOG.warn("{} cannot be read and begins anew: {}", path, unreadable.toString());
      return Optional.empty();
    }
  }

  /** A failure is told once, until it is over. */
  void write(String text) {
    try {
      new WholeWrite().write(path, text.getBytes(UTF_8));
      unwritable = false;
    } catch (IOException refused) {
      if (!unwritable) {
        LOG.warn(
            "{} cannot be written and is lost at the next stop: {}: is the disk full, may this user"
                + " write there?",
            path,
            refused.toString());
      }
      unwritable = true;
    }
  }

  @Override
  public String toString() {
    return path.toString();
  }
}
