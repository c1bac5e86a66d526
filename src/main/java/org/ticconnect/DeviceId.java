package org.ticconnect;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ticconnect.files.WholeWrite;

/** An id of this device's own, made at its first start and kept in the data folder. */
final class DeviceId {
  private static final Logger LOG = LoggerFactory.getLogger(DeviceId.class);
  private static final int BYTES = 4;

  private DeviceId() {}

  /** Eight hexadecimal digits; new ones at each start where the folder cannot be written. */
  static String in(Path data) {
    Path file = data.resolve("device-id");
    try {
      if (Files.exists(file)) {
        String kept = Files.readString(file).trim();
        if (kept.matches("[0-9a-f]{" + 2 * BYTES + "}")) {
          return kept;
        }
      }
      String made = random();
      new WholeWrite().write(file, (made + "\n").getBytes(US_ASCII));
      return made;
    } catch (IOException readOnly) {
      LOG.warn("{} cannot be written: this device has another id at each start", file);
      return random();
    }
  }

  private static String random() {
    byte[] bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
