package org.ticconnect;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import org.ticconnect.journal.Journal;
import org.ticconnect.journal.JournalEntry;
import org.ticconnect.journal.KeepEntries;
import org.ticconnect.journal.Limits;
import org.ticconnect.journal.keep.LastHeard;
import org.ticconnect.journal.keep.WorthKeeping;
import org.ticconnect.settings.Settings;

/** What is kept on disk of one source: its journal, what goes in, who puts it there. */
final class KeptSource implements AutoCloseable {
  /**
   * Twice what the entries of a day take with all twenty indexes: the store copies before it drops.
   */
  private static final long BYTES_PER_DAY = 3_300_000;

  private final Journal journal;
  private final KeepEntries entries;
  private final WorthKeeping chooser;
  private final CompletableFuture<Optional<LastHeard>> before = new CompletableFuture<>();

  /**
   * @param data the folder that is written to
   * @param age how long entries are kept
   * @param shortestGap silence that is worth an entry
   */
  KeptSource(Settings.Source source, Path data, Duration age, Duration shortestGap) {
    this.journal =
        Journal.open(
            data.resolve("journal-" + source.name() + ".mv"),
            new Limits(age, age.toDays() * BYTES_PER_DAY));
    this.entries = new KeepEntries(journal);
    this.chooser = new WorthKeeping(source.meterName(), shortestGap, before);
  }

  /** Opens the journal, which can take a while, by a thread that may wait. */
  void start(Executor thread) {
    thread.execute(() -> before.complete(lastHeard()));
  }

  private Optional<LastHeard> lastHeard() {
    Stream<LastHeard> noted = entries.notedAsHeard().map(at -> new LastHeard(at, true)).stream();
    Stream<LastHeard> kept =
        journal.newest().map(JournalEntry::received).map(at -> new LastHeard(at, false)).stream();
    return Stream.concat(noted, kept).max(Comparator.comparing(LastHeard::at));
  }

  Journal journal() {
    return journal;
  }

  WorthKeeping chooser() {
    return chooser;
  }

  KeepEntries entries() {
    return entries;
  }

  @Override
  public void close() {
    entries.end(chooser.lastHeard());
    journal.close();
  }
}
