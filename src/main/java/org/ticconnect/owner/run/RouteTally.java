package org.ticconnect.owner.run;

import java.time.Clock;
import java.util.Optional;

/** Counts what becomes of the messages of one route. */
final class RouteTally {
  private final Clock wall;
  private long messages;
  private long failures;
  private int failuresInRow;
  private long untold;
  private Optional<RunningFile.Failure> last = Optional.empty();

  RouteTally(Clock wall) {
    this.wall = wall;
  }

  synchronized void succeeded() {
    messages++;
    failuresInRow = 0;
  }

  synchronized void failed(String reason) {
    messages++;
    failures++;
    failuresInRow++;
    untold++;
    last = Optional.of(new RunningFile.Failure(wall.instant(), reason));
  }

  synchronized long messages() {
    return messages;
  }

  synchronized int failuresInRow() {
    return failuresInRow;
  }

  /** Failures since this was last asked. */
  synchronized long untold() {
    long now = untold;
    untold = 0;
    return now;
  }

  synchronized Optional<RunningFile.Failure> last() {
    return last;
  }

  synchronized RunningFile.RouteState state(String id, long dropped) {
    return new RunningFile.RouteState(id, messages, failures, last, dropped);
  }
}
