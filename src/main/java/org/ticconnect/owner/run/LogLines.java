package org.ticconnect.owner.run;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;
import org.apache.camel.LoggingLevel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.ticconnect.owner.endpoint.Excerpt;
import org.ticconnect.owner.endpoint.Recent;

/**
 * What the log steps of one file say: the last lines are kept for showing, and a few a minute go to
 * the device's log, so that a route cannot fill it.
 */
final class LogLines {
  private static final Logger LOG = LoggerFactory.getLogger(LogLines.class);
  private static final int LONGEST = 500;

  /** The names of the fields, the level and the time in an answer. */
  private static final int FIELDS_BYTES = 100;

  private final String file;
  private final int mostAMinute;
  private final LongSupplier monotonic;
  private final Clock wall;
  private final Recent<RunningFile.Line> last;
  private long minuteBegan;
  private int written;
  private long unwritten;

  /**
   * @param keeping how many lines are kept, and how many go to the device's log
   * @param monotonic clock in nanoseconds
   */
  LogLines(String file, FileRun.Keeping keeping, LongSupplier monotonic, Clock wall) {
    this.file = file;
    this.last = new Recent<>(keeping.lines(), keeping.lineBytes(), LogLines::bytes);
    this.mostAMinute = keeping.written();
    this.monotonic = monotonic;
    this.wall = wall;
    this.minuteBegan = monotonic.getAsLong();
  }

  private static int bytes(RunningFile.Line line) {
    return FIELDS_BYTES + Excerpt.jsonBytes(line.route()) + Excerpt.jsonBytes(line.text());
  }

  synchronized void add(LoggingLevel level, String route, String text) {
    // Nobody is to write lines of the log that look like somebody else's.
    String kept = Excerpt.of(text, LONGEST).replaceAll("\\p{Cntrl}+", " ");
    last.add(new RunningFile.Line(wall.instant(), level.name(), route, kept));
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
  List<RunningFile.Line> last() {
    return last.all();
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
