package org.ticconnect.mqtt.forward;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.ticconnect.journal.Draft;

/** Stores and sends until it is killed, and prints each number that it was told to be safe. */
final class ForwardingChild {
  private static final int EVERY_MILLIS = 2;

  private ForwardingChild() {}

  /**
   * @param arguments file of the journal, url of the broker
   */
  public static void main(String... arguments) throws Exception {
    try (Forwarding forwarding =
        new Forwarding(Path.of(arguments[0]), arguments[1], "native", EVERY_MILLIS)) {
      while (true) {
        Instant now = Instant.now();
        String values = "{\"energy_active_import_total\":" + now.getNano() + "}";
        Draft draft = new Draft("m", "minute", now, Optional.of(now), values);
        print(forwarding.journal().append(List.of(draft)));
      }
    }
  }

  /** One write for each line, so that a line is there whole or not at all. */
  private static void print(long sequence) {
    byte[] line = (sequence + "\n").getBytes(StandardCharsets.US_ASCII);
    System.out.write(line, 0, line.length);
    System.out.flush();
  }
}
