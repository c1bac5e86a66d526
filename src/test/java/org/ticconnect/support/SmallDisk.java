package org.ticconnect.support;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A disk of few megabytes of the test's own, in memory; only root can mount one. */
public final class SmallDisk implements AutoCloseable {
  private final Path folder;
  private int mounts = 1;

  private SmallDisk(Path folder) {
    this.folder = folder;
  }

  /** Mounted on a folder that is made. */
  public static SmallDisk on(Path folder, int megabytes) throws Exception {
    Files.createDirectories(folder);
    if (run("-t", "tmpfs", "-o", "size=" + megabytes + "m", "tmpfs", folder.toString()) != 0) {
      Peers.absent("a right to mount a disk");
    }
    return new SmallDisk(folder);
  }

  private static int run(String... arguments) throws IOException, InterruptedException {
    String[] command = new String[arguments.length + 1];
    command[0] = Peers.require("mount").toString();
    System.arraycopy(arguments, 0, command, 1, arguments.length);
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
  }

  /** Leaves room for nothing. */
  public void fill() throws IOException {
    byte[] much = new byte[4096];
    try (OutputStream out = Files.newOutputStream(folder.resolve("filler"))) {
      while (folder.toFile().getFreeSpace() > 0) {
        out.write(much);
      }
    } catch (IOException full) {
      if (folder.toFile().getFreeSpace() > 0) {
        throw full;
      }
    }
  }

  /** Whatever is opened from now on can only be read. */
  public void makeReadOnly() throws Exception {
    // Over itself, for files that are open to be written are open in the one below.
    if (run("--bind", folder.toString(), folder.toString()) != 0
        || run("-o", "remount,bind,ro", folder.toString()) != 0) {
      throw new IOException(folder + " cannot be made read-only");
    }
    mounts++;
  }

  @Override
  public void close() throws Exception {
    for (; mounts > 0; mounts--) {
      new ProcessBuilder(Peers.require("umount").toString(), "-l", folder.toString())
          .start()
          .waitFor();
    }
  }
}
