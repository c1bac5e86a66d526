package org.ticconnect.store;

import java.nio.file.Path;
import java.util.Iterator;

/** Copies from a damaged file what can still be read and proves to be what was written. */
final class Salvage {

  private static final int BATCH = 1024;

  private final Path damaged;
  private final Store target;

  Salvage(Path damaged, Store target) {
    this.damaged = damaged;
    this.target = target;
  }

  void run() {
    Store source;
    try {
      source = Store.openToSalvage(damaged);
    } catch (RuntimeException | Error e) {
      // Nothing can be had from it; the new file stays empty.
      return;
    }
    try {
      copyNotes(source);
      copyEntries(source);
    } catch (RuntimeException | Error e) {
      // What was copied up to here is kept.
      return;
    } finally {
      source.abandon();
      target.commitDurably();
    }
  }

  private void copyNotes(Store source) {
    source.notesUnder("").forEach(target::note);
  }

  private void copyEntries(Store source) {
    long before = Long.MIN_VALUE;
    int copied = 0;
    Entries copies = target.entries();
    Iterator<Entries.Entry> found = source.entries().from(Long.MIN_VALUE);
    while (found.hasNext()) {
      Entries.Entry entry = found.next();
      long sequence = entry.key();
      // A damaged page can lead in a circle.
      if (sequence <= before) {
        return;
      }
      before = sequence;
      if (Seal.open(sequence, entry.bytes()).isPresent()) {
        copies.put(sequence, entry.bytes());
        copied++;
        if (copied % BATCH == 0) {
          target.commitDurably();
        }
      }
    }
  }
}
