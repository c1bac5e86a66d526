package org.ticconnect.pipeline;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Collects the groups of a frame with their marks; any thread may look at the newest whole one. */
public final class FrameMarks {
  /** A frame of a three-phase producer has about 70 groups. */
  static final int MOST_GROUPS = 200;

  private final Clock wall;
  private List<MarkedFrame.Marked> open = new ArrayList<>();
  private int more;
  private long number;
  private volatile Optional<MarkedFrame> newest = Optional.empty();

  /**
   * @param wall clock for stamps
   */
  FrameMarks(Clock wall) {
    this.wall = wall;
  }

  /** On the reader's thread. */
  void add(MarkedFrame.Marked marked) {
    if (open.size() < MOST_GROUPS) {
      open.add(marked);
    } else {
      more++;
    }
  }

  /**
   * On the reader's thread.
   *
   * @param whole from its start to its ETX; another one is forgotten
   */
  void ended(boolean whole) {
    if (whole) {
      newest = Optional.of(new MarkedFrame(++number, wall.instant(), List.copyOf(open), more));
    }
    open = new ArrayList<>();
    more = 0;
  }

  /** Empty before the first. */
  public Optional<MarkedFrame> newest() {
    return newest;
  }
}
