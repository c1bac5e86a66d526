package org.ticconnect.files;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ticconnect.mapping.MappingException;
import org.ticconnect.mapping.Mistake;

/**
 * Has other versions of files run while the program runs: checked first, served by all parts or by
 * none, watched for a while, and taken back when something does not do well meanwhile.
 */
public final class Activation {
  private static final Logger LOG = LoggerFactory.getLogger(Activation.class);
  private static final long PATIENCE_SECONDS = 2;

  private final Library library;
  private final Drafts drafts;
  private final Serving serving;
  private final Duration watch;
  private final LongSupplier monotonic;
  private final ReentrantLock lock = new ReentrantLock(true);
  private volatile Optional<Watched> watched = Optional.empty();
  private boolean begun;

  /**
   * @param parts in the order in which they are to take over
   * @param watch how long a change is watched
   * @param monotonic clock in nanoseconds
   */
  public Activation(Library library, List<Part> parts, Duration watch, LongSupplier monotonic) {
    this.library = library;
    this.drafts = new Drafts(library);
    this.serving = new Serving(parts);
    this.watch = watch;
    this.monotonic = monotonic;
  }

  /**
   * Says what the parts serve already; to be called before the first change.
   *
   * @param own by whole name
   */
  public void begin(Map<String, String> own) {
    lock.lock();
    try {
      serving.serves(own);
      begun = true;
    } finally {
      lock.unlock();
    }
  }

  /**
   * What would be wrong if these texts ran, together with what runs.
   *
   * @param changed by whole name
   */
  public List<Mistake> mistakes(Map<String, String> changed) {
    lock.lock();
    try {
      Map<String, String> own = new TreeMap<>(serving.served());
      own.putAll(changed);
      return serving.mistakes(own);
    } finally {
      lock.unlock();
    }
  }

  /**
   * What would be wrong if these texts ran and no others.
   *
   * @param own by whole name
   */
  public List<Mistake> mistakesOfAll(Map<String, String> own) {
    lock.lock();
    try {
      return serving.mistakes(own);
    } finally {
      lock.unlock();
    }
  }

  /**
   * Has other versions run, all of them or none.
   *
   * @param changes the version by file; empty for none, so that the shipped one serves
   * @throws MappingException when something is wrong with them; what ran runs on, and the versions
   *     are drafts with their errors
   * @throws IOException when it cannot be written down; what ran runs on
   * @throws BusyException before {@link #begin}
   */
  public void activate(Map<FileName, Optional<Integer>> changes)
      throws MappingException, IOException {
    lock.lock();
    try {
      if (!begun) {
        throw new BusyException("the device is just starting: try again in some seconds");
      }
      // What stopped by itself is not to come back with this change.
      handleTroubles();
      Map<FileName, Optional<Integer>> before = new LinkedHashMap<>();
      changes.keySet().forEach(name -> before.put(name, served(name)));
      Map<String, String> own = with(changes);
      take(changes, own);
      watched = Optional.of(new Watched(changes, before, monotonic.getAsLong() + watch.toNanos()));
      LOG.info("{} changed and watched for {} s", changes.keySet(), watch.toSeconds());
    } finally {
      lock.unlock();
    }
  }

  /** The version that is served; empty when the shipped file is, as in safe mode. */
  private Optional<Integer> served(FileName name) {
    return serving.served().containsKey(name.path())
        ? library.own(name).flatMap(OwnFile::active)
        : Optional.empty();
  }

  private Map<String, String> with(Map<FileName, Optional<Integer>> changes) throws IOException {
    Map<String, String> own = new TreeMap<>(serving.served());
    for (Map.Entry<FileName, Optional<Integer>> change : changes.entrySet()) {
      String path = change.getKey().path();
      if (change.getValue().isEmpty()) {
        own.remove(path);
      } else {
        own.put(
            path,
            library
                .text(change.getKey(), change.getValue().get())
                .orElseThrow(
                    () ->
                        new IOException(
                            path + ": version " + change.getValue().get() + " is not kept")));
      }
    }
    return own;
  }

  private void take(Map<FileName, Optional<Integer>> changes, Map<String, String> own)
      throws MappingException, IOException {
    Map<String, String> served = serving.served();
    try {
      List<Mistake> mistakes = serving.mistakes(own);
      if (!mistakes.isEmpty()) {
        throw new MappingException(mistakes);
      }
      serving.serve(own);
    } catch (MappingException refused) {
      drafts.refused(changes, refused);
      throw refused;
    }
    try {
      library.run(changes);
    } catch (IOException | RuntimeException unwritable) {
      serving.serve(served);
      throw unwritable;
    }
  }

  /**
   * Takes a file out, and forgets it and its history.
   *
   * @throws MappingException when something that runs needs it
   * @throws IOException when it cannot be written down
   */
  public void delete(FileName name) throws MappingException, IOException {
    lock.lock();
    try {
      if (library.own(name).flatMap(OwnFile::active).isPresent()) {
        activate(Map.of(name, Optional.empty()));
      }
      watched =
          watched.map(change -> change.without(name)).filter(change -> !change.changes().isEmpty());
      library.delete(name);
    } finally {
      lock.unlock();
    }
  }

  /** Takes back a change that does not do well; to be called each second. */
  public void look() {
    try {
      if (!lock.tryLock(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        return; // a change is being made, and is looked at later
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return;
    }
    try {
      if (watched.filter(change -> change.over(monotonic.getAsLong())).isPresent()) {
        LOG.info("{} do well", watched.get().changes().keySet());
        watched = Optional.empty();
      }
      handleTroubles();
    } finally {
      lock.unlock();
    }
  }

  private void handleTroubles() {
    List<Part.Trouble> troubles = serving.troubles();
    Optional<Watched> change = watched;
    for (Part.Trouble trouble : troubles) {
      try {
        if (change.filter(made -> made.concerns(trouble)).isEmpty()) {
          if (trouble.file().isPresent()) {
            stop(trouble.file().get(), trouble.reason());
          }
        } else if (watched.isPresent()) { // else it was taken back already
          takeBack(watched.get(), trouble);
        }
      } catch (IOException unwritable) {
        LOG.warn(
            "{}: this cannot be written down, and comes again at the next start: {}",
            trouble.reason(),
            unwritable.toString());
      }
    }
  }

  private void takeBack(Watched change, Part.Trouble trouble) throws IOException {
    watched = Optional.empty();
    LOG.warn("{} taken back: {}", change.changes().keySet(), trouble.reason());
    try {
      serving.serve(with(change.before()));
    } catch (MappingException | IOException unforeseen) {
      LOG.error("What served before does not any more: {}", unforeseen.getMessage());
    }
    for (Map.Entry<FileName, Optional<Integer>> made : change.changes().entrySet()) {
      Optional<Integer> before = change.before().get(made.getKey());
      boolean blamed = trouble.file().isEmpty() || trouble.file().get().equals(made.getKey());
      if (made.getValue().isPresent() && blamed) {
        library.failed(made.getKey(), made.getValue().get(), trouble.reason(), before);
      } else {
        library.run(Map.of(made.getKey(), before));
      }
    }
  }

  /** Long after a change: the file runs no more, and nothing of before comes back unasked. */
  private void stop(FileName name, String reason) throws IOException {
    Map<String, String> own = new TreeMap<>(serving.served());
    own.remove(name.path());
    serving.serves(own);
    Optional<Integer> active = library.own(name).flatMap(OwnFile::active);
    if (active.isPresent()) {
      library.failed(name, active.get(), reason, Optional.empty());
    }
  }

  /** Files of a change that is being watched. */
  public List<FileName> watched() {
    return watched.map(change -> List.copyOf(change.changes().keySet())).orElse(List.of());
  }
}
