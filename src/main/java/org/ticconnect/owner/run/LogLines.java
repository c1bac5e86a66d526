package org.ticconnect.owner.run;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.LongSupplier;
import org.apache.camel.LoggingLevel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * What the log steps of one file say: the last lines are kept for showing, and a few a minute go to
 * the device's log, so that a route cannot fill it.
 */
final class LogLines {
  private static final Logger LOG = LoggerFactory.getLogger(LogLines.class);
  private static final int LONGEST = 500;

  private final String file;
  private final int most;
  private final int mostAMinute;
  private final LongSupplier monotonic;
  private final Clock wall;
  private final Deque<RunningFile.Line> last = new ArrayDeque<>();
  private long minuteBegan;
  private int written;
  private long unwritten;

  /**
   * @param most how many lines are kept
   * @param mostAMinute how many lines go to the device's log in a minute
   * @param monotonic clock in nanoseconds
   */
  LogLines(String file, int most, int mostAMinute, LongSupplier monotonic, Clock wall) {
    this.file = file;
    this.most = most;
    this.mostAMinute = mostAMinute;
    this.monotonic = monotonic;
    this.wall = wall;
    this.minuteBegan = monotonic.getAsLong();
  }

  synchronized void add(LoggingLevel level, String route, String text) {
    // Nobody is to write lines of the log that look like somebody else's.
    String line = text.replaceAll("\\p{Cntrl}+", " ");
    String kept = line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "...";
    if (last.size() == most) {
      last.removeFirst();
    }
    last.addLast(new RunningFile.Line(wall.instant(), level.name(), route, kept));
    turn();
    if (written < mostAMinute) {
      written++;
      LOG.atLevel(slf4j(level)).log("{}, route {}: {}", file, route, kept);
    } else {
      unwritten++;
    }
  }

  /** Tells of lines that were not written, once their minute is over. */
  synchronized void turn() {
    long now = monotonic.getAsLong();
    if (now - minuteBegan < Duration.ofMinutes(1).toNanos()) {
      return;
    }
    if (unwritten > 0) {
      LOG.info("{}: {} more lines of its routes were not written", file, unwritten);
    }
    minuteBegan = now;
    written = 0;
    unwritten = 0;
  }

  /** From the oldest to the newest. */
  synchronized List<RunningFile.Line> last() {
    return List.copyOf(last);
  }

  private static Level slf4j(LoggingLevel level) {
    return switch (level) {
      case ERROR -> Level.ERROR;
      case WARN -> Level.WARN;
      case DEBUG -> Level.DEBUG;
      case TRACE -> Level.TRACE;
      default -> Level.INFO;
    };
  }
}
