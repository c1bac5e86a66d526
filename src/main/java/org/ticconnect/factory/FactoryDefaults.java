package org.ticconnect.factory;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes a device one that nobody has used. A mark in the data folder is put on the medium before
 * anything goes and is the last that goes: as long as it is there, {@link #finish} has to be called
 * before anything else reads the folder.
 */
public final class FactoryDefaults {
  private static final Logger LOG = LoggerFactory.getLogger(FactoryDefaults.class);
  private static final String MARK = "factory-reset";

  /**
   * The device stays the same one; a file system's own folder is none of ours; what the machine was
   * called before its owner named it is gone when it is called so again.
   */
  private static final Set<String> STAYS = Set.of("device-id", "host-before", "lost+found", MARK);

  /** For each place, so that the claim page is there within twenty seconds. */
  private static final Duration PATIENCE = Duration.ofSeconds(4);

  private final Ground ground;
  private final Path data;
  private final Path mark;
  private final List<Elsewhere> elsewhere;
  private final Duration patience;

  /**
   * @param data the folder that the program writes to
   * @param elsewhere what else is to be forgotten
   */
  public FactoryDefaults(Path data, List<Elsewhere> elsewhere) {
    this(Ground.REAL, data, elsewhere, PATIENCE);
  }

  FactoryDefaults(Ground ground, Path data, List<Elsewhere> elsewhere, Duration patience) {
    this.ground = ground;
    this.data = data;
    this.mark = data.resolve(MARK);
    this.elsewhere = List.copyOf(elsewhere);
    this.patience = patience;
  }

  /** Whether they were asked for and are not done. */
  public boolean pending() {
    return ground.isThere(mark);
  }

  /**
   * Asks for them, over a power cut too: when this returns they will be.
   *
   * @throws IOException when nothing can be removed from that folder; nothing was changed
   */
  public void ask() throws IOException {
    try {
      ground.create(mark);
      ground.force(data);
    } catch (IOException refused) {
      if (!ground.isWritable(data)) {
        throw new IOException("the storage can only be read", refused);
      }
      // Removing makes room, and must not fail for want of it.
      LOG.warn(
          "Factory defaults cannot be noted, so that a power cut would leave them half done: {}",
          refused.toString());
    }
  }

  /** Has them be. Nothing may use the data folder meanwhile, or write what it knew of it after. */
  public Outcome finish() {
    List<String> left = new ArrayList<>(new Wipe(ground, data, STAYS).run());
    List<String> unforgotten = new ArrayList<>();
    for (Elsewhere place : elsewhere) {
      if (!forgotten(place)) {
        unforgotten.add(place.what());
      }
    }
    left.forEach(
        one -> LOG.error("Factory defaults: {} cannot be removed, remove it by hand", one));
    try {
      // Also when something is left: a later start must not take what the next owner has by then.
      ground.force(data);
      if (ground.isFolder(mark)) {
        // Whoever made it: left, it would empty the device at every start.
        left.addAll(new Wipe(ground, mark, Set.of()).run());
      }
      ground.remove(mark);
      ground.force(data);
    } catch (IOException readOnly) {
      LOG.error("Factory defaults will be done once more at the next start", readOnly);
    }
    return new Outcome(left, unforgotten);
  }

  private boolean forgotten(Elsewhere place) {
    CompletableFuture<Void> done = new CompletableFuture<>();
    Thread thread =
        new Thread(
            () -> {
              try {
                place.forgetting().forget();
                done.complete(null);
              } catch (Exception | LinkageError refused) {
                done.completeExceptionally(refused);
              }
            },
            "factory-defaults");
    thread.setDaemon(true);
    thread.start();
    try {
      done.get(patience.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (ExecutionException | TimeoutException refused) {
      LOG.error("Factory defaults: {} cannot be forgotten", place.what(), refused);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    return false;
  }
}
