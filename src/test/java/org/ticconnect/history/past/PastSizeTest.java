package org.ticconnect.history.past;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a three-phase meter takes on disk; history.days says over how many days it is measured. */
class PastSizeTest {
  private static final int MINUTES_PER_DAY = 24 * 60;
  private static final int MINUTE_DAYS = 30;
  private static final long START = 1_800_000_000L;
  private static final int MEASURED = 240;

  @TempDir private Path folder;

  @Test
  void aFullStoreIsBoundedAndWritesLittle() throws IOException {
    Path file = folder.resolve("history-main.mv");
    int days = Integer.getInteger("history.days", 0);
    long at = START;
    try (Past past = new Past(new DiskShelf(file), new Days(MINUTE_DAYS, 365))) {
      at = fill(past, at);
      int minutes = days == 0 ? MEASURED : days * MINUTES_PER_DAY;
      long before = written();
      long largest = 0;
      for (int i = 0; i < minutes; i++) {
        past.keep(KeepingChild.minute(at));
        at += Minute.SECONDS;
        largest = Math.max(largest, Files.size(file));
      }
      long perDay = (written() - before) * MINUTES_PER_DAY / minutes;
      System.out.printf(
          "three-phase: %.1f MB written a day, %.1f MB at most on disk, %d entries%n",
          perDay / 1e6, largest / 1e6, past.shelf().count(0, Long.MAX_VALUE));

      assertThat(perDay).isLessThan(60_000_000L);
      assertThat(largest).isLessThan(25_000_000L);
      assertThat(past.shelf().count(Kind.MINUTE.first(), Kind.MINUTE.end()))
          .isBetween((long) MINUTE_DAYS * MINUTES_PER_DAY, MINUTE_DAYS * MINUTES_PER_DAY + 61L);
    }
  }

  /** As after a year; the minutes of each hour at once. */
  private static long fill(Past past, long from) {
    long hours = from - 335L * Days.SECONDS;
    for (int day = 0; day < 335; day++) {
      List<Minute> sparse = new ArrayList<>();
      for (int hour = 0; hour < 24; hour++) {
        sparse.add(KeepingChild.minute(hours));
        hours += 3600;
      }
      past.keep(sparse);
    }
    long at = from;
    for (int hour = 0; hour < MINUTE_DAYS * 24; hour++) {
      List<Minute> minutes = new ArrayList<>();
      for (int i = 0; i < 60; i++) {
        minutes.add(KeepingChild.minute(at));
        at += Minute.SECONDS;
      }
      past.keep(minutes);
    }
    return at;
  }

  /** Bytes that this process handed to the system to write. */
  private static long written() throws IOException {
    return Files.readAllLines(Path.of("/proc/self/io")).stream()
        .filter(line -> line.startsWith("wchar:"))
        .mapToLong(line -> Long.parseLong(line.substring(6).trim()))
        .findFirst()
        .orElseThrow();
  }
}
