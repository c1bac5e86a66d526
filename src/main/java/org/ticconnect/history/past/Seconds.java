package org.ticconnect.history.past;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** The frames of the last hour, at most {@link #MOST}. Not for several threads at once. */
final class Seconds {
  static final int MOST = 3600;
  static final long LONGEST = 3600;

  private final Deque<Summary> frames = new ArrayDeque<>();

  /** Adds a frame; what would be later than it, for the clock was set back, is dropped. */
  void add(Summary frame) {
    while (!frames.isEmpty() && frames.getLast().from() > frame.from()) {
      frames.removeLast();
    }
    frames.addLast(new Summary(frame.from(), frame.until(), 0, 0, frame.means(), Map.of()));
    while (frames.size() > MOST || frames.getFirst().from() < frame.from() - LONGEST) {
      frames.removeFirst();
    }
  }

  /** What was told in each step of a time, by the step's start. */
  NavigableMap<Long, Summary> between(long from, long to, long step) {
    NavigableMap<Long, Summary> steps = new TreeMap<>();
    for (Summary frame : all()) {
      if (frame.from() >= from && frame.from() < to) {
        steps.merge(Math.floorDiv(frame.from(), step) * step, frame, Summary::with);
      }
    }
    return steps;
  }

  private List<Summary> all() {
    return new ArrayList<>(frames);
  }

  int size() {
    return frames.size();
  }

  void clear() {
    frames.clear();
  }
}
