package org.ticconnect.files;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.ticconnect.mapping.FileTree;

/** The texts of all versions on disk, each under its hash. */
final class Texts {
  private final Path folder;
  private final WholeWrite writing;

  Texts(Path folder, WholeWrite writing) {
    this.folder = folder;
    this.writing = writing;
  }

  /** SHA-256, 64 hexadecimal digits. */
  static String hash(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /**
   * @return its hash
   */
  String keep(byte[] bytes) throws IOException {
    String hash = hash(bytes);
    if (read(hash).isEmpty()) {
      closeToOthers();
      writing.write(folder.resolve(hash), bytes);
    }
    return hash;
  }

  /** Settings have passwords in them. */
  private void closeToOthers() throws IOException {
    Files.createDirectories(folder);
    if (Files.getFileStore(folder).supportsFileAttributeView(PosixFileAttributeView.class)) {
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    }
  }

  /** Empty when it is absent, too large or damaged. */
  Optional<String> read(String hash) {
    Path file = folder.resolve(hash);
    try {
      if (Files.size(file) > FileTree.LARGEST_FILE) {
        return Optional.empty();
      }
      byte[] bytes = Files.readAllBytes(file);
      return Optional.of(bytes).filter(known -> hash(known).equals(hash)).map(Texts::text);
    } catch (IOException absent) {
      return Optional.empty();
    }
  }

  private static String text(byte[] bytes) {
    return new String(bytes, UTF_8);
  }

  /** Deletes what is not needed; what cannot be deleted now goes another time. */
  void keepOnly(Set<String> hashes) {
    try (Stream<Path> all = Files.list(folder)) {
      for (Path file : all.toList()) {
        if (!hashes.contains(file.getFileName().toString())) {
          Files.deleteIfExists(file);
        }
      }
    } catch (IOException another) {
      // There is no harm in a text too many.
    }
  }
}
