package org.ticconnect.meter.guard;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ticconnect.tic.Group;
import org.ticconnect.tic.Label;

/** The values that were not believed, newest last, at most {@link #MOST}; any thread may read. */
public final class Quarantine {
  /** Entries that are kept; the oldest gives way. */
  static final int MOST = 100;

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
   * A value that was not believed.
   *
   * @param raw the group as it stood on the line, without LF and CR
   * @param group the same, decoded
   * @param believed the last believed data of the label, empty when there was none
   * @param at wall clock
   * @param meterTime the meter's clock
   */
  public record Doubt(
      Group group,
      Suspicion suspicion,
      String raw,
      String believed,
      Instant at,
      Optional<Instant> meterTime) {

    /** Which label. */
    public Label label() {
      return group.label();
    }
  }

  /**
   * One value, or several in a row for the same reason.
   *
   * @param id 1 for the first since the start, then one more for each
   * @param doubt the newest
   * @param first wall clock of the first time
   * @param times how often it came, 1 or more
   */
  public record Entry(long id, Doubt doubt, Instant first, long times, State state) {

    private Entry again(Doubt newest) {
      return new Entry(id, newest, first, times + 1, state);
    }

    private Entry in(State newState) {
      return new Entry(id, doubt, first, times, newState);
    }
  }

  private final Map<Long, Entry> entries = new LinkedHashMap<>();
  private final Map<Label, Long> open = new EnumMap<>(Label.class);
  private long total;

  /**
   * @param again it goes on from the entry of this label that is open, and belongs to it
   */
  synchronized void add(Doubt doubt, boolean again) {
    Optional<Entry> same =
        openEntry(doubt.label())
            .filter(entry -> again && entry.doubt().suspicion() == doubt.suspicion());
    if (same.isPresent()) {
      entries.put(same.get().id(), same.get().again(doubt));
      return;
    }
    close(doubt.label(), State.OVER);
    long id = ++total;
    entries.put(id, new Entry(id, doubt, doubt.at(), 1, State.OPEN));
    open.put(doubt.label(), id);
    if (entries.size() > MOST) {
      forgetOne();
    }
  }

  /** The oldest that is not open; there are fewer labels than entries. */
  private void forgetOne() {
    entries.values().stream()
        .filter(entry -> entry.state() != State.OPEN)
        .findFirst()
        .ifPresent(entry -> entries.remove(entry.id()));
  }

  synchronized void close(Label label, State state) {
    openEntry(label).ifPresent(entry -> entries.put(entry.id(), entry.in(state)));
    open.remove(label);
  }

  synchronized void closeAll() {
    EnumSet.allOf(Label.class).forEach(label -> close(label, State.OVER));
  }

  private Optional<Entry> openEntry(Label label) {
    return Optional.ofNullable(open.get(label)).map(entries::get);
  }

  /** Why a label is not believed now; empty when it is. */
  public synchronized Optional<Suspicion> suspicion(Label label) {
    return openEntry(label).map(entry -> entry.doubt().suspicion());
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
