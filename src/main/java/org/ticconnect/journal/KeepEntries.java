package org.ticconnect.journal;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts entries into the journal; while that is impossible they wait in memory, at most {@link
 * #MOST_WAITING}, of which the oldest give way.
 */
public final class KeepEntries {
  private static final String HEARD = "heard";
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

  /**
   * To be called at the end: tries once more, and notes when the meter was heard last.
   *
   * @param lastHeard empty when it was not heard at all
   */
  public synchronized void end(Optional<Instant> lastHeard) {
    if (!waiting.isEmpty()) {
      keep(List.of());
    }
    try {
      if (lastHeard.isPresent()) {
        journal.put(HEARD, lastHeard.get().toString());
      }
    } catch (JournalException refused) {
      LOG.debug("that the meter was heard until now is not noted", refused);
    }
  }

  /** When the meter was heard last before this start, as it was noted at an orderly end. */
  public Optional<Instant> notedAsHeard() {
    try {
      return journal.get(HEARD).map(Instant::parse);
    } catch (DateTimeParseException damaged) {
      return Optional.empty();
    }
  }

  /** Entries that wait in memory, for the disk takes none. */
  public synchronized long waiting() {
    return waiting.size();
  }

  /** Entries that had no room in memory while the disk took none. */
  public long dropped() {
    return dropped.get();
  }
}
