package org.ticconnect.device.hardware;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.ticconnect.device.light.Led;

/**
 * A colour of the kernel's LED class: a folder with {@code brightness}, {@code max_brightness} and
 * {@code trigger}. Of one thread.
 */
final class KernelLed implements Led {
  private final Path folder;
  private int most;

  /**
   * @param folder such as {@code /sys/class/leds/tic:red}
   */
  KernelLed(Path folder) {
    this.folder = folder;
  }

  @Override
  public void shine(int percent) throws IOException {
    try {
      if (most == 0) {
        begin();
      }
      // A level that is asked for is seen: the weakest light is not dark.
      int level = percent == 0 ? 0 : Math.max(1, most * percent / FULL);
      write("brightness", Integer.toString(level));
    } catch (IOException unreachable) {
      most = 0;
      throw new IOException(
          "%s cannot be written (%s). Is the name right, and may this user write brightness and trigger there?"
              .formatted(folder, why(unreachable)),
          unreachable);
    }
  }

  private static String why(IOException unreachable) {
    return unreachable instanceof NoSuchFileException
        ? "it is not there"
        : unreachable.getClass().getSimpleName();
  }

  /** What the kernel shows there by itself must not mix with it. */
  private void begin() throws IOException {
    int levels = levels();
    if (Files.exists(folder.resolve("trigger"))) {
      write("trigger", "none");
    }
    most = levels;
  }

  private int levels() throws IOException {
    String text = Files.readString(folder.resolve("max_brightness")).strip();
    try {
      return Math.max(1, Integer.parseInt(text));
    } catch (NumberFormatException strange) {
      throw new IOException("max_brightness is no number", strange);
    }
  }

  /** Never created: a folder that is gone is no LED any more. */
  private void write(String file, String text) throws IOException {
    Files.write(
        folder.resolve(file),
        (text + "\n").getBytes(StandardCharsets.US_ASCII),
        StandardOpenOption.WRITE);
  }

  @Override
  public boolean dims() {
    return most > 1;
  }
}
