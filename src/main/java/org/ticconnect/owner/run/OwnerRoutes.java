package org.ticconnect.owner.run;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ticconnect.mapping.MappingException;
import org.ticconnect.mapping.Mistake;
import org.ticconnect.meter.LiveUpdate;
import org.ticconnect.meter.Reading;
import org.ticconnect.owner.OwnerEvent;
import org.ticconnect.owner.endpoint.Inlet;
import org.ticconnect.owner.endpoint.Surroundings;

/**
 * Runs owners' files, each in a context of its own, at most 30 with 60 routes in all. News of the
 * meters may come on any thread and are never held up; serving and closing may wait for some
 * seconds.
 */
public final class OwnerRoutes implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(OwnerRoutes.class);

  private final TextCheck check;
  private final SimpleRule rule;
  private final Surroundings around;
  private final BiConsumer<String, String> stopped;
  private final ReadWriteLock delivery = new ReentrantReadWriteLock();
  private final CoreShare share;
  private volatile Map<String, ServedFile> files = Map.of();

  /**
   * @param check of each text before it is loaded
   * @param rule for the language simple, asked again when a text is loaded or made up
   * @param around what the files can reach
   * @param stopped told the name of a file that was stopped because it misbehaved, and why
   */
  public OwnerRoutes(
      TextCheck check, SimpleRule rule, Surroundings around, BiConsumer<String, String> stopped) {
    this(check, rule, around, stopped, CoreShare.MOST_OF_A_CORE);
  }

  /**
   * @param share of a processor core that all files together may take for some seconds
   */
  OwnerRoutes(
      TextCheck check,
      SimpleRule rule,
      Surroundings around,
      BiConsumer<String, String> stopped,
      double share) {
    this.share = new CoreShare(share, around.monotonic().getAsLong());
    this.check = check;
    this.rule = rule;
    this.around = around;
    this.stopped = stopped;
  }

  /**
   * Runs these files and no others. A file that runs with the same text goes on untouched; of the
   * others the new routes are started, then the old ones stopped.
   *
   * @param textsByName all files
   * @throws MappingException with all that is wrong, also when there are more than 30 files or more
   *     than 60 routes in all; everything runs as before then
   */
  public synchronized void serve(Map<String, String> textsByName) throws MappingException {
    check(textsByName);
    Map<String, FileRun> fresh = made(textsByName);
    started(fresh);
    Map<String, ServedFile> before = files;
    Map<String, ServedFile> after = new LinkedHashMap<>();
    long now = around.monotonic().getAsLong();
    new TreeMap<>(textsByName)
        .forEach(
            (name, text) ->
                after.put(
                    name,
                    fresh.containsKey(name)
                        ? new ServedFile(text, fresh.get(name), now, around.wall())
                        : before.get(name)));
    swap(after);
    before.forEach(
        (name, old) -> {
          if (old != after.get(name)) {
            old.run().ifPresent(FileRun::stop);
          }
        });
  }

  /** What came before goes to the files before, what comes after to these. */
  private void swap(Map<String, ServedFile> after) {
    delivery.writeLock().lock();
    try {
      files = Map.copyOf(after);
    } finally {
      delivery.writeLock().unlock();
    }
  }

  private void check(Map<String, String> textsByName) throws MappingException {
    List<Mistake> mistakes = new ArrayList<>();
    textsByName.forEach((name, text) -> mistakes.addAll(check.mistakes(name, text)));
    if (!mistakes.isEmpty()) {
      throw new MappingException(mistakes);
    }
  }

  private Map<String, FileRun> made(Map<String, String> textsByName) throws MappingException {
    Room room = new Room();
    Map<String, String> fresh = fresh(textsByName, room);
    Map<String, FileRun> made = new LinkedHashMap<>();
    List<Mistake> mistakes = new ArrayList<>();
    try {
      for (Map.Entry<String, String> file : fresh.entrySet()) {
        Optional<FileRun> run = made(file.getKey(), file.getValue(), mistakes);
        if (run.isPresent()) {
          made.put(file.getKey(), run.get());
          room.routes(file.getKey(), run.get().routeCount());
        }
      }
    } catch (MappingException full) {
      // No more are made: those that find no room take some while they are made.
      mistakes.addAll(full.mistakes());
    }
    if (!mistakes.isEmpty()) {
      made.values().forEach(FileRun::stop);
      throw new MappingException(mistakes);
    }
    return made;
  }

  private Optional<FileRun> made(String name, String text, List<Mistake> mistakes) {
    try {
      return Optional.of(FileRun.made(name, text, rule, around, FileRun.Keeping.RUN));
    } catch (MappingException refused) {
      mistakes.addAll(refused.mistakes());
      return Optional.empty();
    }
  }

  /** Those that do not run yet, by name; those that run have their room before them. */
  private Map<String, String> fresh(Map<String, String> textsByName, Room room)
      throws MappingException {
    Map<String, String> fresh = new TreeMap<>();
    for (Map.Entry<String, String> file : new TreeMap<>(textsByName).entrySet()) {
      Optional<FileRun> kept =
          Optional.ofNullable(files.get(file.getKey()))
              .filter(old -> old.runs(file.getValue()))
              .flatMap(ServedFile::run);
      if (kept.isPresent()) {
        room.file(file.getKey());
        room.routes(file.getKey(), kept.get().routeCount());
      } else {
        fresh.put(file.getKey(), file.getValue());
      }
    }
    for (String name : fresh.keySet()) {
      room.file(name);
    }
    return fresh;
  }

  private static void started(Map<String, FileRun> fresh) throws MappingException {
    try {
      for (FileRun run : fresh.values()) {
        run.start();
      }
    } catch (MappingException refused) {
      fresh.values().forEach(FileRun::stop);
      throw refused;
    }
  }

  /** A group came. */
  public void live(LiveUpdate update) {
    deliver(inlet -> inlet.live(update));
  }

  /** A frame is whole. */
  public void reading(Reading reading) {
    deliver(inlet -> inlet.reading(reading));
  }

  /** Something happened. */
  public void event(OwnerEvent event) {
    deliver(inlet -> inlet.event(event));
  }

  private void deliver(Consumer<Inlet> news) {
    delivery.readLock().lock();
    try {
      files.values().forEach(file -> file.run().map(FileRun::inlet).ifPresent(news));
    } finally {
      delivery.readLock().unlock();
    }
  }

  /** Stops files that misbehave; to be called each second, does not wait. */
  public void watch() {
    long now = around.monotonic().getAsLong();
    Map<String, ServedFile> watched = files;
    watched.forEach((name, file) -> file.watch(now).ifPresent(reason -> tell(name, reason)));
    Map<String, Long> taken = new HashMap<>();
    watched.forEach((name, file) -> file.taken().ifPresent(nanos -> taken.put(name, nanos)));
    share
        .hungriest(taken, now)
        .ifPresent(
            name -> {
              watched.get(name).stop(CoreShare.REASON);
              tell(name, CoreShare.REASON);
            });
  }

  private void tell(String name, String reason) {
    try {
      stopped.accept(name, reason);
    } catch (RuntimeException failed) {
      LOG.warn("Cannot tell that {} was stopped: {}", name, failed.toString());
    }
  }

  /** Whether a file is served and was not stopped. */
  public boolean runs(String name) {
    ServedFile file = files.get(name);
    return file != null && file.running();
  }

  /** All files by name, those that were stopped too. */
  public List<RunningFile> files() {
    return new TreeMap<>(files).values().stream().map(ServedFile::state).toList();
  }

  @Override
  public synchronized void close() {
    Map<String, ServedFile> before = files;
    files = Map.of();
    before.values().forEach(file -> file.run().ifPresent(FileRun::stop));
  }
}
