package org.ticconnect.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.ticconnect.store.Entries;
import org.ticconnect.store.LastingStore;
import org.ticconnect.store.Store;

/**
 * A bounded, durable list of entries in one file, with a place for every reader and a few named
 * texts beside it.
 *
 * <p>Safe for use by several threads.
 */
public final class Journal implements AutoCloseable {

  private static final String STATE = "state/";

  private static final long JUMP_AFTER_DAMAGE = 1_000_000;

  private final LastingStore file;
  private final Clock clock;
  private final Readers readers = new Readers();
  private final Retention retention;
  private long next = 1;
  private long skipped;

  private Journal(Path file, Limits limits, Clock clock) {
    this.file = new LastingStore(file, this::load);
    this.clock = clock;
    this.retention = new Retention(limits, clock, readers);
  }

  /**
   * The file is opened by the first call; one that cannot be opened is tried again by every later
   * one.
   *
   * @param file where it is kept
   * @param limits what may be kept
   */
  public static Journal open(Path file, Limits limits) {
    return open(file, limits, Clock.systemUTC());
  }

  static Journal open(Path file, Limits limits, Clock clock) {
    return new Journal(file, limits, clock);
  }

  /** Whether a damaged file was set aside since this journal was opened. */
  public synchronized boolean damaged() {
    return file.damaged();
  }

  /** Entries that could not be decoded and were passed over. */
  public synchronized long skipped() {
    return skipped;
  }

  /**
   * Adds entries; they survive a power cut once this returns.
   *
   * @param drafts entries to add, all or none
   * @return the sequence number of the last entry, or of the newest so far when there is none
   * @throws JournalException when they could not be kept
   */
  public synchronized long append(List<Draft> drafts) throws JournalException {
    change(
        open -> {
          for (Draft draft : drafts) {
            byte[] bytes = EntryCodec.encode(draft.at(next));
            open.entries().put(next, bytes);
            retention.added(bytes);
            next++;
          }
          retention.drop(open);
        });
    tidy();
    return next - 1;
  }

  /**
   * Entries after a sequence number, oldest first; none while the file cannot be read.
   *
   * @param sequence number before the first one wanted
   * @param most how many at most
   */
  public synchronized List<JournalEntry> after(long sequence, int most) {
    return tryStore().map(open -> read(open, sequence, most)).orElse(List.of());
  }

  /**
   * How far a reader has come.
   *
   * @param reader any name
   * @return sequence number up to which it has handled everything, 0 at first
   */
  public synchronized long mark(String reader) {
    tryStore();
    return readers.mark(reader);
  }

  /**
   * Notes how far a reader has come; a power cut can undo the latest marks.
   *
   * @param reader any name
   * @param sequence number up to which it has handled everything
   */
  public synchronized void mark(String reader, long sequence) {
    if (readers.mark(reader, sequence)) {
      tryStore().ifPresent(this::saveMarks);
    }
  }

  /**
   * How many entries a reader has not handled yet.
   *
   * @param reader any name
   */
  public synchronized long waiting(String reader) {
    return tryStore().map(open -> count(open, readers.mark(reader))).orElse(0L);
  }

  /**
   * How many entries were dropped before a reader had handled them.
   *
   * @param reader any name
   * @return the number since the reader first set a mark
   */
  public synchronized long lost(String reader) {
    tryStore();
    return readers.lost(reader);
  }

  /**
   * A text kept beside the entries.
   *
   * @param key its name
   */
  public synchronized Optional<String> get(String key) {
    return tryStore()
        .flatMap(open -> open.note(STATE + key))
        .map(bytes -> new String(bytes, StandardCharsets.UTF_8));
  }

  /**
   * The texts beside the entries whose names begin so.
   *
   * @param prefix of their names
   * @return by name without the prefix
   */
  public synchronized Map<String, String> notes(String prefix) {
    Map<String, String> notes = new TreeMap<>();
    tryStore()
        .ifPresent(
            open ->
                open.notesUnder(STATE + prefix)
                    .forEach(
                        (name, bytes) ->
                            notes.put(name, new String(bytes, StandardCharsets.UTF_8))));
    return notes;
  }

  /** The newest entry. */
  public synchronized Optional<JournalEntry> newest() {
    return tryStore()
        .flatMap(
            open ->
                Optional.of(open.entries().last())
                    .filter(OptionalLong::isPresent)
                    .map(OptionalLong::getAsLong)
                    .flatMap(
                        last ->
                            open.entries()
                                .get(last)
                                .flatMap(bytes -> EntryCodec.decode(last, bytes))));
  }

  /**
   * Keeps a text beside the entries; it survives a power cut once this returns.
   *
   * @param key its name
   * @param text the text
   * @throws JournalException when it could not be kept
   */
  public synchronized void put(String key, String text) throws JournalException {
    change(open -> open.note(STATE + key, text.getBytes(StandardCharsets.UTF_8)));
  }

  /**
   * Removes a text kept beside the entries.
   *
   * @param key its name
   * @throws JournalException when it could not be removed
   */
  public synchronized void remove(String key) throws JournalException {
    change(open -> open.forget(STATE + key));
  }

  @Override
  public synchronized void close() {
    file.close();
  }

  private void change(Consumer<Store> action) throws JournalException {
    Store open = store();
    try {
      action.accept(open);
      readers.save(open);
      open.commitDurably();
    } catch (RuntimeException e) {
      giveUp();
      throw new JournalException("Cannot write", e);
    }
  }

  private void saveMarks(Store open) {
    try {
      readers.save(open);
      open.commit();
    } catch (RuntimeException e) {
      // The marks stay in memory and are written with the next change that succeeds.
      giveUp();
    }
  }

  /** A failed write leaves the store closed or with changes that must not be kept. */
  private void giveUp() {
    file.giveUp();
    tryStore();
  }

  private Optional<Store> tryStore() {
    return file.toRead();
  }

  private Store store() throws JournalException {
    try {
      return file.toWrite();
    } catch (IOException e) {
      throw new JournalException("Cannot open", e);
    }
  }

  private void load(Store open, boolean afterDamage) {
    readers.load(open);
    long last = open.note(Retention.LAST).map(bytes -> ByteBuffer.wrap(bytes).getLong()).orElse(0L);
    last = Math.max(last, open.entries().last().orElse(0));
    if (afterDamage) {
      // What was lost may have had higher numbers than what is left.
      last = Math.max(last + JUMP_AFTER_DAMAGE, clock.millis());
      open.note(Retention.LAST, ByteBuffer.allocate(Long.BYTES).putLong(last).array());
    }
    next = Math.max(next, last + 1);
    retention.load(open);
  }

  private List<JournalEntry> read(Store open, long sequence, int most) {
    List<JournalEntry> found = new ArrayList<>();
    try {
      Iterator<Entries.Entry> entries = open.entries().from(sequence + 1);
      while (found.size() < most && entries.hasNext()) {
        Entries.Entry next = entries.next();
        EntryCodec.decode(next.key(), next.bytes()).ifPresentOrElse(found::add, () -> skipped++);
      }
    } catch (RuntimeException e) {
      // The next call opens the file again, which finds out what is left of it.
      file.giveUp();
    }
    return found;
  }

  private static long count(Store open, long mark) {
    return open.entries().above(mark);
  }

  /** What is appended is safe already, so a failure here is left to the next call. */
  private void tidy() {
    try {
      retention.tidy(file.toRead().orElseThrow());
    } catch (RuntimeException e) {
      giveUp();
    }
  }
}
