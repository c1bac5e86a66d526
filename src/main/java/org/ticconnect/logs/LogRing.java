package org.ticconnect.logs;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.AppenderBase;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.slf4j.LoggerFactory;

/** Keeps the last {@link #KEPT} lines of the log, without secrets and identifiers. */
public final class LogRing extends AppenderBase<ILoggingEvent> {
  /** Most lines. */
  public static final int KEPT = 1000;

  private static final String NAME = "ring";

  private final Deque<LogLine> lines = new ArrayDeque<>();
  private long total;

  /** The one of this program, which is hung into the log when it is not there yet. */
  public static synchronized LogRing ofProgram() {
    if (!(LoggerFactory.getILoggerFactory() instanceof LoggerContext context)) {
      return new LogRing();
    }
    Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    if (root.getAppender(NAME) instanceof LogRing known) {
      return known;
    }
    LogRing ring = new LogRing();
    ring.setName(NAME);
    ring.setContext(context);
    ring.start();
    root.addAppender(ring);
    return ring;
  }

  @Override
  protected void append(ILoggingEvent event) {
    String logger = event.getLoggerName();
    String text = event.getFormattedMessage() + cause(event.getThrowableProxy());
    add(
        Instant.ofEpochMilli(event.getTimeStamp()),
        event.getLevel().toString(),
        logger.substring(logger.lastIndexOf('.') + 1),
        LogMask.of(text));
  }

  /** What went wrong; the way there stands in the system's journal. */
  private static String cause(IThrowableProxy thrown) {
    return thrown == null ? "" : " (" + thrown.getClassName() + ": " + thrown.getMessage() + ")";
  }

  private synchronized void add(Instant at, String level, String logger, String text) {
    lines.addLast(new LogLine(++total, at, level, logger, text));
    if (lines.size() > KEPT) {
      lines.removeFirst();
    }
  }

  /** Forgets all lines; numbers go on. */
  public synchronized void clear() {
    lines.clear();
  }

  /**
   * Lines with a higher number, oldest first.
   *
   * @param seen 0 for all that are kept
   */
  public synchronized List<LogLine> since(long seen) {
    if (seen >= total) {
      return List.of();
    }
    List<LogLine> news = new ArrayList<>(lines);
    news.removeIf(line -> line.number() <= seen);
    return news;
  }
}
