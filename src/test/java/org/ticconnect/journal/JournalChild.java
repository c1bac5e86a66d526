package org.ticconnect.journal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Appends and marks until it is killed, and prints what it was told to be safe. */
final class JournalChild {

  private static final int MOST = 50;

  private JournalChild() {}

  public static void main(String[] arguments) throws IOException {
    Journal journal =
        Journal.open(
            Path.of(arguments[0]), new Limits(Duration.ofDays(1), Long.parseLong(arguments[1])));
    Thread reader = new Thread(() -> handle(journal), "reader");
    reader.setDaemon(true);
    reader.start();
    while (true) {
      Instant now = Instant.now();
      String values = "{\"EAST\":" + now.getNano() + ",\"FILL\":\"" + "x".repeat(250) + "\"}";
      Draft draft = new Draft("041876123456", "reading", now, Optional.empty(), values);
      long sequence = journal.append(List.of(draft));
      print("A " + sequence);
    }
  }

  private static void handle(Journal journal) {
    while (true) {
      long mark = journal.mark("sender");
      List<JournalEntry> entries = journal.after(mark, MOST);
      if (!entries.isEmpty()) {
        long sequence = entries.get(entries.size() - 1).sequence();
        print("T " + sequence);
        journal.mark("sender", sequence);
        print("M " + sequence);
      }
    }
  }

  /** One write for each line, so that a line is there whole or not at all. */
  private static synchronized void print(String line) {
    byte[] bytes = (line + "\n").getBytes(StandardCharsets.US_ASCII);
    System.out.write(bytes, 0, bytes.length);
    System.out.flush();
  }
}
