package org.ticconnect.owner.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
 * Runs owners' files, each in a context of its own. News of the meters may come on any thread and
 * are never held up; serving and closing may wait for some seconds.
 */
public final class OwnerRoutes implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(OwnerRoutes.class);

  private final TextCheck check;
  private final SimpleRule rule;
  private final Surroundings around;
  private final BiConsumer<String, String> stopped;
  private final ReadWriteLock delivery = new ReentrantReadWriteLock();
  private volatile Map<String, ServedFile> files = Map.of();

  /**
   * @param check of each text before it is loaded
   * @param rule for the language simple, asked again when a text is loaded or made up
   * @param around what the files can reach
   * @param stopped told the name of a file that was stopped because it misbehaved, and why
   */
  public OwnerRoutes(
      TextCheck check, SimpleRule rule, Surroundings around, BiConsumer<String, String> stopped) {
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
   * @throws MappingException with all that is wrong; everything runs as before then
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
          if (old != after.get(name) && old.running()) {
            old.run().stop();
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
    Map<String, FileRun> made = new LinkedHashMap<>();
    List<Mistake> mistakes = new ArrayList<>();
    for (Map.Entry<String, String> file : textsByName.entrySet()) {
      ServedFile old = files.get(file.getKey());
      if (old == null || !old.runs(file.getValue())) {
        try {
          made.put(
              file.getKey(),
              FileRun.made(file.getKey(), file.getValue(), rule, around, FileRun.Keeping.RUN));
        } catch (MappingException refused) {
          mistakes.addAll(refused.mistakes());
        }
      }
    }
    if (!mistakes.isEmpty()) {
      made.values().forEach(FileRun::stop);
      throw new MappingException(mistakes);
    }
    return made;
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
      files.values().forEach(file -> news.accept(file.run().inlet()));
    } finally {
      delivery.readLock().unlock();
    }
  }

  /** Stops files that misbehave; to be called each second, does not wait. */
  public void watch() {
    long now = around.monotonic().getAsLong();
    files.forEach((name, file) -> file.watch(now).ifPresent(reason -> tell(name, reason)));
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
    before.values().stream().filter(ServedFile::running).forEach(file -> file.run().stop());
  }
}
