package org.ticconnect;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ticconnect.factory.FactoryDefaults;
import org.ticconnect.factory.Outcome;
import org.ticconnect.logs.LogRing;
import org.ticconnect.web.gate.Entrance;
import org.ticconnect.words.French;

/**
 * To whom the device belongs: to the same one over restarts inside the process, to nobody after
 * factory defaults. What is remembered of the one before outside of an application ends here.
 */
final class Ownership implements AutoCloseable {
  private static final Duration ENDING = Duration.ofSeconds(10);
  private static final String EVENT = "factory_reset";

  private final Installation where;
  private final FactoryDefaults defaults;
  private volatile Optional<Entrance> entrance = Optional.empty();
  private volatile Optional<Outcome> outcome = Optional.empty();
  private volatile boolean refused;
  private volatile boolean leaving;

  Ownership(Installation where) {
    this.where = where;
    this.defaults = new FactoryDefaults(where.data(), where.elsewhere());
  }

  /** To be called before anything else reads the data folder: goes on where a power cut was. */
  void begin() {
    if (defaults.pending()) {
      forget();
    } else {
      entrance = Optional.of(where.entrances().get());
    }
  }

  /** Who may do what, for the owner that there is now. */
  Entrance entrance() {
    return entrance.orElseThrow();
  }

  /**
   * The device is to belong to nobody.
   *
   * @throws IOException when nothing can be removed; it belongs to its owner on
   */
  void giveUp() throws IOException {
    try {
      defaults.ask();
    } catch (IOException readOnly) {
      refused = true;
      throw readOnly;
    }
    refused = false;
    leaving = true;
  }

  /** Whether the next application is to know nothing of what was. */
  boolean leaving() {
    return leaving;
  }

  /**
   * Ends what runs for the owner, in time: whatever it did later could come after the emptying.
   *
   * @throws IllegalStateException when it does not end; the process has to then, and the next one
   *     goes on with what was asked for
   */
  static void end(Application application) {
    CompletableFuture<Void> end =
        CompletableFuture.runAsync(application::leave, work -> new Thread(work, "ending").start());
    try {
      end.get(ENDING.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException stubborn) {
      throw new IllegalStateException("what ran does not end", stubborn);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("stopped in the middle", stopped);
    }
  }

  /** To be called when nothing runs that knew of the owner. */
  void leave() {
    close();
    leaving = false;
    forget();
  }

  private void forget() {
    Outcome done = defaults.finish();
    LogRing.ofProgram().clear();
    Entrance next = where.entrances().get();
    next.access().log().add(EVENT, "", "", done.complete() ? "" : "incomplete");
    outcome = Optional.of(done);
    entrance = Optional.of(next);
  }

  /** What the owner must know, in his language. */
  List<Map<String, String>> notices() {
    if (refused) {
      return List.of(
          Map.of(
              "code",
              "factory_reset_refused",
              "en",
              "Factory defaults were asked for, but the storage is read-only: nothing was"
                  + " removed.",
              "fr",
              "Les réglages d’usine ont été demandés, mais le stockage est en lecture seule :"
                  + " rien n’a été retiré."));
    }
    return outcome
        .filter(done -> !done.complete())
        .map(done -> Stream.concat(done.left().stream(), done.unforgotten().stream()).toList())
        .map(
            left ->
                List.of(
                    Map.of(
                        "code",
                        "factory_reset_incomplete",
                        "en",
                        "Factory defaults could not remove everything, do it by hand: "
                            + String.join(", ", left)
                            + ".",
                        "fr",
                        "Les réglages d’usine n’ont pas pu tout retirer, faites-le vous-même : "
                            + left.stream().map(French::of).collect(Collectors.joining(", "))
                            + ".")))
        .orElse(List.of());
  }

  /** Nobody gets in any more; what is under way of that is refused. */
  @Override
  public void close() {
    entrance.ifPresent(now -> now.access().close());
    entrance = Optional.empty();
  }
}
