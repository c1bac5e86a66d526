package org.ticconnect.history.past;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.ticconnect.meter.Reading;

/**
 * The past of one source: what goes in, what is asked of it. Safe for several threads.
 *
 * <p>Only what the frames of the source confirmed is in it, so nothing that is stale, in quarantine
 * or not believed.
 */
public final class Chronicle implements AutoCloseable {
  private static final int ENTRIES_AT_ONCE = 500;

  private final String source;
  private final Days days;
  private final Watch watch;
  private final Past past;
  private final Charts charts;

  private Chronicle(String source, Shelf shelf, Days days, LongSupplier monotonic, Clock device) {
    this.source = source;
    this.days = days;
    this.watch = new Watch(source, monotonic, device);
    this.past = new Past(shelf, days);
    this.charts = new Charts(past, watch);
  }

  /**
   * One that is kept in a file.
   *
   * @param source name in the configuration
   * @param folder that the program writes to
   * @param monotonic clock in nanoseconds
   * @param device the device's clock, which may be wrong
   */
  public static Chronicle onDisk(
      String source, Path folder, Days days, LongSupplier monotonic, Clock device) {
    return new Chronicle(source, new DiskShelf(file(folder, source)), days, monotonic, device);
  }

  /** One that is gone with the program: a recording is played, and its past did not happen here. */
  public static Chronicle inMemory(String source, Days days, LongSupplier monotonic, Clock device) {
    return new Chronicle(source, new MemoryShelf(), days, monotonic, device);
  }

  static Path file(Path folder, String source) {
    return folder.resolve("history-" + source + ".mv");
  }

  /** Name of the source. */
  public String source() {
    return source;
  }

  /** Drops what is not to be kept any more; may wait for the disk. */
  public void begin() {
    past.begin();
  }

  /** Takes a frame, without waiting; the minute that it shows to be over has to be kept. */
  public Optional<Minute> see(Reading frame) {
    return watch.see(frame);
  }

  /** Keeps a minute; may wait for the disk, and never fails. */
  public void keep(Minute minute) {
    past.keep(minute);
  }

  /** What is known of a time; at most some 2,000 steps, the first ones. */
  public Chart chart(Question asked) {
    return charts.chart(asked);
  }

  /**
   * A whole time as text, made while it is read.
   *
   * @param asked without series for all that there is something of
   */
  public InputStream export(Question asked, Format format) {
    Question complete =
        asked.of().isEmpty()
            ? new Question(asked.step(), asked.from(), asked.to(), told(asked))
            : asked;
    return Export.of(charts, source, complete, format);
  }

  private List<Series> told(Question asked) {
    Set<Series> told = new TreeSet<>(Comparator.comparing(Series.all()::indexOf));
    if (asked.step() == Step.SECOND) {
      told.addAll(EnumSet.allOf(Gauge.class));
      return List.copyOf(told);
    }
    long piece = asked.step().unit() * ENTRIES_AT_ONCE;
    for (long at = asked.step().start(asked.from()); at < asked.to(); at += piece) {
      NavigableMap<Long, Summary> kept =
          past.between(asked.step().kind(), at, Math.min(at + piece, asked.to()));
      kept.values().forEach(summary -> told.addAll(summary.means().keySet()));
      kept.values().forEach(summary -> told.addAll(summary.spans().keySet()));
      past.points(at, at + piece).values().forEach(points -> told.addAll(points.keySet()));
    }
    return List.copyOf(told);
  }

  /** The time by which frames are stamped now. */
  public Instant now() {
    return watch.now();
  }

  /**
   * What is kept.
   *
   * @param bytes on disk
   * @param first start of the oldest hour or minute
   * @param last start of the newest
   * @param days how long it is kept
   * @param problem why nothing can be kept now
   * @param damaged whether what was kept was found damaged at the start, and set aside
   */
  public record Info(
      long bytes,
      Optional<Instant> first,
      Optional<Instant> last,
      Days days,
      Optional<String> problem,
      boolean damaged) {}

  /** Opens the file when that was not done yet. */
  public Info info() {
    Optional<Instant> first =
        Stream.of(past.first(Kind.HOUR), past.first(Kind.MINUTE))
            .flatMap(Optional::stream)
            .min(Comparator.naturalOrder())
            .map(Instant::ofEpochSecond);
    Optional<Instant> last =
        Stream.of(past.last(Kind.HOUR), past.last(Kind.MINUTE))
            .flatMap(Optional::stream)
            .max(Comparator.naturalOrder())
            .map(Instant::ofEpochSecond);
    return new Info(past.shelf().bytes(), first, last, days, past.problem(), past.damaged());
  }

  /**
   * Start of the oldest that is kept in a step.
   *
   * @return empty when nothing is kept
   */
  public Optional<Instant> first(Step step) {
    return past.first(step.kind()).map(Instant::ofEpochSecond);
  }

  /** Why nothing can be kept now; empty when it can. Does not wait for the disk. */
  public Optional<String> problem() {
    return past.problem();
  }

  /** Whether what was kept was found damaged. */
  public boolean damaged() {
    return past.damaged();
  }

  /**
   * Forgets everything, also that which waits to be kept.
   *
   * @throws IOException when something may be left on the disk; the call may be repeated
   */
  public void purge() throws IOException {
    past.purge(watch.forget());
  }

  /** Keeps the minute that is not over; to be called when no frame comes any more. */
  @Override
  public void close() {
    watch.end().ifPresent(past::keep);
    past.close();
  }
}
