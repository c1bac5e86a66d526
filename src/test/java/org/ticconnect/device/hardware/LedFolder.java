package org.ticconnect.device.hardware;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder as the kernel has it for an LED. */
record LedFolder(Path folder) {

  static LedFolder made(Path parent, String name, int most) {
    try {
      Path folder = Files.createDirectories(parent.resolve(name));
      Files.writeString(folder.resolve("max_brightness"), most + "\n");
      Files.writeString(folder.resolve("brightness"), "0\n");
      Files.writeString(folder.resolve("trigger"), "none [heartbeat] timer\n");
      return new LedFolder(folder);
    } catch (IOException full) {
      throw new UncheckedIOException(full);
    }
  }

  int brightness() {
    try {
      return Integer.parseInt(
          Files.readString(folder.resolve("brightness")).lines().findFirst().orElse("-1"));
    } catch (IOException gone) {
      return -1;
    }
  }

  String trigger() throws IOException {
    return Files.readString(folder.resolve("trigger")).lines().findFirst().orElse("");
  }

  void delete() throws IOException {
    for (String file : new String[] {"max_brightness", "brightness", "trigger"}) {
      Files.deleteIfExists(folder.resolve(file));
    }
    Files.delete(folder);
  }
}
