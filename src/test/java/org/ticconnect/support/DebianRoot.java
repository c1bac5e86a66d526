package org.ticconnect.support;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/**
 * The files of a minimal Debian with systemd and a Java runtime, made once by debootstrap and kept
 * for further runs beside the temporary folders. Nobody writes into it: machines lay a layer of
 * their own over it.
 */
final class DebianRoot {
  /** What is in it beyond {@code minbase}; another list makes another root. */
  private static final List<String> PACKAGES =
      List.of("systemd", "systemd-sysv", "dbus", "openjdk-17-jre-headless");

  private static final String RELEASE = "bookworm";
  private static final String MIRROR = "http://deb.debian.org/debian";

  private DebianRoot() {}

  /** Where it is. Two processes that ask at once make it once: the second one waits. */
  static synchronized Path path() throws IOException, InterruptedException {
    String debootstrap = Peers.require("debootstrap").toString();
    Path kept = Path.of(System.getProperty("java.io.tmpdir"));
    String name = "tic-connect-debian-" + RELEASE + "-" + Integer.toHexString(PACKAGES.hashCode());
    Path root = kept.resolve(name);
    try (FileChannel file = FileChannel.open(kept.resolve(name + ".lock"), CREATE, WRITE);
        FileLock held = file.lock()) {
      if (held.isValid() && !Files.exists(root)) {
        make(debootstrap, root);
      }
    }
    return root;
  }

  private static void make(String debootstrap, Path root) throws IOException, InterruptedException {
    Path part = root.resolveSibling(root.getFileName() + ".part");
    // One that was interrupted has begun it.
    Ran.of("rm", "-rf", part.toString()).ok();
    Files.createDirectory(part);
    Ran.of(
            debootstrap,
            "--variant=minbase",
            "--include=" + String.join(",", PACKAGES),
            RELEASE,
            part.toString(),
            MIRROR)
        .ok();
    Ran.of("rm", "-rf", part.resolve("var/cache/apt/archives").toString()).ok();
    Files.createDirectories(part.resolve("var/cache/apt/archives/partial"));
    // The services of the machine run as users of their own, which have to get in.
    Files.setPosixFilePermissions(part, PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.move(part, root);
  }
}
