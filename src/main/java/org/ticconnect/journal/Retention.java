package org.ticconnect.journal;

import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.OptionalLong;
import org.ticconnect.store.Entries;
import org.ticconnect.store.Store;

/** Drops the oldest entries of a journal, and keeps its file within its size. */
final class Retention {
  /** Note with the last number that was given, for when nothing is left that had it. */
  static final String LAST = "last";

  /** Room in the file for what a stored byte costs beside itself. */
  private static final int LIVE_PERCENT = 50;

  /** Room for the commits whose space is not free yet, however little is kept. */
  private static final int FIXED_OVERHEAD = 256 * 1024;

  private static final int ENTRY_OVERHEAD = 16;
  private static final int APPENDS_PER_COMPACTION = 15;
  private static final int COMPACTION_BYTES = 128 * 1024;

  /** What a step copies is in the file twice for some commits. */
  private static final int STEP_FRACTION = 32;

  /** A file that is too large gets shorter only some commits after entries were dropped. */
  private static final int APPENDS_PER_DROP = 10;

  /** Entries are dropped by this fraction of a limit at once, which writes less. */
  private static final int DROP_FRACTION = 64;

  private final Limits limits;
  private final Clock clock;
  private final Readers readers;
  private long live;
  private int appends;

  Retention(Limits limits, Clock clock, Readers readers) {
    this.limits = limits;
    this.clock = clock;
    this.readers = readers;
  }

  /** Takes stock of a file that was opened. */
  void load(Store open) {
    live = 0;
    Iterator<Entries.Entry> entries = open.entries().from(Long.MIN_VALUE);
    while (entries.hasNext()) {
      added(entries.next().bytes());
    }
  }

  void added(byte[] entry) {
    live += cost(entry);
  }

  /** Drops what is too old, and what is too much. */
  void drop(Store open) {
    Duration slack = limits.age().dividedBy(DROP_FRACTION);
    Instant limit = clock.instant().minus(limits.age());
    if (olderThan(open, limit.minus(slack))) {
      while (olderThan(open, limit)) {
        dropFirst(open);
      }
    }
    long most = (limits.bytes() - FIXED_OVERHEAD) / 100 * LIVE_PERCENT;
    if (live > most) {
      dropTo(open, most - most / DROP_FRACTION);
    }
  }

  /**
   * A clock that is set forward makes everything old: the entries of the age, one a minute, stay.
   */
  private boolean olderThan(Store open, Instant limit) {
    OptionalLong first = open.entries().first();
    return first.isPresent()
        && open.entries().size() > limits.age().toMinutes()
        && open.entries()
            .get(first.getAsLong())
            .flatMap(bytes -> EntryCodec.decode(first.getAsLong(), bytes))
            .map(entry -> entry.received().isBefore(limit))
            .orElse(true);
  }

  private void dropTo(Store open, long most) {
    while (live > most && !open.entries().isEmpty()) {
      dropFirst(open);
    }
  }

  private void dropFirst(Store open) {
    long first = open.entries().first().orElseThrow();
    open.entries().remove(first).ifPresent(bytes -> live -= cost(bytes));
    readers.dropped(first);
    if (open.entries().isEmpty()) {
      open.note(LAST, ByteBuffer.allocate(Long.BYTES).putLong(first).array());
    }
  }

  /** Now and then, after something was appended: gives space back; durable when it returns. */
  void tidy(Store open) {
    appends++;
    int step = (int) Math.min(COMPACTION_BYTES, limits.bytes() / STEP_FRACTION);
    boolean large = open.size() > limits.bytes() - limits.bytes() / 8;
    if (appends % (large ? APPENDS_PER_DROP : APPENDS_PER_COMPACTION) != 0) {
      return;
    }
    if (!open.compact(step) && large || open.size() > limits.bytes()) {
      dropTo(open, live - live / DROP_FRACTION);
      readers.save(open);
      open.commitDurably();
    }
  }

  private static long cost(byte[] bytes) {
    return bytes.length + ENTRY_OVERHEAD;
  }
}
