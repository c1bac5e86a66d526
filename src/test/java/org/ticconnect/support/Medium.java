package org.ticconnect.support;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A small medium of a test's own, mounted for one process alone, that can become full and fail.
 * Needs root; without it the test is skipped loudly, or fails where peers are required.
 */
public final class Medium {
  private static final String MOUNT =
      "mount -o loop \"$0\" \"$1\" && cp -a \"$2\"/. \"$1\"/ && shift 2 && exec \"$@\"";

  private final Path image;
  private final Path folder;
  private final Path seed;

  /**
   * @param image file that is made for it
   * @param folder where the process sees it
   * @param seed what is on it at first
   */
  public Medium(Path image, Path folder, Path seed) throws IOException, InterruptedException {
    Peers.require("unshare");
    Peers.require("nsenter");
    Path make = Peers.require("mkfs.ext4");
    if (!"root".equals(System.getProperty("user.name"))) {
      Peers.absent("the rights of root, for a medium of the test's own");
    }
    this.image = image;
    this.folder = Files.createDirectories(folder);
    this.seed = seed;
    Ran.of("truncate", "-s", "16M", image.toString()).ok();
    // Nothing is set aside for root, so that it is full for everybody.
    Ran.of(make.toString(), "-q", "-m", "0", image.toString()).ok();
  }

  /** What the command of the process is to begin with. */
  public String[] command() {
    return new String[] {
      "unshare", "-m", "sh", "-c", MOUNT, image.toString(), folder.toString(), seed.toString()
    };
  }

  /** The folder, as seen from outside. */
  public Path seen(long pid) {
    return Path.of("/proc/" + pid + "/root" + folder);
  }

  /** Fills it to the last byte. */
  public void fill(long pid) throws IOException {
    byte[] piece = new byte[4096];
    try (OutputStream out =
        Files.newOutputStream(
            seen(pid).resolve("filler"), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      while (true) {
        out.write(piece);
      }
    } catch (IOException full) {
      if (!String.valueOf(full.getMessage()).contains("No space left")) {
        throw full;
      }
    }
  }

  /** Makes room again. */
  public void clear(long pid) throws IOException {
    Files.delete(seen(pid).resolve("filler"));
  }

  /** Has the system take it for broken, as after errors: nothing is written any more. */
  public void fail(long pid) throws IOException, InterruptedException {
    Ran.of(
            "nsenter",
            "-t",
            Long.toString(pid),
            "-m",
            "mount",
            "-o",
            "remount,abort",
            folder.toString())
        .ok();
  }
}
