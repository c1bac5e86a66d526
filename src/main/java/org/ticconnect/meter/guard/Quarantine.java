package org.ticconnect.meter.guard;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ticconnect.tic.Label;

/** The values that were not believed, newest last, at most {@link #MOST}; any thread may read. */
public final class Quarantine {
  /** Entries that are kept; the oldest gives way. */
  public static final int MOST = 100;

  /** What became of an entry. */
  public enum State {
    /** The meter still says so. */
    OPEN,
    /** A believed value came after it. */
    OVER,
    /** Frames that went on from it, or the owner, made it believed. */
    ACCEPTED
  }

  /**
   * One value, or several in a row for the same reason.
   *
   * @param id 1 for the first since the start, then one more for each
   * @param label which
   * @param raw the newest group as it stood on the line, without LF and CR
   * @param believed the last believed data of the label, empty when there was none
   * @param first wall clock of the first time
   * @param last wall clock of the newest time
   * @param meterTime the meter's clock at the newest time
   * @param times how often it came, 1 or more
   */
  public record Entry(
      long id,
      Label label,
      Suspicion suspicion,
      String raw,
      String believed,
      Instant first,
      Instant last,
      Optional<Instant> meterTime,
      long times,
      State state) {

    private Entry again(String newRaw, Instant at, Optional<Instant> meterAt) {
      return new Entry(
          id, label, suspicion, newRaw, believed, first, at, meterAt, times + 1, state);
    }

    private Entry in(State newState) {
      return new Entry(
          id, label, suspicion, raw, believed, first, last, meterTime, times, newState);
    }
  }

  private final Map<Long, Entry> entries = new LinkedHashMap<>();
  private final Map<Label, Long> open = new LinkedHashMap<>();
  private long total;

  /**
   * @param again it goes on from the entry of this label that is open, and belongs to it
   */
  synchronized void add(
      Label label,
      Suspicion suspicion,
      String raw,
      String believed,
      Instant at,
      Optional<Instant> meterTime,
      boolean again) {
    Optional<Entry> same =
        openEntry(label).filter(entry -> again && entry.suspicion() == suspicion);
    if (same.isPresent()) {
      entries.put(same.get().id(), same.get().again(raw, at, meterTime));
      return;
    }
    close(label, State.OVER);
    long id = ++total;
    entries.put(
        id, new Entry(id, label, suspicion, raw, believed, at, at, meterTime, 1, State.OPEN));
    open.put(label, id);
    if (entries.size() > MOST) {
      entries.remove(entries.keySet().iterator().next());
    }
  }

  synchronized void close(Label label, State state) {
    openEntry(label).ifPresent(entry -> entries.put(entry.id(), entry.in(state)));
    open.remove(label);
  }

  private Optional<Entry> openEntry(Label label) {
    return Optional.ofNullable(open.get(label)).map(entries::get);
  }

  /** The entry that is open, if it is. */
  synchronized Optional<Entry> open(long id) {
    return Optional.ofNullable(entries.get(id)).filter(entry -> entry.state() == State.OPEN);
  }

  /** Oldest first. */
  public synchronized List<Entry> entries() {
    return new ArrayList<>(entries.values());
  }

  /** Newest first. */
  public List<Entry> newestFirst() {
    List<Entry> entries = entries();
    Collections.reverse(entries);
    return entries;
  }

  /** How many there have been since the start. */
  public synchronized long total() {
    return total;
  }

  /** How many the meter still says. */
  public synchronized int openCount() {
    return open.size();
  }
}
