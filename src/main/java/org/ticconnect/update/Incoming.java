package org.ticconnect.update;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one package that was uploaded, in a folder of its own that only the program reads. */
public final class Incoming {
  private static final Logger LOG = LoggerFactory.getLogger(Incoming.class);

  /** Left for all else that is written. */
  private static final long RESERVE = 32L * 1024 * 1024;

  private final Path folder;
  private final Path file;
  private final Path part;
  private final PackageKeys keys;
  private final SignedPackage.Wanted wanted;
  private Optional<Known> known = Optional.empty();

  private record Known(FileTime changed, long bytes, Optional<Uploaded> uploaded) {}

  /**
   * @param data the folder that the program writes to
   */
  public Incoming(Path data, PackageKeys keys, SignedPackage.Wanted wanted) {
    this.folder = data.resolve("update");
    this.file = folder.resolve("incoming.deb");
    this.part = folder.resolve("incoming.part");
    this.keys = keys;
    this.wanted = wanted;
  }

  /**
   * Makes the folder ready for a package.
   *
   * @param bytes that will come
   * @return where they belong; empty when there is not enough room
   * @throws IOException when it cannot be made
   */
  public synchronized Optional<Path> begin(long bytes) throws IOException {
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(
          folder,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }
    Files.deleteIfExists(part);
    boolean room = Files.getFileStore(folder).getUsableSpace() >= bytes + RESERVE;
    return room ? Optional.of(part) : Optional.empty();
  }

  /**
   * All bytes have come: they take the place of an earlier package when they are a good one, and
   * are removed when not.
   *
   * @throws IOException when the package cannot be read or written
   */
  public synchronized Verdict take() throws IOException {
    try {
      Verdict verdict = new SignedPackage(part).check(keys, wanted);
      if (verdict instanceof Verdict.Good) {
        try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
          channel.force(true);
        }
        Files.move(part, file, ATOMIC_MOVE, REPLACE_EXISTING);
      }
      return verdict;
    } finally {
      Files.deleteIfExists(part);
    }
  }

  /** What has come is not wanted. */
  public synchronized void drop() throws IOException {
    Files.deleteIfExists(part);
  }

  /**
   * Removes the package.
   *
   * @throws IOException when it cannot be removed
   */
  public synchronized void remove() throws IOException {
    Files.deleteIfExists(file);
  }

  /** The package that waits; empty also when it may not be installed any more. */
  public synchronized Optional<Uploaded> present() {
    try {
      FileTime changed = Files.getLastModifiedTime(file);
      long bytes = Files.size(file);
      if (known.filter(one -> one.changed.equals(changed) && one.bytes == bytes).isEmpty()) {
        known = Optional.of(new Known(changed, bytes, look(bytes)));
      }
      return known.flatMap(Known::uploaded);
    } catch (IOException none) {
      return Optional.empty();
    }
  }

  private Optional<Uploaded> look(long bytes) throws IOException {
    Verdict verdict = new SignedPackage(file).check(keys, wanted);
    if (verdict instanceof Verdict.Refused refused) {
      LOG.info("The uploaded package is left alone: {}", refused.why().sentence());
      return Optional.empty();
    }
    SignedText text = ((Verdict.Good) verdict).text();
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      return Optional.of(
          new Uploaded(text.version(), bytes, SignedPackage.sha256(channel, bytes), text.key()));
    }
  }

  /** When it came; empty for none. */
  Optional<Instant> since() {
    try {
      return Optional.of(Files.getLastModifiedTime(file).toInstant());
    } catch (IOException none) {
      return Optional.empty();
    }
  }
}
