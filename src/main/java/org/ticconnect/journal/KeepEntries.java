package org.ticconnect.journal;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts entries into the journal; while that is impossible they wait in memory, at most {@link
 * #MOST_WAITING}, of which the oldest give way.
 */
public final class KeepEntries {
  static final int MOST_WAITING = 10_000;
  private static final Logger LOG = LoggerFactory.getLogger(KeepEntries.class);

  private final Journal journal;
  private final Deque<Draft> waiting = new ArrayDeque<>();
  private final AtomicLong dropped = new AtomicLong();
  private boolean failing;

  public KeepEntries(Journal journal) {
    this.journal = journal;
  }

  /** Waits for the disk. */
  public synchronized void keep(List<Draft> drafts) {
    waiting.addAll(drafts);
    while (waiting.size() > MOST_WAITING) {
      waiting.removeFirst();
      dropped.incrementAndGet();
    }
    try {
      journal.append(List.copyOf(waiting));
      waiting.clear();
      if (failing) {
        LOG.info("Entries are kept on disk again");
      }
      failing = false;
    } catch (JournalException refused) {
      if (!failing) {
        LOG.warn(
            "Entries cannot be kept on disk and wait in memory, at most {}: {}: is the disk full,"
                + " may this user write there?",
            MOST_WAITING,
            refused.getMessage());
      }
      failing = true;
    }
  }

  /** Entries that had no room in memory while the disk took none. */
  public long dropped() {
    return dropped.get();
  }
}
