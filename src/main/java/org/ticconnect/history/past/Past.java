package org.ticconnect.history.past;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is kept of one source. A minute that cannot be kept waits in memory, at most {@link
 * #MOST_WAITING} of them, of which the oldest gives way.
 */
final class Past implements AutoCloseable {
  static final int MOST_WAITING = 120;
  private static final long HOUR = 3600;

  private static final Logger LOG = LoggerFactory.getLogger(Past.class);

  private final Shelf shelf;
  private final Days days;
  private final Retention retention;
  private final Deque<Minute> waiting = new ArrayDeque<>();
  private volatile Optional<String> problem = Optional.empty();
  private volatile boolean damaged;
  private int purges;

  Past(Shelf shelf, Days days) {
    this.shelf = shelf;
    this.days = days;
    this.retention = new Retention(days);
  }

  /** Drops what is not to be kept any more; may wait for the disk. */
  synchronized void begin() {
    try {
      if (days.none()) {
        shelf.wipe();
        return;
      }
      List<Long> gone = retention.gone(shelf);
      if (!gone.isEmpty()) {
        shelf.change(Map.of(), gone);
      }
      damaged = shelf.damaged();
    } catch (IOException refused) {
      failed(refused);
    }
  }

  /** Keeps a minute; waits for the disk, and never fails. */
  void keep(Minute minute) {
    keep(List.of(minute));
  }

  synchronized void keep(List<Minute> minutes) {
    if (days.none()) {
      return;
    }
    minutes.stream().filter(minute -> minute.purges() == purges).forEach(waiting::add);
    Map<Long, byte[]> puts = new TreeMap<>();
    waiting.forEach(minute -> add(puts, minute));
    try {
      shelf.change(puts, retention.gone(shelf));
      waiting.clear();
      damaged = shelf.damaged();
      problem.ifPresent(any -> LOG.info("The past for charts is kept on disk again"));
      problem = Optional.empty();
    } catch (IOException refused) {
      failed(refused);
      while (waiting.size() > MOST_WAITING) {
        waiting.removeFirst();
      }
    }
  }

  private void failed(IOException refused) {
    if (problem.isEmpty()) {
      LOG.warn(
          "The past for charts cannot be kept on disk; the last {} minutes wait in memory: {}: is"
              + " the disk full, may this user write there?",
          MOST_WAITING,
          refused.getMessage());
    }
    problem = Optional.of(String.valueOf(refused.getMessage()));
  }

  private void add(Map<Long, byte[]> puts, Minute minute) {
    long start = minute.start();
    long minuteKey = Kind.MINUTE.key(start);
    Optional<Summary> same = decoded(puts, minuteKey, start).map(SummaryCodec.Decoded::summary);
    long hour = Math.floorDiv(start, HOUR) * HOUR;
    long hourKey = Kind.HOUR.key(hour);
    Optional<SummaryCodec.Decoded> before = decoded(puts, hourKey, hour);
    long bit = 1L << (start - hour) / Minute.SECONDS;
    boolean again = before.filter(known -> (known.minutes() & bit) != 0).isPresent();
    // What the clock tells a second time, for it was set back, is not kept a second time; the rest
    // of a minute in which the program was started anew is.
    if (same.filter(known -> minute.summary().from() <= known.until()).isPresent()
        || again
            && before
                .filter(known -> minute.summary().from() <= known.summary().until())
                .isPresent()) {
      return;
    }
    retention.kept(start);
    if (days.minutes() > 0) {
      Summary whole =
          same.map(known -> known.with(minute.summary()).asOne()).orElse(minute.summary());
      puts.put(minuteKey, SummaryCodec.encode(start, 0, whole));
    }
    if (days.hours() > 0) {
      Summary whole =
          before.map(known -> known.summary().with(minute.summary())).orElse(minute.summary());
      long minutes = before.map(SummaryCodec.Decoded::minutes).orElse(0L) | bit;
      puts.put(hourKey, SummaryCodec.encode(hour, minutes, whole));
    }
    minute.points().forEach(point -> add(puts, point));
  }

  private void add(Map<Long, byte[]> puts, CurvePoint point) {
    long key = Kind.CURVE.key(point.at());
    Map<Curve, Long> points = curve(bytes(puts, key));
    points.putIfAbsent(point.curve(), point.watts());
    ByteBuffer out = ByteBuffer.allocate(SummaryCodec.LARGEST);
    points.forEach(
        (curve, watts) -> {
          out.put((byte) curve.ordinal());
          Numbers.put(out, watts);
        });
    puts.put(key, Numbers.written(out));
  }

  private static Map<Curve, Long> curve(Optional<byte[]> bytes) {
    Map<Curve, Long> points = new TreeMap<>();
    ByteBuffer in = ByteBuffer.wrap(bytes.orElse(new byte[0]));
    try {
      while (in.hasRemaining()) {
        Curve curve = Curve.values()[in.get()];
        points.put(curve, Numbers.get(in));
      }
    } catch (RuntimeException damaged) {
      return points;
    }
    return points;
  }

  private Optional<SummaryCodec.Decoded> decoded(Map<Long, byte[]> puts, long key, long start) {
    return bytes(puts, key).flatMap(bytes -> SummaryCodec.decode(start, bytes));
  }

  private Optional<byte[]> bytes(Map<Long, byte[]> puts, long key) {
    return Optional.ofNullable(puts.get(key)).or(() -> shelf.get(key));
  }

  /** Whether there is any of a kind. */
  boolean keeps(Kind kind) {
    return days.of(kind) > 0;
  }

  /** Minutes or hours from one second up to another, by their start. */
  NavigableMap<Long, Summary> between(Kind kind, long from, long to) {
    NavigableMap<Long, Summary> found = new TreeMap<>();
    if (days.none()) {
      return found;
    }
    shelf
        .between(kind.key(from), kind.key(to))
        .forEach(
            (key, bytes) -> {
              long start = kind.second(key);
              SummaryCodec.decode(start, bytes)
                  .ifPresent(decoded -> found.put(start, decoded.summary()));
            });
    return found;
  }

  /** Points of the load curve from one second up to another, by the end of their period. */
  NavigableMap<Long, Map<Curve, Long>> points(long from, long to) {
    NavigableMap<Long, Map<Curve, Long>> found = new TreeMap<>();
    if (days.none()) {
      return found;
    }
    shelf
        .between(Kind.CURVE.key(from), Kind.CURVE.key(to))
        .forEach((key, bytes) -> found.put(Kind.CURVE.second(key), curve(Optional.of(bytes))));
    return found;
  }

  /** Start of the oldest entry of a kind. */
  Optional<Long> first(Kind kind) {
    if (days.none()) {
      return Optional.empty();
    }
    return shelf.keys(kind.first(), kind.end(), 1).stream().findFirst().map(kind::second);
  }

  /** Start of the newest entry of a kind. */
  Optional<Long> last(Kind kind) {
    if (days.none()) {
      return Optional.empty();
    }
    return shelf.last(kind.first(), kind.end()).map(kind::second);
  }

  /** Why nothing can be kept now; empty when it can. */
  Optional<String> problem() {
    return problem;
  }

  /** Whether what was kept was found damaged, as far as that was seen. */
  boolean damaged() {
    return damaged;
  }

  Shelf shelf() {
    return shelf;
  }

  /**
   * Forgets everything.
   *
   * @param count how often that was, with this one; minutes from before are not kept any more
   * @throws IOException when something may be left on the disk
   */
  synchronized void purge(int count) throws IOException {
    purges = count;
    waiting.clear();
    shelf.wipe();
    damaged = false;
  }

  @Override
  public void close() {
    shelf.close();
  }
}
